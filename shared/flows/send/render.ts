// Renders frozen content for its reader, and checks before sending that the result holds only what the reader
// may see.

import type { Digest } from '../../domain/digest/digest.ts'
import { PoisonInput } from '../../domain/errors.ts'
import { meansAddress } from '../../domain/mail/email-address.ts'
import type { MessageKey, MessageKind } from '../../domain/mail/message-record.ts'
import { LIST_OF } from '../../domain/mail/unsubscription.ts'
import type { LinkUrls } from '../../domain/portal/link.ts'
import type { Partner, Recipient } from '../../domain/settings.ts'
import { mailKey, noticeMailKey, portalMailKey, testMailKey } from '../../layout.ts'
import { parseDigest } from '../../views/digest-json.ts'
import { renderDigestMail } from '../../views/digest-mail.ts'
import { renderLinksMail } from '../../views/links-mail.ts'
import type { MailExtras } from '../../views/mail-extras.ts'
import { assertScope } from '../../views/mail-scope.ts'
import { buildCopy, buildMessage, type ListHeaders, type MailContent } from '../../views/mime.ts'
import { parseNotice } from '../../views/notice-json.ts'
import { renderNoticeMail } from '../../views/notice-mail.ts'
import { textsFor } from '../../views/texts/languages.ts'
import { renderWelcomeMail } from '../../views/welcome-mail.ts'
import type { MadeLinks } from './links.ts'

export interface Addressee {
  readonly partner: Partner
  readonly recipient: Recipient
}

/** By whom and when the message is sent. */
export interface Origin {
  readonly sender: string
  /** null: answers go to the sender. */
  readonly replyTo: string | null
  /** null: not said. */
  readonly imprint: string | null
  readonly sentAtMs: number
  readonly links: MadeLinks
  /** SES signs the headers by which a mail client unsubscribes its user. */
  readonly oneClickUnsubscribe: boolean
}

export interface RenderedMessage {
  readonly raw: Uint8Array
  /** What is kept of it: without the tokens of its links. */
  readonly copy: Uint8Array
  /** Where the copy of the message is stored. */
  readonly copyKey: string
}

/**
 * `frozen`: the content as it was published; null: the mail is made of the settings alone. Throws PoisonInput when the content, or the mail made from it, holds more
 * than the reader may see today.
 */
export async function renderMessage(
  { kind, period }: Pick<MessageKey, 'kind' | 'period'>,
  frozen: string | null,
  { partner, recipient }: Addressee,
  { sender, replyTo, imprint, sentAtMs, links, ...origin }: Origin,
): Promise<RenderedMessage> {
  const extras = { imprint, links: links.urls }
  const { mail, copyKey } = mailOf({ kind, period }, frozen ?? '', { partner, recipient }, extras)
  const { email, name } = recipient
  const headers = {
    from: { name: partner.name, address: sender },
    to: { name, address: email },
    replyTo: partner.replyTo ?? replyTo,
    partner: partner.id,
    dateMs: sentAtMs,
    list: listHeaders(kind, links.urls, origin.oneClickUnsubscribe),
  }
  const raw = await buildMessage(mail, headers)
  const secrets = secretsOf(links)
  const copy = secrets.length === 0 ? raw : await buildCopy(raw, mail, headers, secrets)
  return { raw, copy, copyKey }
}

function listHeaders(kind: MessageKind, { unsubscribe }: LinkUrls, oneClick: boolean): ListHeaders | null {
  const name = LIST_OF[kind]
  if (name === null) return null
  const isSecure = unsubscribe?.startsWith('https://') ?? false
  return { name, unsubscribeUrl: oneClick && isSecure ? (unsubscribe ?? null) : null }
}

/** On one machine the copies are the mailbox, and nobody else reaches the portal. */
function secretsOf({ urls, made }: MadeLinks): string[] {
  return Object.values(urls).every(isOnThisMachine) ? [] : made.map(({ token }) => token)
}

function isOnThisMachine(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && LOOPBACK.includes(hostname)
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

interface Mail {
  readonly mail: MailContent
  readonly copyKey: string
}

function mailOf(
  { kind, period }: Pick<MessageKey, 'kind' | 'period'>,
  frozen: string,
  addressee: Addressee,
  extras: MailExtras,
): Mail {
  switch (kind) {
    case 'digest':
      return digestMail(frozen, addressee, extras)
    case 'test':
      return testMail(frozen, period, addressee, extras)
    case 'welcome':
    case 'links':
      return portalMail(kind, period, addressee, extras)
    default:
      return noticeMail(frozen, addressee, extras)
  }
}

function digestMail(frozen: string, addressee: Addressee, extras: MailExtras): Mail {
  const { week, mail } = renderDigest(frozen, addressee, extras)
  return { mail, copyKey: mailKey(addressee.partner.id, week, addressee.recipient.email) }
}

function testMail(frozen: string, period: string, addressee: Addressee, extras: MailExtras): Mail {
  const { week, mail } = renderDigest(frozen, addressee, extras)
  const copyKey = testMailKey(addressee.partner.id, week, period, addressee.recipient.email)
  return { mail: asTest(mail), copyKey }
}

/** The same mail, whose subject says that it is a test. */
export function asTest(mail: MailContent): MailContent {
  return { ...mail, subject: `Test: ${mail.subject}` }
}

/** The frozen content of a digest as its reader gets it. Throws as `renderMessage`. */
export function renderDigest(
  frozen: string,
  { recipient }: Pick<Addressee, 'recipient'>,
  extras: MailExtras,
): { readonly week: string; readonly mail: MailContent } {
  const digest = parseDigest(frozen)
  assertReader(digest, recipient)
  const rendered = renderDigestMail(digest, recipient, textsFor(recipient.locale), extras)
  assertScope(rendered, {
    customers: digest.scope,
    links: extras.links,
    offers: Object.values(digest.links).filter((url) => url !== null),
  })
  const { subjectCustomer: _, ...mail } = rendered
  return { week: digest.week, mail }
}

function portalMail(
  kind: 'welcome' | 'links',
  period: string,
  { partner, recipient }: Addressee,
  extras: MailExtras,
): Mail {
  const render = kind === 'welcome' ? renderWelcomeMail : renderLinksMail
  return {
    mail: render(partner, recipient, textsFor(recipient.locale), extras),
    copyKey: portalMailKey(partner.id, kind, period, recipient.email),
  }
}

/** Notices concern all of the partner's files. */
function noticeMail(frozen: string, { partner, recipient }: Addressee, extras: MailExtras): Mail {
  const notice = parseNotice(frozen)
  if (recipient.customers !== 'all') {
    throw new PoisonInput(
      `The ${notice.kind} notice of ${notice.day} is only for recipients who see all customers.`,
    )
  }
  return {
    mail: renderNoticeMail(notice, recipient, textsFor(recipient.locale), extras),
    copyKey: noticeMailKey(partner.id, notice.week, `${notice.kind}-${notice.day}`, recipient.email),
  }
}

/**
 * The settings may have changed since the digest was frozen, so the reader's permissions are checked again.
 */
function assertReader({ scopedTo, flaggedCustomers, week }: Digest, { email, customers }: Recipient): void {
  if (customers === 'all') return
  const isForeign = flaggedCustomers.some(({ accountManager }) => !meansAddress(accountManager, email))
  if (scopedTo !== email || isForeign) {
    throw new PoisonInput(
      `The digest of ${week} does not match the customers that its reader may see; it was not sent.`,
    )
  }
}
