// The links of one message to the portal, each with a token of its own. They are on record before SES has the message:
// no mail has a link that opens nothing.

import type { MessageKind, MessageRecord } from '../../domain/mail/message-record.ts'
import { LIST_OF } from '../../domain/mail/unsubscription.ts'
import {
  forgottenAtMs,
  type Link,
  type LinkUrls,
  linkPlace,
  linkUrl,
  newLink,
  type Purpose,
  purposesFor,
  REQUESTED_UPLOAD_LIFETIME_MS,
  type Token,
} from '../../domain/portal/link.ts'
import type { Recipient } from '../../domain/settings.ts'
import type { SendJob } from '../../ports/jobs.ts'
import { type RecordPorts, save } from '../records.ts'

export interface LinkPorts extends Pick<RecordPorts, 'records'> {
  /** null: there is no portal, and mail has no links. */
  readonly portalUrl: string | null
  readonly newToken: () => Token
}

/** What a message links to; the links of a test open nothing. */
export const PURPOSES_OF: Readonly<Record<MessageKind, (job: SendJob) => readonly Purpose[]>> = {
  digest: () => DIGEST_PURPOSES,
  gap: () => ['upload', 'unsubscribe'],
  refusal: () => ['upload', 'unsubscribe'],
  welcome: () => ['report', 'preferences', 'upload'],
  links: ({ purposes = [] }) => purposes,
  test: () => [],
}

export const DIGEST_PURPOSES: readonly Purpose[] = ['report', 'preferences', 'unsubscribe']

/** The links of a message. */
export interface MadeLinks {
  readonly urls: LinkUrls
  readonly made: readonly { readonly token: Token; readonly link: Link }[]
}

/** `wanted`: what they are to open, of which the recipient gets what it may. */
export function makeLinks(
  message: MessageRecord,
  recipient: Recipient,
  wanted: readonly Purpose[],
  { portalUrl, newToken }: LinkPorts,
): MadeLinks {
  if (portalUrl === null) return { urls: {}, made: [] }
  const made = purposesFor(recipient, wanted).map((purpose) => ({
    token: newToken(),
    link: linkOf(message, recipient, purpose),
  }))
  const urls = made.map(({ token, link: { purpose, partner } }) => {
    const url = linkUrl(portalUrl, purpose, partner, token)
    const list = purpose === 'unsubscribe' ? LIST_OF[message.kind] : null
    return [purpose, list === null ? url : `${url}/${list}`]
  })
  return { urls: Object.fromEntries(urls), made }
}

function linkOf({ partner, kind, atMs }: MessageRecord, recipient: Recipient, purpose: Purpose): Link {
  const isRequested = kind === 'links' && purpose === 'upload'
  // Made when the message was claimed: before the settings were read that say what the recipient may see.
  return newLink(partner, recipient, purpose, atMs, isRequested ? REQUESTED_UPLOAD_LIFETIME_MS : undefined)
}

export async function recordLinks({ made }: MadeLinks, ports: LinkPorts): Promise<void> {
  for (const { token, link } of made)
    await save(linkPlace(link.partner, token), link, null, ports, forgottenAtMs(link))
}
