// Messages in no terminal state and held by no worker: queues again those whose wait is over, applies
// time-outs, and gives up after a week.

import { byCodePoint } from '../../domain/ids.ts'
import { isFree, refuse } from '../../domain/mail/message.ts'
import { type MessageRecord, type MessageState, messagesOf } from '../../domain/mail/message-record.ts'
import type { SendJob } from '../../ports.ts'
import { type Loaded, loadAll, save } from '../records.ts'
import { type SettlePorts, settle } from '../send/settle.ts'

/** By then the next digest is due. */
const GIVEN_UP_AFTER_MS = 7 * 24 * 3_600_000

export interface OpenSends {
  readonly toQueue: SendJob[]
  /** The message of each job, in the order of the jobs; null: not claimed yet. */
  readonly messages: readonly (MessageRecord | null)[]
}

/** `jobs`: every message of a digest, or of a partner's notices. */
export async function openSends(jobs: readonly SendJob[], ports: SettlePorts): Promise<OpenSends> {
  const toQueue: SendJob[] = []
  const taken = new Map<SendJob, MessageRecord | null>()
  for (const [, alike] of Map.groupBy(jobs, ({ key }) => `${key.kind} ${key.period}`)) {
    const found = await messagesFor(alike, ports)
    for (const job of alike) {
      const loaded = found.get(job.key.recipient) ?? null
      const message = loaded === null ? null : await settled(loaded, job, ports)
      taken.set(job, message)
      if (isFree(message, ports.clock()) && !isGivenUp(job, ports.clock())) toQueue.push(job)
    }
  }
  return { toQueue, messages: jobs.map((job) => taken.get(job) ?? null) }
}

/** Messages by recipient. */
async function messagesFor(
  alike: readonly SendJob[],
  ports: SettlePorts,
): Promise<Map<string, Loaded<MessageRecord>>> {
  const messages = new Map<string, Loaded<MessageRecord>>()
  const [first] = alike
  if (first === undefined) return messages
  for await (const message of loadAll(messagesOf(first.key), ports)) {
    messages.set(message.value.recipient, message)
  }
  return messages
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
