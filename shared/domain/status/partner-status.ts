// How a partner stands, and what of it an operator should look at.

import type { DueDigest } from '../local-time.ts'
import type { Partner } from '../settings.ts'
import type { DigestStatus } from './digest-status.ts'
import type { DropsStatus } from './drops-status.ts'

/** In the order in which they are told. */
export const ATTENTION = [
  'no_drops',
  'drops_refused',
  'drops_stopped',
  'drops_unanswered',
  'digest_late',
  'mail_refused',
  'mail_uncertain',
  'mail_bounced',
  'mail_complained',
] as const
export type Attention = (typeof ATTENTION)[number]

export interface PartnerStatus {
  readonly partner: Pick<Partner, 'id' | 'name'>
  readonly drops: DropsStatus
  /** The last week first. */
  readonly digests: readonly DigestStatus[]
  readonly attention: readonly Attention[]
}

/** Publishing waits so long for what is not read yet; then the digest goes out without it. */
const LATE_AFTER_MS = 5 * 3_600_000

export function attentionTo(
  { drops, digests }: Pick<PartnerStatus, 'drops' | 'digests'>,
  due: DueDigest,
  nowMs: number,
): Attention[] {
  const [latest] = digests
  const mails = latest?.mails
  const isDone = digests.some(({ week, state }) => week >= due.week && state === 'published')
  const isOpenLong = latest !== undefined && latest.dueAtMs + LATE_AFTER_MS < nowMs && (mails?.open ?? 0) > 0
  const holds: Readonly<Record<Attention, boolean>> = {
    no_drops: drops.keys === 0,
    drops_refused: drops.refused > 0,
    drops_stopped: drops.stopped > 0,
    drops_unanswered: drops.unanswered > 0,
    digest_late: isOpenLong || (!isDone && due.dueAtMs + LATE_AFTER_MS < nowMs),
    mail_refused: (mails?.refused ?? 0) > 0,
    mail_uncertain: (mails?.uncertain ?? 0) > 0,
    mail_bounced: (mails?.bounced ?? 0) > 0,
    mail_complained: (mails?.complained ?? 0) > 0,
  }
  return ATTENTION.filter((attention) => holds[attention])
}
