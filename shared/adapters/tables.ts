// The tables as data: the stacks, the embedded cloud and the wiring all read them here.

/** Every table has the same keys, both strings; what they hold, each adapter says. */
export const TABLE_KEYS = { partition: 'pk', sort: 'sk' } as const

/** Table by table the environment variable that names it. */
export const TABLES = {
  Ledger: 'UPTAKE_LEDGER_TABLE',
  Entitlements: 'UPTAKE_ENTITLEMENTS_TABLE',
  Activity: 'UPTAKE_ACTIVITY_TABLE',
  SupportCalls: 'UPTAKE_SUPPORT_CALLS_TABLE',
  Metrics: 'UPTAKE_METRICS_TABLE',
  Partners: 'UPTAKE_PARTNERS_TABLE',
} as const

export type TableName = keyof typeof TABLES
