// A queue in this process: delivers messages to a Lambda function at least once, as SQS does, and keeps dead letters.

import { randomUUID } from 'node:crypto'
import { createDeadLetters, type DeadLetter, type DeadLetterQueue } from './dead-letters.ts'
import { createFairQueue } from './fair-queue.ts'
import { type Failures, type Invocation, invoke, type Message, type SqsHandler } from './invocation.ts'
import { systemTimers, type Timers } from './timers.ts'

export type { DeadLetter } from './dead-letters.ts'
export type { SqsHandler } from './invocation.ts'

/** The function of a queue, with what its event source mapping and redrive policy set on AWS. */
export interface Consumer {
  readonly handler: SqsHandler
  /** Maximum of messages per invocation; 10 by default. */
  readonly batchSize?: number
  /** How long an invocation that is not full waits for more messages; 0 by default. */
  readonly batchWaitMs?: number
  /** Maximum of concurrent invocations; 2 by default. */
  readonly concurrency?: number
  /** After so many failed receives a message becomes a dead letter; 5 by default. */
  readonly maxReceives?: number
  /** How long a message waits after it failed for so many receives; grows from a fifth of a second by default. */
  readonly backoffMs?: (receives: number) => number
  /** How long an invocation may take; 15 minutes by default, the maximum of Lambda. */
  readonly timeoutMs?: number
}

export interface SendOptions {
  readonly delayMs?: number
  readonly attributes?: Message['attributes']
  readonly group?: string | null
}

export interface Queue {
  readonly name: string
  /** Returns the id of the message. */
  send(body: string, options?: SendOptions): string
  /** Messages wait until there is a consumer; a new one replaces the old. */
  connect(consumer: Consumer): void
  /** Resolves when no message is waiting or in flight. Dead letters do not count. */
  idle(): Promise<void>
  isIdle(): boolean
  /** Dead letters that are not being redriven. */
  deadLetters(): readonly DeadLetter[]
  /** Adds a dead letter that was never received. Returns its id. */
  addDeadLetter(body: string, reason: string): string
  /** Sends all dead letters again; each is removed when it succeeds. Returns how many. */
  redrive(): number
  /** Drops waiting messages, and lets invocations in flight end: two seconds by default. */
  close(graceMs?: number): Promise<void>
}

const DEFAULTS = {
  batchSize: 10,
  batchWaitMs: 0,
  concurrency: 2,
  maxReceives: 5,
  backoffMs: (receives: number) => Math.min(100 * 2 ** receives, 10_000),
  timeoutMs: 15 * 60 * 1000,
}

export interface QueueOptions {
  readonly name: string
  readonly timers?: Timers
  /** Where its dead letters are kept; in memory by default. */
  readonly deadLetters?: DeadLetterQueue
}

export function createQueue(options: QueueOptions): Queue {
  const { name, timers = systemTimers, deadLetters = createDeadLetters().of(name) } = options
  const ready = createFairQueue()
  const delayed = new Set<() => void>()
  const redriven = new Set<string>()
  const idleWaiters: (() => void)[] = []
  let consumer: Required<Consumer> | null = null
  let invocationsInFlight = 0
  let waitForMore: (() => void) | null = null
  let closed = false

  function put(message: Message, delayMs: number): void {
    if (closed) return
    if (delayMs > 0) {
      const cancel = timers.after(delayMs, () => {
        delayed.delete(cancel)
        put(message, 0)
      })
      delayed.add(cancel)
    } else {
      ready.push(message)
      deliverSoon()
    }
  }

  function deliverSoon(): void {
    const { batchSize, batchWaitMs } = { ...DEFAULTS, ...consumer }
    if (batchWaitMs === 0 || ready.length >= batchSize) {
      // Deferred, so that messages sent together are received together.
      queueMicrotask(deliver)
    } else {
      waitForMore ??= timers.after(batchWaitMs, deliver)
    }
  }

  function deliver(): void {
    waitForMore?.()
    waitForMore = null
    while (consumer !== null && invocationsInFlight < consumer.concurrency && ready.length > 0) {
      const nowMs = timers.now()
      const batch: Message[] = []
      for (let left = consumer.batchSize; left > 0 && ready.length > 0; left--) {
        const message = ready.take()
        if (message !== undefined) batch.push(received(message, nowMs))
      }
      invocationsInFlight += 1
      void invokeWith(consumer, batch)
    }
  }

  async function invokeWith(to: Required<Consumer>, batch: readonly Message[]): Promise<void> {
    const invocation: Invocation = { queue: name, handler: to.handler, timeoutMs: to.timeoutMs, timers }
    const failures = await invoke(invocation, batch)
    for (const message of batch) {
      ready.settle(message)
      if (failures.ids.has(message.id)) putBack(to, message, failures)
      else deadLetters.remove(message.id)
    }
    invocationsInFlight -= 1
    deliver()
    if (isIdle()) for (const resolve of idleWaiters.splice(0)) resolve()
  }

  function putBack(to: Required<Consumer>, message: Message, { reason }: Failures): void {
    const { id, body, receives } = message
    if (receives < to.maxReceives) {
      put(message, to.backoffMs(receives))
      return
    }
    redriven.delete(id)
    deadLetters.put({ id, body, receives, reason })
  }

  function waitingDeadLetters(): DeadLetter[] {
    return deadLetters.all().filter(({ id }) => !redriven.has(id))
  }

  function newMessage(id: string, body: string, { attributes = {}, group = null }: SendOptions): Message {
    return { id, body, attributes, group, sentMs: timers.now(), firstReceivedMs: 0, receives: 0 }
  }

  function isIdle(): boolean {
    return ready.length === 0 && delayed.size === 0 && invocationsInFlight === 0
  }

  function idle(): Promise<void> {
    return isIdle() ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))
  }

  return {
    name,
    send(body, options = {}) {
      const message = newMessage(randomUUID(), body, options)
      put(message, options.delayMs ?? 0)
      return message.id
    },
    connect(given) {
      consumer = { ...DEFAULTS, ...given }
      queueMicrotask(deliver)
    },
    idle,
    isIdle,
    deadLetters: waitingDeadLetters,
    addDeadLetter(body, reason) {
      const id = randomUUID()
      deadLetters.put({ id, body, receives: 0, reason })
      return id
    },
    redrive() {
      const waiting = waitingDeadLetters()
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
      waitForMore?.()
      ready.clear()
      for (const cancel of delayed) cancel()
      delayed.clear()
      const grace = Promise.withResolvers<void>()
      const cancel = timers.after(graceMs, grace.resolve)
      await Promise.race([idle(), grace.promise])
      cancel()
      for (const resolve of idleWaiters.splice(0)) resolve()
    },
  }
}

function received(message: Message, nowMs: number): Message {
  const receives = message.receives + 1
  return { ...message, receives, firstReceivedMs: receives === 1 ? nowMs : message.firstReceivedMs }
}
