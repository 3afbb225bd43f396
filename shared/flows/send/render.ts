// Renders a frozen digest for its reader, and looks at the result once more before anybody gets it.

import type { Digest } from '../../domain/digest/digest.ts'
import { PoisonInput } from '../../domain/errors.ts'
import type { Partner, Recipient } from '../../domain/settings.ts'
import { parseDigest } from '../../views/digest-json.ts'
import { renderDigestMail as renderMail } from '../../views/digest-mail.ts'
import { assertScope } from '../../views/mail-scope.ts'
import { buildMessage } from '../../views/mime.ts'
import { textsFor } from '../../views/texts/languages.ts'

export interface Addressee {
  readonly partner: Partner
  readonly recipient: Recipient
}

/**
 * The raw message. Throws PoisonInput when the digest, or the mail made of it, holds more than the reader may
 * see today.
 */
export async function renderDigestMail(
  frozen: string,
  { partner, recipient }: Addressee,
  { sender, sentAtMs }: { readonly sender: string; readonly sentAtMs: number },
): Promise<Uint8Array> {
  const digest = parseDigest(frozen)
  assertReader(digest, recipient)
  const { email, name, locale } = recipient
  const mail = renderMail(digest, { email, name }, textsFor(locale))
  assertScope(mail, digest.scope)
  return buildMessage(mail, {
    from: { name: partner.name, address: sender },
    to: { name, address: email },
    partner: partner.id,
    dateMs: sentAtMs,
  })
}

/** The settings may have changed since the digest was frozen: what a reader may see is asked again. */
function assertReader({ cutTo, flaggedCustomers, week }: Digest, { email, customers }: Recipient): void {
  if (customers === 'all') return
  const reader = email.toLowerCase()
  const isForeign = flaggedCustomers.some(({ accountManager }) => accountManager.toLowerCase() !== reader)
  if (cutTo?.toLowerCase() !== reader || isForeign) {
    throw new PoisonInput(`The digest of ${week} is not cut to the customers of its reader; it was not sent.`)
  }
}
