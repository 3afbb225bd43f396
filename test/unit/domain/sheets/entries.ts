// Activity entries for tests.

import fc from 'fast-check'
import {
  createActivityPacker,
  type Statement,
  UNSTATED,
} from '../../../../shared/domain/sheets/activity-packer.ts'
import type { ActivityEntry } from '../../../../shared/domain/sheets/sheet.ts'

/** Entries of one user stand together. */
export function packEntries(entries: readonly ActivityEntry[]): Uint8Array {
  const packer = createActivityPacker()
  packer.enter({ get: (use) => entries[use] as ActivityEntry })
  const uses = entries.map(({ product, workload, subscription }) =>
    JSON.stringify([product, workload, subscription]),
  )
  let latest: string | null = null
  for (const [at, entry] of entries.entries()) {
    const name = Buffer.from(entry.user)
    if (entry.user !== latest) packer.user(name, 0, name.length)
    latest = entry.user
    const licensed = statement(entry.licensed, entry.licensedRow)
    const deleted = statement(entry.deleted, entry.deletedRow)
    packer.entry(uses.indexOf(uses[at] ?? ''), entry.days, licensed, deleted)
  }
  return packer.take()
}

function statement(value: boolean | null, row: number): Statement {
  return value === null ? UNSTATED : 2 * row + (value ? 1 : 0)
}

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
    user: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.emailAddress(),
      fc.uuid(),
      fc.uuid().map((id) => id.replaceAll('-', '')),
    ),
    product: fc.oneof(fc.constant('ENTERPRISEPACK'), fc.string()),
    workload: fc.constantFrom('teams', 'exchange', 'été', '日本'),
    subscription: fc.oneof(fc.constant(''), fc.uuid()),
    days: fc.nat({ max: 2 ** 28 - 1 }),
    licensed: fc.option(fc.boolean()),
    licensedRow: fc.nat({ max: 2 ** 29 }),
    deleted: fc.option(fc.boolean()),
    deletedRow: fc.nat({ max: 2 ** 29 }),
  })
  .map((any) => ({
    ...any,
    user: any.user.toWellFormed(),
    licensedRow: any.licensed === null ? 0 : any.licensedRow,
    deletedRow: any.deleted === null ? 0 : any.deletedRow,
  }))
