// The canary that a smoke test uploads for, and the recipient who gets its mail.

import { confirmingRecipient, MAILBOX_SIMULATOR } from '../../../shared/domain/canary.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Partner, Recipient, Settings } from '../../../shared/domain/settings.ts'

export interface ChosenCanary {
  readonly canary: Partner
  readonly recipient: Recipient
}

/** `id` null: the only one. A string says why there is none, and what to do. */
export function chooseCanary(settings: Settings, id: PartnerId | null): ChosenCanary | string {
  const canary = canaryOf(settings, id)
  if (typeof canary === 'string') return canary
  const recipient = confirmingRecipient(canary)
  return recipient === null
    ? `${canary.id} has no recipient ${ADDRESS} with "customers": "all", to whom the test mail goes; add it with partner set.`
    : { canary, recipient }
}

const ADDRESS = `success@${MAILBOX_SIMULATOR}`

function canaryOf(settings: Settings, id: PartnerId | null): Partner | string {
  const canaries = [...settings.values()].filter(({ canary }) => canary)
  if (id !== null) {
    return canaries.find((canary) => canary.id === id) ?? `partners.json has no canary ${id}; ${HOW_TO_ADD}`
  }
  const [only, ...others] = canaries
  if (only === undefined) return `partners.json has no canary; ${HOW_TO_ADD}`
  if (others.length === 0) return only
  const ids = canaries.map((canary) => canary.id).join(', ')
  return `partners.json has several canaries: ${ids}; choose one with --partner.`
}

const HOW_TO_ADD = `add one: npm run uptake -- partner add --partner canary name=Canary timezone=UTC canary=true "recipients[0].email=${ADDRESS}" "recipients[0].customers=all"`
