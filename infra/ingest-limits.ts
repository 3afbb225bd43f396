// What one reading of a drop may take, and how many there are at once: what partners can cost each other follows.

export const INGEST_LIMITS = {
  /** Brings one whole processor along. */
  memoryMb: 1769,
  /**
   * The largest drop ends within half of it. Since SQS gives a free place to the partner with the fewest drops in
   * work, an honest drop waits for one reading at most: so this is also the longest that one that never ends can keep
   * it waiting.
   */
  timeoutMinutes: 15,
  readingsAtOnce: 10,
} as const
