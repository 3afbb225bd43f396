// Where objects lie in the three buckets: every prefix, and the functions that build and read keys.

import type { DropId, GenerationId, PartnerId } from './domain/ids.ts'
import { emailSegment, keyPath, shortened } from './key-segments.ts'

// ---- Settings bucket -----------------------------------------------------------------------------------

/** Who the partners are, and what each of them wants. */
export const PARTNERS_FILE = 'partners.json'

/** The operator's product catalogue. */
export const CATALOGUE_FILE = 'products.csv'

/** Settings lie at the root of their bucket, or of the folder of `npm start -- --drops`; what else lies there is no setting. */
export function isSettingsFile(name: string): boolean {
  return name === PARTNERS_FILE || name === CATALOGUE_FILE
}

// ---- Drops bucket --------------------------------------------------------------------------------------

/** The first segment of a rehearsal's key: full receipt, nothing stored. */
export const REHEARSAL = 'validate'

export function dropFolder(kind: 'drop' | 'rehearsal', partner: string): string {
  return kind === 'drop' ? `${partner}/` : `${REHEARSAL}/${partner}/`
}

/** All that a partner may put, in key order. */
export function dropFolders(partner: string): string[] {
  return [dropFolder('drop', partner), dropFolder('rehearsal', partner)].sort()
}

export function isRehearsal(key: string): boolean {
  return key.startsWith(`${REHEARSAL}/`)
}

// ---- Reports bucket ------------------------------------------------------------------------------------

export const RECEIPTS = 'receipts/'
/** Receipts of keys that do not fit, and of partners that are not in the settings. */
const REFUSED_RECEIPTS = `${RECEIPTS}_refused/`
export const REPORTS = 'reports/'
export const MAIL = 'mail/'
/** What frozen digests and notices say. */
const DIGESTS = 'digests/'
/** Working files of readings; they go with their drop. */
const GENERATIONS = 'generations/'

/** What people read. */
export const PUBLISHED = [MAIL, RECEIPTS, REPORTS] as const

/** What is kept for as long as drops are. */
export const EXPIRING = [DIGESTS, ...PUBLISHED] as const

const RECEIPT_ENDING = '.receipt.json'
export const REJECTS_ENDING = '.rejects.csv'
const MAX_KEY_BYTES = 1024

/**
 * Where the receipt of a drop lies. `refused`: the key does not fit, or its partner is not in the settings. At most 1,024
 * bytes: a longer file name ends in a hash. No two keys have one place.
 */
export function receiptKey(key: string, refused: boolean): string {
  return receiptStem(key, refused) + RECEIPT_ENDING
}

/** Where its rejected rows lie. */
export function rejectsKey(key: string, refused: boolean): string {
  return receiptStem(key, refused) + REJECTS_ENDING
}

function receiptStem(key: string, refused: boolean): string {
  const full = refused ? REFUSED_RECEIPTS + keyPath(key) : RECEIPTS + key
  return shortened(full, key, MAX_KEY_BYTES - RECEIPT_ENDING.length)
}

export function isReceipt(place: string): boolean {
  return place.startsWith(RECEIPTS) && place.endsWith(RECEIPT_ENDING)
}

/** `receipt`: where a receipt lies. */
export function rejectsBeside(receipt: string): string {
  return receipt.slice(0, -RECEIPT_ENDING.length) + REJECTS_ENDING
}

/** All that answers a partner's uploads, and its reports. */
export function answerFolders(partner: string): string[] {
  const receipts = [RECEIPTS, REFUSED_RECEIPTS].flatMap((prefix) =>
    dropFolders(partner).map((folder) => prefix + folder),
  )
  return [...receipts, `${REPORTS}${partner}/`]
}

interface GenerationPlace {
  readonly address: { readonly partner: PartnerId; readonly drop: DropId }
  readonly generation: GenerationId
}

function generationPrefix({ address, generation }: GenerationPlace): string {
  return `${GENERATIONS}${address.partner}/${address.drop}/${generation}`
}

/** The customers that the generation has sheets of. */
export function manifestKey(place: GenerationPlace): string {
  return `${generationPrefix(place)}/manifest.json`
}

/** The manifest of a generation that is forgotten: corrections of reported weeks ask whom a drop spoke of. */
export function keptManifestKey({ address, generation }: GenerationPlace): string {
  return `${DIGESTS}${address.partner}/held/${address.drop}/${generation}.json`
}

/** What the receipt alone may say of the file. */
export function stagedWordsKey(place: GenerationPlace): string {
  return `${generationPrefix(place)}/words.json`
}

/** The rejects file before it is told beside the receipt. */
export function stagedRejectsKey(place: GenerationPlace): string {
  return `${generationPrefix(place)}/rejects.csv`
}

export type ReportFile = 'customers.csv' | 'products.csv' | 'workloads.csv' | 'digest.json'

const OWN = 'own'

/** `asOf`: `YYYY-MM-DD`. `ownOf`: the recipient to whose customers the file is cut; null: the whole portfolio. */
export function reportKey(partner: PartnerId, asOf: string, file: ReportFile, ownOf: string | null): string {
  const folder = ownOf === null ? '' : `${OWN}/${emailSegment(ownOf)}/`
  return `${REPORTS}${partner}/${asOf}/${folder}${file}`
}

/** The message as sent; `week` is the ISO week of the as-of day. */
export function mailKey(partner: PartnerId, week: string, recipient: string): string {
  return `${MAIL}${partner}/${week}/${emailSegment(recipient)}.eml`
}

/**
 * What messages of that week say, frozen under its hash: all that rendering them again needs. `ownOf`: the recipient
 * to whose customers it is cut; null: the whole portfolio.
 */
export function frozenDigestKey(
  partner: PartnerId,
  week: string,
  ownOf: string | null,
  sha256: string,
): string {
  return `${DIGESTS}${partner}/${week}/${ownOf === null ? 'all' : emailSegment(ownOf)}/${sha256}.json`
}

/** A notice, beside the digests of its week; `name`: what it is about and of which day. */
export function noticeMailKey(partner: PartnerId, week: string, name: string, recipient: string): string {
  return `${MAIL}${partner}/${week}/notices/${name}-${emailSegment(recipient)}.eml`
}

/** What a week reported, under its hash: what later weeks are compared with. */
export function snapshotKey(partner: PartnerId, week: string, sha256: string): string {
  return `${DIGESTS}${partner}/${week}/${sha256}.json`
}

/** What notices of a local day say, and what of it has been told, frozen under its hash. */
export function frozenNoticeKey(partner: PartnerId, day: string, sha256: string): string {
  return `${DIGESTS}${partner}/notices/${day}/${sha256}.json`
}

export interface ReportPlace {
  readonly partner: string
  /** `YYYY-MM-DD` */
  readonly asOf: string
  /** The recipient to whose customers it is cut, as in the key; null: the whole portfolio. */
  readonly own: string | null
  readonly file: string
}

/** What the key of a report says. */
export function readReportKey(key: string): ReportPlace {
  const [partner = '', asOf = '', ...rest] = key.slice(REPORTS.length).split('/')
  const [folder, recipient = '', ...file] = rest
  if (folder === OWN && file.length > 0) return { partner, asOf, own: recipient, file: file.join('/') }
  return { partner, asOf, own: null, file: rest.join('/') }
}
