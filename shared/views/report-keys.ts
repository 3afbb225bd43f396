// Where reports and messages lie in the reports bucket. A recipient with customers of their own has a folder
// of their own; addresses become path segments that can neither climb nor collide.

import { createHash } from 'node:crypto'
import type { PartnerId } from '../domain/ids.ts'

export type ReportFile = 'customers.csv' | 'products.csv' | 'workloads.csv' | 'digest.json'

/** `asOf`: `YYYY-MM-DD`. `ownOf`: the recipient to whose customers the file is cut; null: the whole portfolio. */
export function reportKey(partner: PartnerId, asOf: string, file: ReportFile, ownOf: string | null): string {
  const folder = ownOf === null ? '' : `own/${recipientSegment(ownOf)}/`
  return `reports/${partner}/${asOf}/${folder}${file}`
}

/** The message as sent; `week` is the ISO week of the as-of day. */
export function mailKey(partner: PartnerId, week: string, recipient: string): string {
  return `mail/${partner}/${week}/${recipientSegment(recipient)}.eml`
}

/** What the message of that week says, frozen under its hash: all that rendering it again needs. */
export function frozenDigestKey(partner: PartnerId, week: string, recipient: string, sha256: string): string {
  return `digests/${partner}/${week}/${recipientSegment(recipient)}/${sha256}.json`
}

/** A notice, beside the digests of its week; `name`: what it is about and of which day. */
export function noticeMailKey(partner: PartnerId, week: string, name: string, recipient: string): string {
  return `mail/${partner}/${week}/notices/${name}-${recipientSegment(recipient)}.eml`
}

/** What a week reported, under its hash: what later weeks are compared with. */
export function snapshotKey(partner: PartnerId, week: string, sha256: string): string {
  return `digests/${partner}/${week}/${sha256}.json`
}

/** What notices of a local day say, and what of it has been told, frozen under its hash. */
export function frozenNoticeKey(partner: PartnerId, day: string, sha256: string): string {
  return `digests/${partner}/notices/${day}/${sha256}.json`
}

/** Leaves room for an ending in the 255 bytes that file systems allow a name. */
const MAX_SEGMENT = 200
const HASH_DIGITS = 32
const PLAIN = /[A-Za-z0-9@._+'-]/

/** Ordinary addresses stay as they are; other bytes are percent-encoded, long ones end in a hash. */
function recipientSegment(email: string): string {
  const escaped = Array.from(Buffer.from(email), escapeByte).join('').replace(/^\./, '%2E')
  if (escaped.length <= MAX_SEGMENT) return escaped
  const hash = createHash('sha256').update(email).digest('hex').slice(0, HASH_DIGITS)
  return `${escaped.slice(0, MAX_SEGMENT - HASH_DIGITS - 1)}~${hash}`
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte)
  return PLAIN.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}
