// Message tags carry the claim through SES, which replaces the Message-ID.

export const PARTNER_TAG = 'uptake-partner'
export const CLAIM_TAG = 'uptake-claim'
