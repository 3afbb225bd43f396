// Freezes the content of each recipient's message under its own hash, so that a message sent later, or again
// after a fault, has exactly the published content.

import { createHash } from 'node:crypto'
import { isoWeek } from '../../domain/calendar.ts'
import { buildDigest } from '../../domain/digest/build-digest.ts'
import { type DigestInput, scopesOf } from '../../domain/digest/digest-input.ts'
import type { FrozenDigest } from '../../domain/digest/digest-record.ts'
import { eventsOf } from '../../domain/events/event.ts'
import type { Recipient } from '../../domain/settings.ts'
import { frozenDigestKey, frozenEventsKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { digestJson } from '../../views/digest-json.ts'
import { eventsJson } from '../../views/events-json.ts'
import { textsFor } from '../../views/texts/languages.ts'
import { limitConcurrency } from '../limit-concurrency.ts'
import { OBJECTS_AT_ONCE } from './reports.ts'

/** In the order of the recipients. Those who see all customers share one content. */
export async function freezeDigests(input: DigestInput, reports: ReportBucket): Promise<FrozenDigest[]> {
  let whole: Promise<FrozenContent> | null = null
  function wholeContent(): Promise<FrozenContent> {
    whole ??= freezeContent(input, reports)
    return whole
  }

  const scopeOf = scopesOf(input)
  const digests: FrozenDigest[] = []
  const freezing = limitConcurrency(OBJECTS_AT_ONCE)
  for (const [at, recipient] of input.partner.recipients.entries()) {
    await freezing.run(async () => {
      const scoped = scopeOf(recipient)
      const { email } = recipient
      if (scoped.customers.length === 0) {
        digests[at] = { recipient: email, ...NO_CONTENT, reason: whyNobody(recipient) }
        return
      }
      const content = scoped === input ? wholeContent() : freezeContent(scoped, reports)
      digests[at] = { recipient: email, ...(await content), reason: '' }
    })
  }
  await freezing.drain()
  return digests
}

type FrozenContent = Pick<FrozenDigest, 'contentKey' | 'contentSha256'>

const NO_CONTENT: FrozenContent = { contentKey: null, contentSha256: null }

/** Its sentences are in the partner's language; a mail makes its own from the figures, in that of its reader. */
async function freezeContent(input: DigestInput, reports: ReportBucket): Promise<FrozenContent> {
  const content = digestJson(buildDigest(input), textsFor(input.partner.locale))
  const contentSha256 = createHash('sha256').update(content).digest('hex')
  const contentKey = frozenDigestKey(input.partner.id, isoWeek(input.asOf), input.scopedTo, contentSha256)
  await reports.put(contentKey, content, 'application/json')
  return { contentKey, contentSha256 }
}

export function whyNobody({ customers }: Recipient): string {
  if (customers === 'own') return 'no mail: this address is not the account manager of any customer'
  return 'no mail: no customer of the partner has licence data'
}

/** What other programs are told, of the whole portfolio. Returns its key. */
export async function freezeEvents(input: DigestInput, reports: ReportBucket): Promise<string> {
  const content = eventsJson(eventsOf(buildDigest(input)))
  const sha256 = createHash('sha256').update(content).digest('hex')
  const key = frozenEventsKey(input.partner.id, isoWeek(input.asOf), sha256)
  await reports.put(key, content, 'application/json')
  return key
}
