// Freezes what one recipient's message says: the content lies under its own hash, so a message that is sent
// later, or again after a fault, says exactly what was published.

import { createHash } from 'node:crypto'
import { isoWeek } from '../../domain/calendar.ts'
import { buildDigest } from '../../domain/digest/build-digest.ts'
import type { DigestInput } from '../../domain/digest/digest-input.ts'
import type { FrozenDigest } from '../../domain/digest/digest-record.ts'
import type { Recipient } from '../../domain/settings.ts'
import { frozenDigestKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports.ts'
import { digestJson } from '../../views/digest-json.ts'
import { textsFor } from '../../views/texts/languages.ts'

/** `input`: cut to what the recipient may see. A recipient without customers gets no message. */
export async function freezeDigest(
  input: DigestInput,
  recipient: Recipient,
  reports: ReportBucket,
): Promise<FrozenDigest> {
  const { email } = recipient
  if (input.customers.length === 0) {
    return { recipient: email, contentKey: null, contentSha256: null, reason: whyNobody(recipient) }
  }
  const content = digestJson(buildDigest(input), textsFor(recipient.locale))
  const sha256 = createHash('sha256').update(content).digest('hex')
  const key = frozenDigestKey(input.partner.id, isoWeek(input.asOf), email, sha256)
  await reports.put(key, content, 'application/json')
  return { recipient: email, contentKey: key, contentSha256: sha256, reason: '' }
}

function whyNobody({ customers }: Recipient): string {
  if (customers === 'own') return 'no mail: this address is the account manager of no customer'
  return 'no mail: no customer of the partner has licence data'
}
