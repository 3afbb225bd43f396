// The raw MIME message with a plain text and an HTML part; the same content gives the same bytes.

import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { encode, wrap } from 'nodemailer/lib/qp'
import type { PartnerId } from '../domain/ids.ts'
import type { MailList } from '../domain/mail/unsubscription.ts'
import { clipped, oneLine, visible } from '../domain/untrusted-text.ts'

const MAX_NAME_CHARACTERS = 80

export interface MailContent {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface MailHeaders {
  readonly from: MailAddress
  readonly to: MailAddress
  /** null: answers go to `from`. */
  readonly replyTo: string | null
  readonly partner: PartnerId
  /** Milliseconds since 1970. */
  readonly dateMs: number
  /** null: it belongs to no list. */
  readonly list: ListHeaders | null
}

export interface ListHeaders {
  /** Names the mailing list, so that people can filter by it. */
  readonly name: MailList
  /** What a mail client posts to when its user unsubscribes (RFC 8058); null: the footer's link alone. */
  readonly unsubscribeUrl: string | null
}

export interface MailAddress {
  /** '': the bare address. */
  readonly name: string
  readonly address: string
}

/** Boundary and Message-ID are derived from the content, so that building it again gives the same bytes. */
export function buildMessage(content: MailContent, headers: MailHeaders): Promise<Buffer> {
  return compile(content, headers, idOf(content, headers))
}

/** The copy of a message to keep: `-` for each secret, and before it the hash of the bytes as sent. */
export async function buildCopy(
  raw: Uint8Array,
  content: MailContent,
  headers: MailHeaders,
  secrets: readonly string[],
): Promise<Buffer> {
  const copy = await compile(without(secrets, content), without(secrets, headers), idOf(content, headers))
  const sha256 = createHash('sha256').update(raw).digest('hex')
  return Buffer.concat([Buffer.from(`${SENT_HASH_HEADER}: ${sha256}\r\n`), copy])
}

const SENT_HASH_HEADER = 'X-Uptake-Sent-Sha256'

function idOf(content: MailContent, { list: _, ...headers }: MailHeaders): string {
  return createHash('sha256')
    .update(JSON.stringify([content, headers]))
    .digest('hex')
    .slice(0, 32)
}

/** The same value with each secret replaced in its texts. */
function without<Value>(secrets: readonly string[], value: Value): Value {
  const hidden = secrets.reduce((json, secret) => json.replaceAll(secret, '-'), JSON.stringify(value))
  return JSON.parse(hidden)
}

function compile(
  content: MailContent,
  { from, to, replyTo, partner, dateMs, list }: MailHeaders,
  id: string,
): Promise<Buffer> {
  const host = from.address.slice(from.address.lastIndexOf('@') + 1)
  return new MailComposer({
    from: onOneLine(from),
    to: onOneLine(to),
    ...(replyTo === null ? {} : { replyTo: oneLine(replyTo) }),
    subject: oneLine(content.subject),
    date: new Date(dateMs),
    messageId: `<${id}@${host}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(list === null ? {} : listHeaders(list, partner, host)),
    },
    text: bodyPart(visible(content.text)),
    html: bodyPart(content.html),
    baseBoundary: id,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

function listHeaders(
  { name, unsubscribeUrl }: ListHeaders,
  partner: PartnerId,
  host: string,
): Record<string, string> {
  const id = { 'List-Id': `<${partner}.${name}.${host}>` }
  if (unsubscribeUrl === null) return id
  return {
    ...id,
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** The size of a part in the message. */
export function encodedBytes(part: string): number {
  return smallerEncoding(withCrLf(part)).bytes
}

function bodyPart(text: string): { content: string; contentTransferEncoding: string } {
  const content = withCrLf(text)
  return { content, contentTransferEncoding: smallerEncoding(content).name }
}

/** Quoted-printable is short for Latin script, base64 for others. 8bit is never used: not every relay takes it. */
function smallerEncoding(content: string): { name: string; bytes: number } {
  const quotedPrintable = wrap(encode(content), 76).length
  const base64 = Math.ceil((Math.ceil(Buffer.byteLength(content) / 3) * 4 * 78) / 76)
  return quotedPrintable <= base64
    ? { name: 'quoted-printable', bytes: quotedPrintable }
    : { name: 'base64', bytes: base64 }
}

function withCrLf(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n')
}

/** Header lines are not folded within a word, so a long name would make a line too long. */
function onOneLine({ name, address }: MailAddress): MailAddress {
  return { name: clipped(name, MAX_NAME_CHARACTERS), address: oneLine(address) }
}
