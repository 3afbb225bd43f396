// Customers and files with marks that can be searched for.

import type { Evidence } from '../../../shared/domain/explanation/explanation.ts'

/** Everything that names a customer holds its mark, which nothing else has. */
export function markOf(n: number): string {
  return `qzx${n}mark`
}

export function evidenceOf(n: number): Evidence {
  // Files of several customers are named by anybody: by another one, above all.
  const key = (dataset: string) => `golden/${dataset}/2026-11-20/${markOf(n)}-and-${markOf(n + 1)}.csv`
  return {
    licences: [
      {
        key: key('entitlements'),
        subscriptionId: `sub-${markOf(n)}`,
        partNumber: 'E3',
        productName: '',
        sku: 'E3',
        sold: 1,
        assigned: null,
        status: 'active',
        seller: 'own',
        treatment: 'counted',
        seatsCounted: 1,
      },
    ],
    names: [
      {
        name: 'E3',
        match: 'held',
        skus: ['E3'],
        users: 1,
        activeUsers: 1,
        keys: [key('activity')],
        keysMore: 0,
      },
    ],
    counts: [],
    missingDays: ['2026-11-01'],
    coverage: [{ key: key('activity'), from: '2026-11-20', to: '2026-11-20' }],
    coverageMore: 0,
    calls: [{ key: key('support'), category: 'help', countsAs: 'help', calls: 1, isHelp: true }],
  }
}
