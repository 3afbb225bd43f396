// Messages as their reader sees them: parsed once, kept for as long as the page stands.

import PostalMime, { type Email } from 'postal-mime'
import type { MailedMessage } from './sources.ts'

export interface ReadMessage {
  readonly id: string
  readonly atMs: number
  readonly from: string
  readonly to: string
  readonly subject: string
  /** '' when the message has no such part. */
  readonly html: string
  readonly text: string
  readonly source: string
  readonly raw: Uint8Array
}

export function messageReader(): (message: MailedMessage) => Promise<ReadMessage> {
  const read = new Map<string, Promise<ReadMessage>>()
  return (message) => {
    const known = read.get(message.messageId) ?? readMessage(message)
    read.set(message.messageId, known)
    return known
  }
}

async function readMessage({ messageId, atMs, destinations, raw }: MailedMessage): Promise<ReadMessage> {
  const email = await PostalMime.parse(raw)
  return {
    id: messageId,
    // The message's own date: the run's clock may stand on another day than this machine's.
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
