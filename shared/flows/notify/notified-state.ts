// What a partner has been notified of and what still holds: open gaps and refused drops. Frozen in the
// reports bucket, because a partner whose every file is refused would outgrow an item.

import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { DropId, PartnerId } from '../../domain/ids.ts'
import type { Immutable } from '../../domain/immutable.ts'
import { gapSchema } from '../../domain/notices/gaps.ts'
import type { NoticeRecord } from '../../domain/notices/notice-record.ts'
import { frozenNoticeKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { parseJsonObject } from '../ingest/json-body.ts'

/** Plain JSON. */
const notifiedSchema = z.object({
  gaps: z.array(gapSchema),
  /** Identifies a refusal by drop and version. */
  refusals: z.array(z.string()),
})
export type NotifiedState = Immutable<z.output<typeof notifiedSchema>>

const NOTHING_NOTIFIED: NotifiedState = { gaps: [], refusals: [] }

/** A new version that is refused is a new refusal. */
export function refusalId(drop: DropId, version: string): string {
  return createHash('sha256').update(`${drop} ${version}`).digest('base64url').slice(0, ID_DIGITS)
}

const ID_DIGITS = 16

/** The state that the record refers to. If it is lost or damaged, everything that still holds is notified again. */
export async function loadNotified(seen: NoticeRecord | null, reports: ReportBucket): Promise<NotifiedState> {
  const kept = seen === null ? null : await reports.get(seen.notifiedStateKey)
  const notified = notifiedSchema.safeParse(kept === null ? null : parseJsonObject(kept.body))
  return notified.success ? notified.data : NOTHING_NOTIFIED
}

/** Freezes the notices of one local day; returns key and hash. */
export async function freezeText(
  { partner, day, text }: { readonly partner: PartnerId; readonly day: string; readonly text: string },
  reports: ReportBucket,
): Promise<{ readonly contentKey: string; readonly contentSha256: string }> {
  const contentSha256 = createHash('sha256').update(text).digest('hex')
  const contentKey = frozenNoticeKey(partner, day, contentSha256)
  await reports.put(contentKey, text, 'application/json')
  return { contentKey, contentSha256 }
}
