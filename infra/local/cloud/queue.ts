// The queue in the process: delivers to a Lambda function at least once, as SQS does, and keeps what nobody could do.

import { randomUUID } from 'node:crypto'
import { type Failures, type Invocation, invoke, type Message, type SqsHandler } from './invocation.ts'
import { systemTimers, type Timers } from './timers.ts'

export type { SqsHandler } from './invocation.ts'

/** Who takes the messages of a queue: what an event source mapping and a redrive policy say on AWS. */
export interface Consumer {
  readonly handler: SqsHandler
  /** The most messages that one call is given; 10 unless said otherwise. */
  readonly batchSize?: number
  /** The most calls at a time; 2 unless said otherwise. */
  readonly concurrency?: number
  /** After so many failed receives a message is a dead letter; 5 unless said otherwise. */
  readonly maxReceives?: number
  /** How long a message waits that was received so often; grows from a tenth of a second unless said otherwise. */
  readonly backoffMs?: (receives: number) => number
  /** How long a call may take; 15 minutes, the most that Lambda allows, unless said otherwise. */
  readonly timeoutMs?: number
}

export interface DeadLetter {
  readonly id: string
  readonly body: string
  readonly receives: number
  /** Why the last receive failed. */
  readonly reason: string
}

export interface SendOptions {
  readonly delayMs?: number
  readonly attributes?: Message['attributes']
}

export interface Queue {
  readonly name: string
  /** Gives the id of the message. */
  send(body: string, options?: SendOptions): string
  /** Messages wait until there is a consumer; a new one takes the place of the old. */
  connect(consumer: Consumer): void
  /** Resolves when nothing waits and nothing is in flight. Dead letters do not count. */
  idle(): Promise<void>
  isIdle(): boolean
  deadLetters(): readonly DeadLetter[]
  /** Drops what waits; gives calls in flight some time to end, two seconds unless said otherwise. */
  close(graceMs?: number): Promise<void>
}

const defaults = {
  batchSize: 10,
  concurrency: 2,
  maxReceives: 5,
  backoffMs: (receives: number) => Math.min(100 * 2 ** receives, 10_000),
  timeoutMs: 15 * 60 * 1000,
}

export function queue({ name, timers = systemTimers }: { name: string; timers?: Timers }): Queue {
  const ready: Message[] = []
  const delayed = new Set<() => void>()
  const dead: DeadLetter[] = []
  const idlers: (() => void)[] = []
  let consumer: Required<Consumer> | null = null
  let callsInFlight = 0
  let closed = false

  function put(message: Message, delayMs: number): void {
    if (closed) return
    if (delayMs > 0) {
      const callOff = timers.after(delayMs, () => {
        delayed.delete(callOff)
        put(message, 0)
      })
      delayed.add(callOff)
    } else {
      ready.push(message)
      // Not at once: what is sent together is received together.
      queueMicrotask(deliver)
    }
  }

  function deliver(): void {
    while (consumer !== null && callsInFlight < consumer.concurrency && ready.length > 0) {
      const nowMs = timers.now()
      const batch = ready.splice(0, consumer.batchSize).map((message) => received(message, nowMs))
      callsInFlight += 1
      void call(consumer, batch)
    }
  }

  async function call(to: Required<Consumer>, batch: readonly Message[]): Promise<void> {
    const invocation: Invocation = { queue: name, handler: to.handler, timeoutMs: to.timeoutMs, timers }
    const failures = await invoke(invocation, batch)
    for (const message of batch) if (failures.ids.has(message.id)) putBack(to, message, failures)
    callsInFlight -= 1
    deliver()
    if (isIdle()) for (const resolve of idlers.splice(0)) resolve()
  }

  function putBack(to: Required<Consumer>, message: Message, { reason }: Failures): void {
    const { id, body, receives } = message
    if (receives >= to.maxReceives) dead.push({ id, body, receives, reason })
    else put(message, to.backoffMs(receives))
  }

  function isIdle(): boolean {
    return ready.length === 0 && delayed.size === 0 && callsInFlight === 0
  }

  function idle(): Promise<void> {
    return isIdle() ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))
  }

  return {
    name,
    send(body, { delayMs = 0, attributes = {} } = {}) {
      const message = {
        id: randomUUID(),
        body,
        attributes,
        sentMs: timers.now(),
        firstReceivedMs: 0,
        receives: 0,
      }
      put(message, delayMs)
      return message.id
    },
    connect(given) {
      consumer = { ...defaults, ...given }
      queueMicrotask(deliver)
    },
    idle,
    isIdle,
    deadLetters: () => dead,
    async close(graceMs = 2000) {
      if (closed) return
      closed = true
      consumer = null
      ready.length = 0
      for (const callOff of delayed) callOff()
      delayed.clear()
      const patience = Promise.withResolvers<void>()
      const callOff = timers.after(graceMs, patience.resolve)
      await Promise.race([idle(), patience.promise])
      callOff()
      for (const resolve of idlers.splice(0)) resolve()
    },
  }
}

function received(message: Message, nowMs: number): Message {
  const receives = message.receives + 1
  return { ...message, receives, firstReceivedMs: receives === 1 ? nowMs : message.firstReceivedMs }
}
