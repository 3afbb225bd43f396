// Sends a digest to an address of the operator's choice: claimed, rendered and handed to SES as any mail, and counted
// nowhere as a digest. Its subject says that it is a test; its links open nothing, and nobody can unsubscribe by it.

import type { EmailAddress } from '../../domain/mail/email-address.ts'
import { type MessageRecord, testKey } from '../../domain/mail/message-record.ts'
import type { Partner } from '../../domain/settings.ts'
import { testMailKey } from '../../layout.ts'
import { buildMessage, type MailContent } from '../../views/mime.ts'
import { type ClaimPorts, claimMessage, refuseClaimed, suppressed } from './claim.ts'
import { type DeliverPorts, deliver } from './deliver.ts'
import { asTest } from './render.ts'

export interface SendTestPorts extends DeliverPorts, ClaimPorts {
  /** Where answers go, unless the partner says; null: to the sender. */
  readonly replyTo: string | null
}

/** The message as this call left it; null: the same address is sent a test by another at this very moment. */
export async function sendTest(
  { partner, week, mail }: { readonly partner: Partner; readonly week: string; readonly mail: MailContent },
  to: EmailAddress,
  ports: SendTestPorts,
): Promise<MessageRecord | null> {
  const dateMs = ports.clock()
  const key = testKey(partner.id, to, week, dateMs)
  const claimed = await claimMessage(key, ports)
  if (claimed === null) return null
  const refusal = await suppressed(partner, to, ports)
  if (refusal !== null) return refuseClaimed(claimed, refusal, ports)
  const headers = {
    from: { name: partner.name, address: ports.sender },
    to: { name: '', address: to },
    replyTo: partner.replyTo ?? ports.replyTo,
    partner: partner.id,
    dateMs,
    list: null,
  }
  const raw = await buildMessage(asTest(mail), headers)
  return deliver(claimed, { raw, copy: raw, copyKey: testMailKey(partner.id, week, key.period, to) }, ports)
}
