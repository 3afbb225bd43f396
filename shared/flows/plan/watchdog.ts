// The watchdog: a digest that has not reached everybody by its deadline is told to the operator, once an hour,
// until it has or until nobody can do anything about it any more. One that reached nobody is told once.

import { addDays, isoWeek } from '../../domain/calendar.ts'
import { type DigestRecord, digestPlace } from '../../domain/digest/digest-record.ts'
import type { DueDigest } from '../../domain/local-time.ts'
import { isTerminal } from '../../domain/mail/message.ts'
import type { MessageRecord, MessageState } from '../../domain/mail/message-record.ts'
import type { Partner } from '../../domain/settings.ts'
import type { AlertOperator, Clock } from '../../ports.ts'
import { load, type RecordPorts } from '../records.ts'
import { countStates } from './open-sends.ts'

const HOUR_MS = 3_600_000
const DEADLINE_MS = 6 * HOUR_MS

interface WatchPorts extends Pick<RecordPorts, 'records'> {
  readonly clock: Clock
  readonly alert: AlertOperator
}

export interface WatchedDigest {
  readonly due: DueDigest
  readonly record: DigestRecord | null
  /** Of its messages; null: nobody has taken it yet. */
  readonly messages: readonly (MessageRecord | null)[]
}

export async function watchDigest(
  partner: Partner,
  { due, record, messages }: WatchedDigest,
  ports: WatchPorts,
): Promise<void> {
  const [nowMs, deadlineMs] = [ports.clock(), due.dueAtMs + DEADLINE_MS]
  if (nowMs < deadlineMs) return
  const states = messages.map((message) => message?.state ?? null)
  const tell = (message: string) =>
    ports.alert({
      message,
      partner: partner.id,
      about: `digest ${due.week}`,
      reason: reasonOf(record, states),
    })
  if (record?.state === 'published' && messages.every((message) => message !== null && isTerminal(message))) {
    // The next digest would tell it, to nobody again. Plan asks once an hour: so it is told once.
    const knownMs = Math.max(deadlineMs, ...messages.map((message) => message?.atMs ?? 0))
    const reachedNobody = states.length > 0 && !states.includes('SENT')
    if (reachedNobody && nowMs - knownMs < HOUR_MS) tell('a digest reached nobody')
    return
  }
  if (record === null && (await isNew(partner, due, ports))) return
  tell('a digest is not delivered by its deadline')
}

/** A partner that came into the settings since the last digests were due is not late with its first one. */
async function isNew({ id }: Partner, { asOf }: DueDigest, ports: WatchPorts): Promise<boolean> {
  return (await load(digestPlace(id, isoWeek(addDays(asOf, -7))), ports)) === null
}

function reasonOf(record: DigestRecord | null, states: readonly (MessageState | null)[]): string {
  if (record === null) return 'it is not published'
  return record.state === 'published' ? countStates(states) : record.reason
}
