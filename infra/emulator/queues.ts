// All queues of this process, behind an embedded SQS. Each has a dead-letter queue, to which its function may also send
// messages that it will never be able to process.

import { createDeadLetters } from './dead-letters.ts'
import { identity } from './identity.ts'
import { type Consumer, createQueue, type DeadLetter, type Queue } from './queue.ts'
import type { ServiceOptions } from './service.ts'
import { startSqs } from './sqs.ts'

export interface Queues {
  /** Of the embedded SQS. */
  readonly endpoint: string
  queueUrl(queueName: string): string
  /** The URL of a dead-letter queue; the message attribute `reason` says why a message is sent there. */
  deadLettersUrl(queueName: string): string
  /** The queue of that name, which is created if it is missing. */
  queue(name: string): Queue
  /** Sets the consumer of a queue, which is created if it is missing. */
  connect(queueName: string, consumer: Consumer): Queue
  /** Resolves when no message is waiting or in flight in any queue. */
  idle(): Promise<void>
  /** By the name of the queue. */
  deadLetters(): ReadonlyMap<string, readonly DeadLetter[]>
  /** Lets invocations in flight end, for two seconds by default. */
  close(graceMs?: number): Promise<void>
}

const DEAD_LETTER_SUFFIX = '-dead-letters'

/** Of what waits in queues, only dead letters are kept in the folder. */
export async function startQueues(options: ServiceOptions): Promise<Queues> {
  const deadLetters = createDeadLetters(options.folder)
  const queues = new Map<string, Queue>()
  const named = (name: string) => {
    const found = queues.get(name) ?? createQueue({ name, deadLetters: deadLetters.of(name) })
    queues.set(name, found)
    return found
  }
  // Dead letters of an earlier run are listed even if nobody asks for their queue in this one.
  for (const name of deadLetters.queueNames()) named(name)
  const findQueue = (name: string) => queues.get(name) ?? deadLetterTarget(queues, name)
  const sqs = await startSqs({ ...options, findQueue })
  const urlOf = (name: string) => `${sqs.endpoint}/${identity.account}/${name}`

  return {
    endpoint: sqs.endpoint,
    queueUrl: urlOf,
    deadLettersUrl: (name) => urlOf(name + DEAD_LETTER_SUFFIX),
    queue: named,
    connect(name, consumer) {
      const target = named(name)
      target.connect(consumer)
      return target
    },
    async idle() {
      // A queue's last message may send one to another queue.
      while ([...queues.values()].some((each) => !each.isIdle())) {
        await Promise.all([...queues.values()].map((each) => each.idle()))
      }
    },
    deadLetters: () => new Map([...queues].map(([name, each]) => [name, each.deadLetters()])),
    async close(graceMs) {
      await Promise.all([...queues.values()].map((each) => each.close(graceMs)))
      await sqs.close()
      deadLetters.close()
    },
  }
}

/** The dead-letter queue of that name. */
function deadLetterTarget(queues: ReadonlyMap<string, Queue>, name: string): Pick<Queue, 'send'> | undefined {
  if (!name.endsWith(DEAD_LETTER_SUFFIX)) return undefined
  const owner = queues.get(name.slice(0, -DEAD_LETTER_SUFFIX.length))
  if (owner === undefined) return undefined
  return {
    send: (body, { attributes = {} } = {}) => owner.addDeadLetter(body, attributes.reason?.stringValue ?? ''),
  }
}
