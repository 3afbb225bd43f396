// The watchdog: a digest that has not reached everybody by its deadline is told to the operator, once an hour,
// until it has or until nobody can do anything about it any more. One that reached nobody is told once.

import { addDays, isoWeek } from '../../domain/calendar.ts'
import type { DueDigest } from '../../domain/local-time.ts'
import type { Partner } from '../../domain/settings.ts'
import type { Clock, DigestLedger, DigestRecord, SendClaim, SendState } from '../../ports.ts'
import type { Tell } from '../trouble.ts'
import { countStates } from './open-sends.ts'

const HOUR_MS = 3_600_000
const DEADLINE_MS = 6 * HOUR_MS

const TERMINAL: readonly (SendState | null)[] = ['SENT', 'REFUSED', 'UNCONFIRMED']

interface WatchPorts {
  readonly digests: DigestLedger
  readonly clock: Clock
  readonly tell: Tell
}

export interface WatchedDigest {
  readonly due: DueDigest
  readonly record: DigestRecord | null
  /** Of its messages; null: nobody has taken it yet. */
  readonly claims: readonly (SendClaim | null)[]
}

export async function watchDigest(
  partner: Partner,
  { due, record, claims }: WatchedDigest,
  ports: WatchPorts,
): Promise<void> {
  const [nowMs, deadlineMs] = [ports.clock(), due.dueAtMs + DEADLINE_MS]
  if (nowMs < deadlineMs) return
  const states = claims.map((claim) => claim?.state ?? null)
  const tell = (message: string) =>
    ports.tell({
      message,
      partner: partner.id,
      about: `digest ${due.week}`,
      reason: reasonOf(record, states),
    })
  if (record?.state === 'published' && states.every((state) => TERMINAL.includes(state))) {
    // The next digest would tell it, to nobody again. Plan asks once an hour: so it is told once.
    const knownMs = Math.max(deadlineMs, ...claims.map((claim) => claim?.atMs ?? 0))
    const reachedNobody = states.length > 0 && !states.includes('SENT')
    if (reachedNobody && nowMs - knownMs < HOUR_MS) tell('a digest reached nobody')
    return
  }
  if (record === null && (await isNew(partner, due, ports))) return
  tell('a digest is not delivered by its deadline')
}

/** A partner that came into the settings since the last digests were due is not late with its first one. */
async function isNew({ id }: Partner, { asOf }: DueDigest, { digests }: WatchPorts): Promise<boolean> {
  return (await digests.get(id, isoWeek(addDays(asOf, -7)))) === null
}

function reasonOf(record: DigestRecord | null, states: readonly (SendState | null)[]): string {
  if (record === null) return 'it is not published'
  return record.state === 'published' ? countStates(states) : record.reason
}
