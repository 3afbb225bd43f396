// Activity entries for tests.

import fc from 'fast-check'
import type { ActivityEntry } from '../../../../shared/domain/sheets/sheet.ts'

export function entry(over: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    user: 'ana@contoso.example',
    product: 'ENTERPRISEPACK',
    workload: 'teams',
    subscription: '',
    days: 1,
    licensed: null,
    licensedRow: 0,
    deleted: null,
    deletedRow: 0,
    ...over,
  }
}

/** Any entry that the fold can make: rows of what is not stated are 0. */
export const anyEntry: fc.Arbitrary<ActivityEntry> = fc
  .record({
    user: fc.string({ unit: 'binary' }),
    product: fc.oneof(fc.constant('ENTERPRISEPACK'), fc.string()),
    workload: fc.constantFrom('teams', 'exchange', 'été', '日本'),
    subscription: fc.oneof(fc.constant(''), fc.uuid()),
    days: fc.nat({ max: 2 ** 28 - 1 }),
    licensed: fc.option(fc.boolean()),
    licensedRow: fc.nat(),
    deleted: fc.option(fc.boolean()),
    deletedRow: fc.nat({ max: 2 ** 40 }),
  })
  .map((any) => ({
    ...any,
    user: any.user.toWellFormed(),
    licensedRow: any.licensed === null ? 0 : any.licensedRow,
    deletedRow: any.deleted === null ? 0 : any.deletedRow,
  }))
