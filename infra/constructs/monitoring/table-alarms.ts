// Alarms on tables that take no more for a while.

import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Alarms } from './alarms.ts'
import { FIVE_MINUTES, sumOf, tableMetric } from './metrics.ts'

/** Two: reading and writing have different causes. */
export function watchTables(alarms: Alarms, tables: readonly Table[]): void {
  for (const [kind, verb] of [
    ['Read', 'read'],
    ['Write', 'written'],
  ] as const) {
    const events = tables.map((table) =>
      tableMetric(table, `${kind}ThrottleEvents`, { statistic: 'Sum', period: FIVE_MINUTES }),
    )
    alarms.add(`Table${kind}Throttles`, {
      metric: sumOf(events, `throttled ${kind.toLowerCase()}s`),
      // Calls are repeated until they succeed; a large upload of one partner is throttled for some minutes.
      periods: 6,
      says: `For half an hour DynamoDB has let tables be ${verb} only slowly.`,
      entry: 'throttled-tables',
    })
  }
}
