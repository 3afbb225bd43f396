// Steps between the calls of a worker: something else can happen before any call to a port, or the worker can
// die there. That is how disorder is made on purpose.

/** Called before the n-th call (from 1) of the worker, whichever port it is to. */
export type BeforeCall = (call: number) => Promise<void> | void

/** The same ports, with a step before each call; plain values and synchronous functions pass through. */
export function stepped<Ports extends object>(ports: Ports, beforeCall: BeforeCall): Ports {
  const counter = { calls: 0 }
  return wrap(ports, async () => {
    counter.calls++
    await beforeCall(counter.calls)
  })
}

export async function countCalls<Ports extends object>(
  ports: Ports,
  work: (ports: Ports) => Promise<unknown>,
): Promise<number> {
  let calls = 0
  await work(
    stepped(ports, (call) => {
      calls = call
    }),
  )
  return calls
}

/** Thrown where a worker dies. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

const SYNCHRONOUS = new Set(['clock', 'newGeneration', 'newOwner', 'openWriter'])

function wrap<T extends object>(target: T, step: () => Promise<void>): T {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name)
      if (typeof member === 'object' && member !== null) return wrap(member, step)
      if (typeof member !== 'function') return member
      if (typeof name === 'string' && SYNCHRONOUS.has(name)) {
        return name === 'openWriter' ? (...args: unknown[]) => wrap(member.apply(object, args), step) : member
      }
      if (name === 'list' || name === 'entitlements' || name === 'activity' || name === 'support') {
        return async function* (...args: unknown[]) {
          await step()
          yield* member.apply(object, args)
        }
      }
      return async (...args: unknown[]) => {
        await step()
        return member.apply(object, args)
      }
    },
  })
}
