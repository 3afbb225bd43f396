// The layout of the three buckets: every prefix, and the functions that build and parse keys.

import type { DropId, GenerationId, PartnerId } from './domain/ids.ts'
import { emailSegment, keyPath, shortened } from './key-segments.ts'

// ---- Settings bucket -----------------------------------------------------------------------------------

/** The partners and their settings. */
export const PARTNERS_FILE = 'partners.json'

/** The operator's product catalogue. */
export const CATALOGUE_FILE = 'products.csv'

/**
 * Settings are at the root of their bucket, or of the folder of `npm start -- --drops`; other keys are
 * ignored.
 */
export function isSettingsFile(name: string): boolean {
  return name === PARTNERS_FILE || name === CATALOGUE_FILE
}

// ---- Drops bucket --------------------------------------------------------------------------------------

/** The first segment of a rehearsal's key: full receipt, nothing stored. */
export const REHEARSAL = 'validate'

export function dropFolder(kind: 'drop' | 'rehearsal', partner: string): string {
  return kind === 'drop' ? `${partner}/` : `${REHEARSAL}/${partner}/`
}

/** All prefixes that a partner may upload to, in key order. */
export function dropFolders(partner: string): string[] {
  return [dropFolder('drop', partner), dropFolder('rehearsal', partner)].sort()
}

export function isRehearsal(key: string): boolean {
  return key.startsWith(`${REHEARSAL}/`)
}

// ---- Reports bucket ------------------------------------------------------------------------------------

export const RECEIPTS = 'receipts/'
/** Receipts of invalid keys, and of partners that are not in the settings. */
const REFUSED_RECEIPTS = `${RECEIPTS}_refused/`
export const REPORTS = 'reports/'
export const MAIL = 'mail/'
/** Frozen content of digests and notices. */
export const DIGESTS = 'digests/'
/** Working files of readings; deleted with their drop. */
export const GENERATIONS = 'generations/'

/** What people read. */
export const PUBLISHED = [MAIL, RECEIPTS, REPORTS] as const

/** What is kept for as long as drops are. */
export const EXPIRING = [DIGESTS, ...PUBLISHED] as const

const RECEIPT_ENDING = '.receipt.json'
export const REJECTS_ENDING = '.rejects.csv'
const MAX_KEY_BYTES = 1024

/**
 * The key of a drop's receipt. `refused`: the key is invalid, or its partner is not in the settings. At most
 * 1,024 bytes: a longer file name ends in a hash. No two drops share a receipt.
 */
export function receiptKey(key: string, refused: boolean): string {
  return receiptStem(key, refused) + RECEIPT_ENDING
}

/** The key of its rejects. */
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

/** `receipt`: the key of a receipt. */
export function rejectsBeside(receipt: string): string {
  return receipt.slice(0, -RECEIPT_ENDING.length) + REJECTS_ENDING
}

/** All prefixes that answer a partner's uploads, and its reports. */
export function answerFolders(partner: string): string[] {
  const receipts = [RECEIPTS, REFUSED_RECEIPTS].flatMap((prefix) =>
    dropFolders(partner).map((folder) => prefix + folder),
  )
  return [...receipts, `${REPORTS}${partner}/`]
}

/** Everything of a partner in the reports bucket. */
export function partnerFolders(partner: string): string[] {
  return [...answerFolders(partner), ...[MAIL, DIGESTS, GENERATIONS].map((prefix) => `${prefix}${partner}/`)]
}

interface GenerationPlace {
  readonly address: { readonly partner: PartnerId; readonly drop: DropId }
  readonly generation: GenerationId
}

function generationPrefix({ address, generation }: GenerationPlace): string {
  return `${generationsFolder(address)}${generation}`
}

/** The working files of a drop, of all its generations. */
export function generationsFolder({ partner, drop }: GenerationPlace['address']): string {
  return `${GENERATIONS}${partner}/${drop}/`
}

/** The customers that the generation has sheets of. */
export function manifestKey(place: GenerationPlace): string {
  return `${generationPrefix(place)}/manifest.json`
}

/** The manifest of a forgotten generation: corrections of reported weeks need the customers of a drop. */
export function keptManifestKey({ address, generation }: GenerationPlace): string {
  return `${DIGESTS}${address.partner}/held/${address.drop}/${generation}.json`
}

