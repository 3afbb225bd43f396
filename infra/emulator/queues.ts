// All queues of the process, and the SQS in front of them. Each has a queue of dead letters beside it, to which a
// function may put what it will never be able to do.

import type { Credentials } from './credentials.ts'
import { openDeadLetters } from './dead-letters.ts'
import { home } from './home.ts'
import type { Faults } from './loopback.ts'
import { type Consumer, type DeadLetter, type Queue, queue } from './queue.ts'
import { startSqs } from './sqs.ts'

export interface Queues {
  /** Of the SQS in front of them. */
  readonly endpoint: string
  /** Where messages for a queue are sent to. */
  queueUrl(queueName: string): string
  /** Where messages are sent to that go to the dead letters of a queue, with the message attribute `reason`. */
  deadLettersUrl(queueName: string): string
  /** The queue of that name, which is made if there is none. */
  queue(name: string): Queue
  /** Has a function take the messages of a queue, which is made if there is none. */
  connect(queueName: string, consumer: Consumer): Queue
  /** Resolves when nothing waits and nothing is in flight in any queue. */
  idle(): Promise<void>
  /** Messages that nobody could do, by the name of their queue. */
  deadLetters(): ReadonlyMap<string, readonly DeadLetter[]>
  /** Gives calls in flight some time to end, two seconds unless said otherwise, then ends everything. */
  close(graceMs?: number): Promise<void>
}

export interface QueuesOptions {
  readonly credentials: Credentials
  /** Where dead letters stay; nothing else is kept. */
  readonly folder?: string
  readonly faults?: Faults
}

const DEAD_LETTERS = '-dead-letters'

export async function startQueues({ credentials, folder, faults }: QueuesOptions): Promise<Queues> {
  const letters = openDeadLetters(folder)
  const queues = new Map<string, Queue>()
  const named = (name: string) => {
    const found = queues.get(name) ?? queue({ name, letters: letters.box(name) })
    queues.set(name, found)
    return found
  }
  // Those of an earlier run are seen, whoever works this time.
  for (const name of letters.queueNames()) named(name)
  const sqs = await startSqs({
    credentials,
    faults,
    queueNamed: (name) => queues.get(name) ?? deadLetterTarget(queues, name),
  })
  const urlOf = (name: string) => `${sqs.endpoint}/${home.account}/${name}`

  return {
    endpoint: sqs.endpoint,
    queueUrl: urlOf,
    deadLettersUrl: (name) => urlOf(name + DEAD_LETTERS),
    queue: named,
    connect(name, consumer) {
      const target = named(name)
      target.connect(consumer)
      return target
    },
    async idle() {
      // The last message of one queue may be the first of another.
      while ([...queues.values()].some((each) => !each.isIdle())) {
        await Promise.all([...queues.values()].map((each) => each.idle()))
      }
    },
    deadLetters: () => new Map([...queues].map(([name, each]) => [name, each.deadLetters()])),
    async close(graceMs) {
      await Promise.all([...queues.values()].map((each) => each.close(graceMs)))
      await sqs.close()
      letters.close()
    },
  }
}

/** The queue of dead letters of that name, as far as one can send to it. */
function deadLetterTarget(queues: ReadonlyMap<string, Queue>, name: string): Pick<Queue, 'send'> | undefined {
  if (!name.endsWith(DEAD_LETTERS)) return undefined
  const owner = queues.get(name.slice(0, -DEAD_LETTERS.length))
  if (owner === undefined) return undefined
  return { send: (body, { attributes = {} } = {}) => owner.bury(body, attributes.reason?.stringValue ?? '') }
}
