// The watchdog: alerts the operator every hour while a digest is past its deadline and not delivered to every
// recipient, and once if it reached no recipient that wants it.

import { addDays, isoWeek } from '../../domain/calendar.ts'
import { type DigestRecord, digestPlace } from '../../domain/digest/digest-record.ts'
import type { DueDigest } from '../../domain/local-time.ts'
import { isTerminal, isUnwanted } from '../../domain/mail/message.ts'
import type { MessageRecord, MessageState } from '../../domain/mail/message-record.ts'
import type { Partner } from '../../domain/settings.ts'
import type { AlertOperator } from '../../ports/alerts.ts'
import type { Clock } from '../../ports/clock.ts'
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
  /** The messages of the digest; null: not claimed yet. */
  readonly messages: readonly (MessageRecord | null)[]
}

export async function watchDigest(
  partner: Partner,
  { due, record, messages }: WatchedDigest,
  ports: WatchPorts,
): Promise<void> {
  const [nowMs, deadlineMs] = [ports.clock(), due.dueAtMs + DEADLINE_MS]
  if (nowMs < deadlineMs || partner.canary) return
  const states = messages.map((message) => message?.state ?? null)
  const told = { partner: partner.id, about: `digest ${due.week}`, reason: reasonOf(record, states) }
  if (record?.state === 'published' && messages.every((message) => message !== null && isTerminal(message))) {
    // The next digest would report it, but might reach no recipient either. Plan runs hourly, so this alerts
    // once.
    const knownMs = Math.max(deadlineMs, ...messages.map((message) => message?.atMs ?? 0))
    const wanted = messages.filter((message) => message !== null && !isUnwanted(message))
    const reachedNobody = wanted.length > 0 && !states.includes('SENT')
    if (reachedNobody && nowMs - knownMs < HOUR_MS)
      ports.alert({ message: 'a digest reached nobody', ...told })
    return
  }
  if (record === null && (await isNew(partner, due, ports))) return
  ports.alert({ message: 'a digest is not delivered by its deadline', ...told, counter: 'DigestsLate' })
}

/** A partner added to the settings since the last digests were due is not late with its first one. */
async function isNew({ id }: Partner, { asOf }: DueDigest, ports: WatchPorts): Promise<boolean> {
  return (await load(digestPlace(id, isoWeek(addDays(asOf, -7))), ports)) === null
}

function reasonOf(record: DigestRecord | null, states: readonly (MessageState | null)[]): string {
  if (record === null) return 'not published'
  return record.state === 'published' ? countStates(states) : record.reason
}
