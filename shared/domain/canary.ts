// A canary is a partner for smoke tests: it shows that a deployment works, and is nobody's. So its mail may only go to the
// mailbox simulator of SES, and it is left out of counts, alarms and events.

import type { PartnerId } from './ids.ts'
import type { EmailAddress } from './mail/email-address.ts'
import type { Partner, Recipient, Settings } from './settings.ts'

/** SES accepts mail to it, delivers none, and counts none for the sender's reputation. */
export const MAILBOX_SIMULATOR = 'simulator.amazonses.com'

/** False for a partner that is not in the settings. */
export function isCanary(settings: Settings, partner: PartnerId): boolean {
  return settings.get(partner)?.canary ?? false
}

/** Where the settings are not at hand: nobody reads mail to that address. */
export function isSimulated(address: EmailAddress): boolean {
  return address.endsWith(`@${MAILBOX_SIMULATOR}`)
}

/** A recipient whose mail the simulator reports as delivered, and who sees all customers; null: the canary has none. */
export function confirmingRecipient({ recipients }: Partner): Recipient | null {
  const isConfirming = ({ email, customers }: Recipient) => customers === 'all' && CONFIRMING.test(email)
  return recipients.find(isConfirming) ?? null
}

/** SES takes a label behind a `+`. */
const CONFIRMING = /^success(?:\+[^@]*)?@/
