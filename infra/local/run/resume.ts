// Carries on where an earlier process stopped: with embedded services it was alone, so whoever still holds a lease is
// gone, and the mailbox tells which of its messages went out. Attached ones may be somebody else's too: there leases
// run out by themselves.

import type { Settings } from '../../../shared/domain/settings.ts'
import type { NoticeLedger, SendClaim, SendLedger } from '../../../shared/ports.ts'
import { sesEvents } from '../cloud/ses/events.ts'
import type { Functions } from './functions.ts'

export async function resume(
  settings: Settings,
  week: string,
  { queues, ses, tell }: Functions,
  { sends, notices }: { readonly sends: SendLedger; readonly notices: NoticeLedger },
): Promise<void> {
  if (ses === null) return
  for (const partner of settings.keys()) {
    for await (const claim of sends.list(partner, 'digest', week)) await releaseLease(claim, sends)
    const told = await notices.get(partner)
    for (const { recipient, kind, period } of told?.mails ?? []) {
      const claim = await sends.get({ partner, recipient, kind, period })
      if (claim !== null) await releaseLease(claim, sends)
    }
  }
  for (const message of await ses.messages()) for (const event of sesEvents(message)) tell(event)
  await queues.idle()
}

async function releaseLease(claim: SendClaim, sends: SendLedger): Promise<void> {
  if (claim.leaseUntilMs > 0) await sends.move(claim, { leaseUntilMs: 0 })
}
