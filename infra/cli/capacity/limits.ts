// What AWS allows, as of 2026-11-28, from its documentation of quotas. An account may have more.

export const LIMITS = {
  /** What production access to SES begins with. */
  sesMailsPerSecond: 14,
  /** In any 24 hours. */
  sesMailsPerDay: 50_000,
  /** What a table on demand gives from its first second on; it grows with its use, to 40,000 of each by default. */
  tableReadUnitsPerSecond: 12_000,
  tableWriteUnitsPerSecond: 4_000,
  /** Of all items of one partner in a table, or of one customer. */
  partitionReadUnitsPerSecond: 3_000,
  partitionWriteUnitsPerSecond: 1_000,
} as const
