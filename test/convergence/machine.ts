// Applies a list of actions to a pipeline: partners change the bucket, messages arrive late, twice or never,
// workers take turns and die.

import type { Action, Chosen } from './actions.ts'
import { bytesOf, type Content } from './drops.ts'
import { isFinal } from './mail-faults.ts'
import { FIRST_PARTNERS, type Partners, partnersJson } from './partners.ts'
import { handle, type Message, type Pipeline } from './pipeline.ts'
import { startWorker, type Worker } from './worker.ts'

export interface Machine {
  readonly pipeline: Pipeline
  act(action: Action): Promise<void>
  /** Ends every worker and the faults of SES, and repairs the settings if they are broken. */
  quieten(): Promise<void>
  /** Handles all that waits, one message after the other. */
  drain(): Promise<void>
  /** Nothing was lost, and who died has a successor: then everything must be right without any sweep. */
  isUnharmed(): boolean
  /** Besides, nobody died, SES took what it answered for, and the settings stayed: then every message is sent. */
  isMailUnharmed(): boolean
  /** What the bucket holds now. */
  objects(): Map<string, Content>
  partners(): Partners
}

/** For one more, the oldest comes to its end first. */
const WORKERS_AT_ONCE = 4
/** As the queues do: then the message is put aside, and the sweep or the plan must come by what it was about. */
const MAX_RECEIVES = 5
/** As long as an invocation may last. */
const INVOCATION_MINUTES = 15

interface Waiting {
  readonly message: Message
  readonly receives: number
}

interface Working {
  readonly worker: Worker
  readonly waiting: Waiting
}

export async function startMachine(pipeline: Pipeline): Promise<Machine> {
  let inbox: Waiting[] = []
  let working: Working[] = []
  let partners = FIRST_PARTNERS
  let unharmed = true
  let mailUnharmed = true
  let died = false
  let wentBack = false
  /** Oldest first; null: a delete marker. */
  const versions = new Map<string, (Content | null)[]>()

  const versionsOf = (key: string) => versions.get(key) ?? []

  async function setPartners(next: Partners): Promise<void> {
    partners = next
    await pipeline.putSettings(partnersJson(next))
  }

  async function collect(): Promise<void> {
    for (const message of await pipeline.take()) inbox.push({ message, receives: 0 })
  }

  async function chosen({ message: nth, of }: Chosen): Promise<Waiting | undefined> {
    await collect()
    const among = inbox.filter(({ message }) => of === undefined || message.kind === of)
    return among.at(-1 - (nth % Math.max(among.length, 1)))
  }

  async function start({ message, receives }: Waiting): Promise<Worker> {
    if (working.length >= WORKERS_AT_ONCE) await working[0]?.worker.finish()
    settleDone()
    const worker = await startWorker(pipeline.ports, (ports) => handle(message, ports))
    working.push({ worker, waiting: { message, receives: receives + 1 } })
    settleDone()
    return worker
  }

  /** A message whose worker failed or died comes back; the clock's ticks do not. */
  function giveBack(waiting: Waiting): void {
    if (waiting.message.kind === 'plan' || waiting.message.kind === 'sweep') return
    if (waiting.receives < MAX_RECEIVES) inbox.push(waiting)
    else unharmed = false
  }

  function settleDone(): void {
    for (const { worker, waiting } of working) {
      if (worker.isDone() && worker.failure() !== null) giveBack(waiting)
    }
    working = working.filter(({ worker }) => !worker.isDone())
  }

  async function kill({ worker, waiting }: Working, lastCall: 'lost' | 'made'): Promise<void> {
    await worker.kill(lastCall)
    died = true
    giveBack(waiting)
    working = working.filter((other) => other.worker !== worker)
  }

  function workerAt(nth: number): Working | undefined {
    return working.at(-1 - (nth % Math.max(working.length, 1)))
  }

  async function act(action: Action): Promise<void> {
    switch (action.do) {
      case 'put':
        versions.set(action.key, [...versionsOf(action.key), action.content])
        return pipeline.put(action.key, bytesOf(action.content))
      case 'remove':
        wentBack = true
        versions.set(action.key, [...versionsOf(action.key), null])
        return pipeline.remove(action.key)
      case 'revert':
        if (versionsOf(action.key).length === 0) return
        wentBack = true
        versions.set(action.key, versionsOf(action.key).slice(0, -1))
        return pipeline.revert(action.key)
      case 'settings':
        mailUnharmed = false
        wentBack = true
        return setPartners(action.partners)
      case 'mail':
        if (isFinal(action.fault)) mailUnharmed = false
        pipeline.mailFaults.push(action.fault)
        return
      case 'deliver':
      case 'handle': {
        const waiting = await chosen(action)
        if (waiting === undefined) return
        inbox = inbox.filter((other) => other !== waiting)
        const worker = await start(waiting)
        if (action.do === 'handle') await worker.finish()
        return settleDone()
      }
      case 'repeat': {
        const waiting = await chosen(action)
        if (waiting !== undefined) inbox.push({ ...waiting })
        return
      }
      case 'lose': {
        const waiting = await chosen(action)
        if (waiting !== undefined && isBestEffort(waiting.message)) {
          inbox = inbox.filter((other) => other !== waiting)
          unharmed = false
        }
        return
      }
      case 'step':
        for (let call = 0; call < action.calls; call++)
          await workerAt(action.worker)?.worker.step(action.pick)
        return settleDone()
      case 'reach':
        await workerAt(action.worker)?.worker.reach(action.call, action.past)
        return settleDone()
      case 'finish':
        await workerAt(action.worker)?.worker.finish()
        return settleDone()
      case 'kill': {
        const victim = workerAt(action.worker)
        return victim === undefined ? undefined : kill(victim, action.lastCall)
      }
      case 'tick':
        await start({ message: { kind: action.of }, receives: 0 })
        return
      case 'advance':
        pipeline.advance(action.minutes * 60_000)
        if (action.minutes >= INVOCATION_MINUTES) for (const each of working) await kill(each, 'lost')
    }
  }

  await setPartners(FIRST_PARTNERS)
  return {
    pipeline,
    act,
    async quieten() {
      for (const { worker } of working) await worker.finish()
      settleDone()
      pipeline.mailFaults.length = 0
      if (partners.isBroken) await setPartners({ ...partners, isBroken: false })
    },
    async drain() {
      for (await collect(); inbox.length > 0; await collect()) {
        const [first] = inbox.splice(0, 1)
        if (first === undefined) return
        const received = { ...first, receives: first.receives + 1 }
        await handle(first.message, pipeline.ports).catch(() => giveBack(received))
      }
    },
    // A receipt that says what an older one said is taken for it by who died over the older one: then a sweep helps.
    isUnharmed: () => unharmed && !(died && wentBack),
    isMailUnharmed: () => unharmed && !died && mailUnharmed,
    objects() {
      const current = Array.from(versions, ([key, all]) => [key, all.at(-1) ?? null] as const)
      return new Map(current.filter((entry): entry is readonly [string, Content] => entry[1] !== null))
    },
    partners: () => partners,
  }
}

/** Queues lose nothing; what tells of the buckets and of mails may never come. */
function isBestEffort({ kind }: Message): boolean {
  return kind === 'event' || kind === 'settings' || kind === 'feedback'
}
