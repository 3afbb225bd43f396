// Names the messages of which nobody knows whether they were sent: they are never sent again, so somebody must know.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { NoticeLedger, SendClaim, SendLedger } from '../../../shared/ports.ts'

interface UnsurePorts {
  readonly sends: SendLedger
  readonly notices: NoticeLedger
}

/** A sentence for each, of the week's digests and of the notices on record. */
export async function unsureMails(settings: Settings, week: string, ports: UnsurePorts): Promise<string[]> {
  const sentences: string[] = []
  for (const partner of settings.keys()) {
    for await (const claim of claimsOf(partner, week, ports)) {
      if (claim.state === 'UNKNOWN' || claim.state === 'UNCONFIRMED') sentences.push(sentenceOf(claim))
    }
  }
  return sentences
}

async function* claimsOf(
  partner: PartnerId,
  week: string,
  { sends, notices }: UnsurePorts,
): AsyncIterable<SendClaim> {
  yield* sends.list(partner, 'digest', week)
  for (const { recipient, kind, period } of (await notices.get(partner))?.mails ?? []) {
    const claim = await sends.get({ partner, recipient, kind, period })
    if (claim !== null) yield claim
  }
}

function sentenceOf({ key: { partner, recipient, kind, period }, state, reason }: SendClaim): string {
  const mail = kind === 'digest' ? `digest of ${period}` : `notice ${kind} ${period}`
  return `${state}: the ${mail} of ${partner} to ${recipient} may have been sent (${reason}); it is not sent again.`
}
