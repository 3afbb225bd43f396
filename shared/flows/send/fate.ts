// What SES tells of a message after it took it, kept in the reason of its claim.

import type { SendClaim } from '../../ports.ts'

/** The later outweighs the earlier, in whatever order they are told. */
const FATES = ['Delivery', 'Bounce', 'Complaint'] as const

const TOLD = 'SES told: '

export function toldBySes(event: string): string {
  return `${TOLD}${event}`
}

/** The event says more than what is on record. */
export function outweighs(event: string, claim: SendClaim): boolean {
  return rankOf(toldBySes(event)) > rankOf(claim.reason)
}

export function hasBounced({ reason }: SendClaim): boolean {
  return reason === toldBySes('Bounce')
}

function rankOf(reason: string): number {
  return FATES.findIndex((fate) => reason === toldBySes(fate))
}
