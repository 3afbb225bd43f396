// An upload that a page of the portal has signed: sk = upload#{hash of its id}. Its id opens the outcome of this one
// upload and nothing else, so that the page to which a browser goes afterwards needs no token.

import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { DropId, PartnerId } from '../ids.ts'
import { instantMs, recipient } from '../record-fields.ts'
import type { RecordGroup, RecordKind, RecordPlace } from '../records.ts'

/** How long the form may be used: a large file takes a while. */
export const FORM_SECONDS = 15 * 60
export const MAX_UPLOAD_BYTES = 1_000_000_000

/** How long it may take until the last byte has arrived. Nobody else gets the key meanwhile. */
export const HOLD_MS = 3_600_000

/** How long its outcome can be seen by its id. */
export const OUTCOME_LIFETIME_MS = 24 * 3_600_000

const schema = z.readonly(
  z.object({
    recipient,
    /** Of the drop. */
    key: z.string(),
    /** The version that the key held when it was signed; null: none. Any other is the upload. */
    replaces: z.nullable(z.string()),
    atMs: instantMs,
    expiresAtMs: instantMs,
  }),
)
export type Upload = z.output<typeof schema>

const UPLOADS: RecordKind<Upload> = { schema, repair: 'delete it; the receipt of the file stays' }

declare const uploadIdBrand: unique symbol
/** 256 random bits as base64url. */
export type UploadId = string & { readonly [uploadIdBrand]: true }

const UPLOAD_ID = /^[A-Za-z0-9_-]{43}$/

/** null: it cannot be one, whatever is stored. */
export function uploadId(text: string): UploadId | null {
  return UPLOAD_ID.test(text) ? (text as UploadId) : null
}

export function uploadPlace(partition: PartnerId, id: UploadId): RecordPlace<Upload> {
  const hash = createHash('sha256').update(id).digest('hex')
  return { partition, name: `upload#${hash}`, kind: UPLOADS }
}

export function uploadsOf(partition: PartnerId): RecordGroup<Upload> {
  return { partition, prefix: 'upload', kind: UPLOADS }
}

const holdSchema = z.readonly(z.object({ untilMs: instantMs }))

/** A key that a form was signed for: sk = uploading#{drop}. Until then no other upload takes it for free. */
export type Hold = z.output<typeof holdSchema>

const HOLDS: RecordKind<Hold> = { schema: holdSchema, repair: 'delete it' }

export function holdPlace(partition: PartnerId, drop: DropId): RecordPlace<Hold> {
  return { partition, name: `uploading#${drop}`, kind: HOLDS }
}

const moveSchema = z.readonly(z.object({ version: z.string(), toKey: z.string() }))

/** Where a version of a file is moved to: sk = moving#{drop}. Whoever tries again finds what the first try has copied. */
export type Move = z.output<typeof moveSchema>

const MOVES: RecordKind<Move> = { schema: moveSchema, repair: 'delete it' }

export function movePlace(partition: PartnerId, drop: DropId): RecordPlace<Move> {
  return { partition, name: `moving#${drop}`, kind: MOVES }
}