/** Messages that only the receipt may contain. */
export function stagedDetailsKey(place: GenerationPlace): string {
  return `${generationPrefix(place)}/details.json`
}

/** The rejects file before it is published beside the receipt. */
export function stagedRejectsKey(place: GenerationPlace): string {
  return `${generationPrefix(place)}/rejects.csv`
}

/** What is made for people first, then tables, then what is made for programs. */
export const REPORT_FILES = [
  'portfolio.html',
  'portfolio.xlsx',
  'customers.csv',
  'products.csv',
  'workloads.csv',
  'digest.json',
  'portfolio.json',
] as const
export type ReportFile = (typeof REPORT_FILES)[number]

const OWN = 'own'

/**
 * `asOf`: `YYYY-MM-DD`. `ownOf`: the recipient to whose customers the file is limited; null: the whole
 * portfolio.
 */
export function reportKey(partner: PartnerId, asOf: string, file: ReportFile, ownOf: string | null): string {
  const folder = ownOf === null ? '' : `${OWN}/${emailSegment(ownOf)}/`
  return `${REPORTS}${partner}/${asOf}/${folder}${file}`
}

/** The message as sent; `week` is the ISO week of the as-of day. */
export function mailKey(partner: PartnerId, week: string, recipient: string): string {
  return `${MAIL}${partner}/${week}/${emailSegment(recipient)}.eml`
}

/** A digest that was sent as a test; `period`: the week and when it was sent. */
export function testMailKey(partner: PartnerId, week: string, period: string, to: string): string {
  return `${MAIL}${partner}/${week}/tests/${period}-${emailSegment(to)}.eml`
}

/**
 * The content of that week's messages, frozen under its hash: all that rendering them again needs. `ownOf`:
 * the recipient to whose customers it is limited; null: the whole portfolio.
 */
export function frozenDigestKey(
  partner: PartnerId,
  week: string,
  ownOf: string | null,
  sha256: string,
): string {
  return `${DIGESTS}${partner}/${week}/${ownOf === null ? 'all' : emailSegment(ownOf)}/${sha256}.json`
}

/** A notice, beside the digests of its week; `name`: its subject and day. */
export function noticeMailKey(partner: PartnerId, week: string, name: string, recipient: string): string {
  return `${MAIL}${partner}/${week}/notices/${name}-${emailSegment(recipient)}.eml`
}

/** A mail that welcomes a recipient, or brings links that it asked for; `period`: that of the message. */
export function portalMailKey(
  partner: PartnerId,
  kind: 'welcome' | 'links',
  period: string,
  recipient: string,
): string {
  return `${MAIL}${partner}/${kind}/${period}-${emailSegment(recipient)}.eml`
}

/** A partner's logo, under its hash: what a published report was rendered with. */
export function frozenLogoKey(partner: PartnerId, sha256: string): string {
  return `${DIGESTS}${partner}/logos/${sha256}`
}

/** The snapshot of a week, under its hash: what later weeks are compared with. */
export function snapshotKey(partner: PartnerId, week: string, sha256: string): string {
  return `${DIGESTS}${partner}/${week}/${sha256}.json`
}

/** The events of a week, under their hash. */
export function frozenEventsKey(partner: PartnerId, week: string, sha256: string): string {
  return `${DIGESTS}${partner}/${week}/events/${sha256}.json`
}

/** The notices of a local day and the notified state, frozen under their hash. */
export function frozenNoticeKey(partner: PartnerId, day: string, sha256: string): string {
  return `${DIGESTS}${partner}/notices/${day}/${sha256}.json`
}

export interface ReportPlace {
  readonly partner: string
  /** `YYYY-MM-DD` */
  readonly asOf: string
  /** The recipient to whose customers it is limited, as in the key; null: the whole portfolio. */
  readonly own: string | null
  readonly file: string
}

/** Parses the key of a report. */
export function readReportKey(key: string): ReportPlace {
  const [partner = '', asOf = '', ...rest] = key.slice(REPORTS.length).split('/')
  const [folder, recipient = '', ...file] = rest
  if (folder === OWN && file.length > 0) return { partner, asOf, own: recipient, file: file.join('/') }
  return { partner, asOf, own: null, file: rest.join('/') }
}
