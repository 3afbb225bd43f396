// What a partner has been notified of beside its digests, and up to which day: sk = notices. Each day is
// decided once.

import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import { NOTICE_KINDS } from '../mail/message-record.ts'
import { date, instantMs, partner, recipient } from '../record-fields.ts'
import type { RecordKind, RecordPlace } from '../records.ts'

const mail = z.readonly(
  z.object({
    recipient,
    kind: z.enum(NOTICE_KINDS),
    period: z.string(),
    /** The frozen content in the reports bucket. */
    contentKey: z.string(),
    contentSha256: z.string(),
    dueAtMs: instantMs,
  }),
)
export type NoticeMail = z.output<typeof mail>

const schema = z.readonly(
  z.object({
    partner,
    /** The last local day whose notices were decided. */
    day: date,
    /** Key of the notified state, frozen in the reports bucket. */
    notifiedStateKey: z.string(),
    /** Messages of that day and of the days before. */
    mails: z.readonly(z.array(mail)),
  }),
)
export type NoticeRecord = z.output<typeof schema>

export const NOTICES: RecordKind<NoticeRecord> = {
  schema,
  repair: 'correct it in the table, or delete it, and whatever still holds is told again',
}

export function noticePlace(partition: PartnerId): RecordPlace<NoticeRecord> {
  return { partition, name: 'notices', kind: NOTICES }
}

/** The notices of that day are decided. */
export function isDecided(record: NoticeRecord | null, day: string): boolean {
  return record !== null && record.day >= day
}

/** Messages stay on record longer than they are retried. */
const KEEP_MAILS_MS = 8 * 24 * 3_600_000

/** `mails`: those of that day only. */
export function decide(
  record: NoticeRecord | null,
  { mails, ...today }: NoticeRecord,
  dueAtMs: number,
): NoticeRecord {
  const kept = (record?.mails ?? []).filter((old) => old.dueAtMs > dueAtMs - KEEP_MAILS_MS)
  return { ...today, mails: [...kept, ...mails] }
}
