// Message tags carry the claim through SES, which replaces the Message-ID.

export const PARTNER_TAG = 'uptake-partner'
export const CLAIM_TAG = 'uptake-claim'
/** Who held the claim: a claim that a person deleted comes again under the same id, and is another sending. */
export const OWNER_TAG = 'uptake-owner'
