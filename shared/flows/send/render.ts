// Renders frozen content for its reader, and checks before sending that the result holds only what the reader
// may see.

import type { Digest } from '../../domain/digest/digest.ts'
import { PoisonInput } from '../../domain/errors.ts'
import { meansAddress } from '../../domain/mail/email-address.ts'
import type { MessageKind } from '../../domain/mail/message-record.ts'
import type { Partner, Recipient } from '../../domain/settings.ts'
import { mailKey, noticeMailKey } from '../../layout.ts'
import { parseDigest } from '../../views/digest-json.ts'
import { renderDigestMail } from '../../views/digest-mail.ts'
import { assertScope } from '../../views/mail-scope.ts'
import { buildMessage, type MailContent } from '../../views/mime.ts'
import { parseNotice } from '../../views/notice-json.ts'
import { renderNoticeMail } from '../../views/notice-mail.ts'
import { textsFor } from '../../views/texts/languages.ts'

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
}

export interface RenderedMessage {
  readonly raw: Uint8Array
  /** Where the copy of the message is stored. */
  readonly copyKey: string
}

/**
 * Throws PoisonInput when the content, or the mail made from it, holds more than the reader may see today.
 */
export async function renderMessage(
  kind: MessageKind,
  frozen: string,
  { partner, recipient }: Addressee,
  { sender, replyTo, imprint, sentAtMs }: Origin,
): Promise<RenderedMessage> {
  const rendered = kind === 'digest' ? digestMail : noticeMail
  const { mail, copyKey } = rendered(frozen, { partner, recipient }, imprint)
  const { email, name } = recipient
  const raw = await buildMessage(mail, {
    from: { name: partner.name, address: sender },
    to: { name, address: email },
    replyTo: partner.replyTo ?? replyTo,
    partner: partner.id,
    dateMs: sentAtMs,
  })
  return { raw, copyKey }
}

interface Mail {
  readonly mail: MailContent
  readonly copyKey: string
}

function digestMail(frozen: string, { partner, recipient }: Addressee, imprint: string | null): Mail {
  const digest = parseDigest(frozen)
  assertReader(digest, recipient)
  const mail = renderDigestMail(digest, recipient, textsFor(recipient.locale), imprint)
  assertScope(mail, digest.scope)
  return { mail, copyKey: mailKey(partner.id, digest.week, recipient.email) }
}

/** Notices concern all of the partner's files. */
function noticeMail(frozen: string, { partner, recipient }: Addressee, imprint: string | null): Mail {
  const notice = parseNotice(frozen)
  if (recipient.customers !== 'all') {
    throw new PoisonInput(
      `The ${notice.kind} notice of ${notice.day} is only for recipients who see all customers.`,
    )
  }
  return {
    mail: renderNoticeMail(notice, recipient, textsFor(recipient.locale), imprint),
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
