// The queue in the process: delivers to a Lambda function at least once, as SQS does, and keeps what nobody could do.

import { randomUUID } from 'node:crypto'
import { type DeadLetter, type DeadLetterBox, openDeadLetters } from './dead-letters.ts'
import { fairLine } from './fair-line.ts'
import { type Failures, type Invocation, invoke, type Message, type SqsHandler } from './invocation.ts'
import { systemTimers, type Timers } from './timers.ts'

export type { DeadLetter } from './dead-letters.ts'
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

export interface SendOptions {
  readonly delayMs?: number
  readonly attributes?: Message['attributes']
  readonly group?: string | null
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
  /** Those that wait to be redriven. */
  deadLetters(): readonly DeadLetter[]
  /** Makes a dead letter of a message that nobody will ever be able to do. Gives its id. */
  bury(body: string, reason: string): string
  /** Sends all dead letters again; each leaves them for good when it is done. Gives how many. */
  redrive(): number
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

export interface QueueOptions {
  readonly name: string
  readonly timers?: Timers
  /** Where dead letters stay; without one, they go with the queue. */
  readonly letters?: DeadLetterBox
}

export function queue(options: QueueOptions): Queue {
  const { name, timers = systemTimers, letters = openDeadLetters().box(name) } = options
  const ready = fairLine()
  const delayed = new Set<() => void>()
  const redriven = new Set<string>()
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
      const batch: Message[] = []
      for (let left = consumer.batchSize; left > 0 && ready.length > 0; left--) {
        const message = ready.take()
        if (message !== undefined) batch.push(received(message, nowMs))
      }
      callsInFlight += 1
      void call(consumer, batch)
    }
  }

  async function call(to: Required<Consumer>, batch: readonly Message[]): Promise<void> {
    const invocation: Invocation = { queue: name, handler: to.handler, timeoutMs: to.timeoutMs, timers }
    const failures = await invoke(invocation, batch)
    for (const message of batch) {
      ready.leave(message)
      if (failures.ids.has(message.id)) putBack(to, message, failures)
      else letters.remove(message.id)
    }
    callsInFlight -= 1
    deliver()
    if (isIdle()) for (const resolve of idlers.splice(0)) resolve()
  }

  function putBack(to: Required<Consumer>, message: Message, { reason }: Failures): void {
    const { id, body, receives } = message
    if (receives < to.maxReceives) {
      put(message, to.backoffMs(receives))
      return
    }
    redriven.delete(id)
    letters.put({ id, body, receives, reason })
  }

  function waitingLetters(): DeadLetter[] {
    return letters.all().filter(({ id }) => !redriven.has(id))
  }

  function newMessage(id: string, body: string, { attributes = {}, group = null }: SendOptions): Message {
    return { id, body, attributes, group, sentMs: timers.now(), firstReceivedMs: 0, receives: 0 }
  }

  function isIdle(): boolean {
    return ready.length === 0 && delayed.size === 0 && callsInFlight === 0
  }

  function idle(): Promise<void> {
    return isIdle() ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))
  }

  return {
    name,
    send(body, options = {}) {
      const message = newMessage(randomUUID(), body, options)
      put(message, options.delayMs ?? 0)
      return message.id
    },
    connect(given) {
      consumer = { ...defaults, ...given }
      queueMicrotask(deliver)
    },
    idle,
    isIdle,
    deadLetters: waitingLetters,
    bury(body, reason) {
      const id = randomUUID()
      letters.put({ id, body, receives: 0, reason })
      return id
    },
    redrive() {
      const waiting = waitingLetters()
      for (const { id, body } of waiting) {
        redriven.add(id)
        put(newMessage(id, body, {}), 0)
      }
      return waiting.length
    },
    async close(graceMs = 2000) {
      if (closed) return
      closed = true
      consumer = null
      ready.clear()
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
