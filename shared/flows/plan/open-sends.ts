// Messages in no terminal state and held by no worker: queues again those whose wait is over, applies
// time-outs, and gives up after a week.

import { byCodePoint } from '../../domain/ids.ts'
import { isFree, refuse } from '../../domain/mail/message.ts'
import {
  type MessageRecord,
  type MessageState,
  messagePlace,
  messagesOf,
} from '../../domain/mail/message-record.ts'
import type { SendJob } from '../../ports/jobs.ts'
import { type Loaded, loadReadable, save } from '../records.ts'
import { type SettlePorts, settle } from '../send/settle.ts'

/** By then the next digest is due. */
const GIVEN_UP_AFTER_MS = 7 * 24 * 3_600_000

export interface OpenSends {
  readonly toQueue: SendJob[]
  /** The message of each job, in the order of the jobs; null: not claimed yet, or damaged. */
  readonly messages: readonly (MessageRecord | null)[]
}

/** `jobs`: every message of a digest, or of a partner's notices. */
export async function openSends(jobs: readonly SendJob[], ports: SettlePorts): Promise<OpenSends> {
  const toQueue: SendJob[] = []
  const taken = new Map<SendJob, MessageRecord | null>()
  for (const [, alike] of Map.groupBy(jobs, ({ key }) => `${key.kind} ${key.period}`)) {
    const { messages, damaged } = await messagesFor(alike, ports)
    for (const job of alike) {
      // Nobody can say whether it was sent: an operator decides.
      if (damaged.has(messagePlace(job.key).name)) continue
      const loaded = messages.get(job.key.recipient) ?? null
      const message = loaded === null ? null : await settled(loaded, job, ports)
      taken.set(job, message)
      if (isFree(message, ports.clock()) && !isGivenUp(job, ports.clock())) toQueue.push(job)
    }
  }
  return { toQueue, messages: jobs.map((job) => taken.get(job) ?? null) }
}

interface FoundMessages {
  /** By recipient. */
  readonly messages: ReadonlyMap<string, Loaded<MessageRecord>>
  /** Names of records that cannot be read. */
  readonly damaged: ReadonlySet<string>
}

async function messagesFor(alike: readonly SendJob[], ports: SettlePorts): Promise<FoundMessages> {
  const messages = new Map<string, Loaded<MessageRecord>>()
  const damaged = new Set<string>()
  const [first] = alike
  if (first === undefined) return { messages, damaged }
  const { partner, kind, period } = first.key
  const found = loadReadable(messagesOf(first.key), ports, (damage, { name }) => {
    damaged.add(name)
    const message = 'the record of a message is damaged; the message is not sent until it is repaired'
    ports.alert({ message, partner, about: `${kind} ${period}`, reason: damage.message })
  })
  for await (const message of found) messages.set(message.value.recipient, message)
  return { messages, damaged }
}

async function settled(
  found: Loaded<MessageRecord>,
  job: SendJob,
  ports: SettlePorts,
): Promise<MessageRecord> {
  const nowMs = ports.clock()
  const message = await settle(found, ports)
  const { value } = message
  if (!isFree(value, nowMs) || !isGivenUp(job, nowMs)) return value
  const givenUp = refuse(value, `given up after a week: ${value.reason}`, nowMs)
  return (await save(message.place, givenUp, message, ports))?.value ?? value
}

function isGivenUp({ dueAtMs }: SendJob, nowMs: number): boolean {
  return nowMs >= dueAtMs + GIVEN_UP_AFTER_MS
}

/** Such as `2 not claimed, 1 UNKNOWN`. */
export function countStates(states: readonly (MessageState | null)[]): string {
  const counts = Map.groupBy(states, (state) => state ?? 'not claimed')
  return Array.from(counts, ([state, some]) => `${some.length} ${state}`)
    .sort(byCodePoint)
    .join(', ')
}
