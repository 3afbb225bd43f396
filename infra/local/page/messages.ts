// Parses mails as a mail client does, each of them once.

import PostalMime, { type Email } from 'postal-mime'
import type { MailedMessage } from './sources.ts'

export interface ParsedMessage {
  readonly id: string
  readonly atMs: number
  readonly from: string
  readonly to: string
  readonly subject: string
  /** '' if the mail has no such part. */
  readonly html: string
  readonly text: string
  readonly source: string
  readonly raw: Uint8Array
}

export function createMessageParser(): (message: MailedMessage) => Promise<ParsedMessage> {
  const byId = new Map<string, Promise<ParsedMessage>>()
  return (message) => {
    const parsed = byId.get(message.messageId) ?? parse(message)
    byId.set(message.messageId, parsed)
    return parsed
  }
}

async function parse({ messageId, atMs, destinations, raw }: MailedMessage): Promise<ParsedMessage> {
  const email = await PostalMime.parse(raw)
  return {
    id: messageId,
    // The date in the mail: a run may pretend to be on another day than this machine.
    atMs: Date.parse(email.date ?? '') || atMs,
    from: addresses([email.from]),
    to: destinations.join(', '),
    subject: email.subject ?? '(no subject)',
    html: email.html ?? '',
    text: email.text ?? '',
    source: Buffer.from(raw).toString('utf8'),
    raw,
  }
}

function addresses(list: readonly (Email['from'] | undefined)[]): string {
  return list
    .map((entry) => (entry?.name ? `${entry.name} <${entry.address ?? ''}>` : (entry?.address ?? '')))
    .join(', ')
}
