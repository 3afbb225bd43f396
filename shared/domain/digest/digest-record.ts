// How far a partner's digest of a week has come: sk = digest#{week}. Waiting, it says for what; published, it says once
// and for all what each recipient is sent.

import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import { date, instantMs, partner, recipient } from '../record-fields.ts'
import type { RecordGroup, RecordKind, RecordPlace } from '../records.ts'

const frozen = z.readonly(
  z.object({
    recipient,
    /** Key of the frozen content in the reports bucket; null: no mail, `reason` says why. */
    contentKey: z.nullable(z.string()),
    contentSha256: z.nullable(z.string()),
    /** For people. */
    reason: z.string(),
  }),
)
export type FrozenDigest = z.output<typeof frozen>

const schema = z.readonly(
  z.object({
    partner,
    /** ISO, `2026-W47`. */
    week: z.string(),
    /** E, its last day. */
    asOf: date,
    state: z.enum(['waiting', 'published']),
    /** By recipient: the frozen content, or why there is no mail. */
    recipients: z.readonly(z.array(frozen)),
    /** What it waits for, for people. */
    reason: z.string(),
    /** Key of what the week reported, frozen to be compared with later; null: it is not published. */
    snapshotKey: z.nullable(z.string()),
    /** Key of its events, frozen; null: it has none, or is not published. */
    eventsKey: z._default(z.nullable(z.string()), null),
    /** The bus has taken all of its events. */
    isAnnounced: z._default(z.boolean(), false),
    dueAtMs: instantMs,
  }),
)
export type DigestRecord = z.output<typeof schema>

export const DIGESTS: RecordKind<DigestRecord> = {
  schema,
  repair: 'correct it in the table, or delete it, and the digest is made anew',
}

export function digestPlace(partition: PartnerId, week: string): RecordPlace<DigestRecord> {
  return { partition, name: `digest#${week}`, kind: DIGESTS }
}

export function digestRecords(partition: PartnerId): RecordGroup<DigestRecord> {
  return { partition, prefix: 'digest', kind: DIGESTS }
}

type DueWeek = Pick<DigestRecord, 'partner' | 'week' | 'asOf' | 'dueAtMs'>

const NO_EVENTS = { eventsKey: null, isAnnounced: false }

/** null: it is published, and waits for nothing any more. */
export function wait(record: DigestRecord | null, due: DueWeek, reason: string): DigestRecord | null {
  if (record?.state === 'published') return null
  return { ...due, state: 'waiting', recipients: [], reason, snapshotKey: null, ...NO_EVENTS }
}

/** To be written only while nobody has published the week. */
export function publishAs(
  due: DueWeek,
  content: Pick<DigestRecord, 'recipients' | 'snapshotKey' | 'eventsKey'>,
): DigestRecord {
  return { ...due, state: 'published', reason: '', isAnnounced: false, ...content }
}

/** null: nothing changes. `eventsKey`: what the bus has taken; the record may say something else by now. */
export function announced(record: DigestRecord | null, eventsKey: string): DigestRecord | null {
  if (record?.eventsKey !== eventsKey || record.isAnnounced) return null
  return { ...record, isAnnounced: true }
}
