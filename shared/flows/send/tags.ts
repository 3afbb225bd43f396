// Message tags carry the claim through SES, which replaces the Message-ID.

export const PARTNER_TAG = 'uptake-partner'
export const CLAIM_TAG = 'uptake-claim'
/**
 * The worker that held the claim: after its record is deleted, a claim has the same id again but is another
 * sending.
 */
export const OWNER_TAG = 'uptake-owner'
