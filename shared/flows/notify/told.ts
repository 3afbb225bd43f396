// What a partner has been told beside its digests and still holds: open gaps, and refused drops. Frozen in the
// reports bucket, because a partner whose every file is refused would not fit into an item.

import { createHash } from 'node:crypto'
import type { DropId, PartnerId } from '../../domain/ids.ts'
import type { Gap } from '../../domain/notices/gaps.ts'
import type { NoticeRecord } from '../../domain/notices/notice-record.ts'
import { frozenNoticeKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports.ts'

/** Plain JSON. */
export interface Told {
  readonly gaps: readonly Gap[]
  /** Drop and version. */
  readonly refusals: readonly string[]
}

const NOTHING_TOLD: Told = { gaps: [], refusals: [] }

/** Another version that is refused is another refusal. */
export function refusalId(drop: DropId, version: string): string {
  return createHash('sha256').update(`${drop} ${version}`).digest('base64url').slice(0, ID_DIGITS)
}

const ID_DIGITS = 16

/** What was told up to that record; lost, everything that still holds is told again. */
export async function readTold(seen: NoticeRecord | null, reports: ReportBucket): Promise<Told> {
  const kept = seen === null ? null : await reports.get(seen.toldKey)
  return kept === null ? NOTHING_TOLD : JSON.parse(Buffer.from(kept.body).toString('utf8'))
}

/** Freezes text of a partner's local day; returns its key and hash. */
export async function freezeText(
  { partner, day, text }: { readonly partner: PartnerId; readonly day: string; readonly text: string },
  reports: ReportBucket,
): Promise<{ readonly contentKey: string; readonly contentSha256: string }> {
  const contentSha256 = createHash('sha256').update(text).digest('hex')
  const contentKey = frozenNoticeKey(partner, day, contentSha256)
  await reports.put(contentKey, text, 'application/json')
  return { contentKey, contentSha256 }
}
