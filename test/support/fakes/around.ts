// Puts something around every call of a worker to its ports: a step before it, a fault in its place, a wait for
// its turn. A list and the body of a drop are several calls, one for each of their items.

export interface PortCall {
  /** `records.put`. */
  readonly name: string
  readonly args: readonly unknown[]
  /** Which item of a list or a body is asked for, from 0; null: an ordinary call. */
  readonly item: number | null
  /** Makes the call; may be made later, or not at all. */
  run(): Promise<unknown>
}

/** Gives what the worker is to get. */
export type Around = (call: PortCall) => Promise<unknown>

/** The same ports with `around` at every call; plain values, clocks and ids pass through. */
export function aroundCalls<Ports extends object>(ports: Ports, around: Around): Ports {
  return wrap(ports, '', around)
}

/** They do not reach the world. */
const NO_CALLS = new Set(['clock', 'newGeneration', 'newOwner', 'pause', 'alert'])

const LISTS = new Set(['list', 'all', 'points', 'entitlements', 'activity', 'support'])

function wrap<T extends object>(target: T, path: string, around: Around): T {
  return new Proxy(target, {
    get(object, property) {
      const member: unknown = Reflect.get(object, property)
      const short = String(property)
      const name = path === '' ? short : `${path}.${short}`
      if (typeof member === 'object' && member !== null) return wrap(member, name, around)
      if (typeof member !== 'function' || NO_CALLS.has(short)) return member
      if (short === 'openWriter')
        return (...args: unknown[]) => wrap(member.apply(object, args), path, around)
      if (LISTS.has(short))
        return (...args: unknown[]) => items(() => member.apply(object, args), name, args, around)
      return async (...args: unknown[]) => {
        const answer = await around({ name, args, item: null, run: async () => member.apply(object, args) })
        return isIterable(answer) ? items(() => answer, `${name} body`, args, around) : answer
      }
    },
  })
}

async function* items(
  open: () => AsyncIterable<unknown>,
  name: string,
  args: readonly unknown[],
  around: Around,
): AsyncGenerator<unknown> {
  let iterator: AsyncIterator<unknown> | null = null
  const next = () => {
    iterator ??= open()[Symbol.asyncIterator]()
    return iterator.next()
  }
  for (let item = 0; ; item++) {
    const step = (await around({ name, args, item, run: next })) as IteratorResult<unknown>
    if (step.done === true) return
    yield step.value
  }
}

function isIterable(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}
