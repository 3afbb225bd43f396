// The raw MIME message with a plain text and an HTML part; the same content gives the same bytes.

import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { encode, wrap } from 'nodemailer/lib/qp'
import type { PartnerId } from '../domain/ids.ts'
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
  /** Names the mailing list, so that people can filter by it. */
  readonly partner: PartnerId
  /** Milliseconds since 1970. */
  readonly dateMs: number
}

export interface MailAddress {
  /** '': the bare address. */
  readonly name: string
  readonly address: string
}

/** Boundary and Message-ID are derived from the content, so that building it again gives the same bytes. */
export function buildMessage(content: MailContent, headers: MailHeaders): Promise<Buffer> {
  const { from, to, replyTo, partner, dateMs } = headers
  const hash = hashOf([content, headers])
  const host = from.address.slice(from.address.lastIndexOf('@') + 1)
  return new MailComposer({
    from: onOneLine(from),
    to: onOneLine(to),
    ...(replyTo === null ? {} : { replyTo: oneLine(replyTo) }),
    subject: oneLine(content.subject),
    date: new Date(dateMs),
    messageId: `<${hash}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'List-Id': `<${partner}.digest.${host}>` },
    text: bodyPart(visible(content.text)),
    html: bodyPart(content.html),
    baseBoundary: hash,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
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

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}
