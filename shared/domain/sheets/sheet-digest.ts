// Hashes the content of one customer's sheets, independently of how its activity is split and packed, and of
// the order in which a table returns the fields of an item.

import { createHash } from 'node:crypto'
import stableStringify from 'safe-stable-stringify'
import { unpackEntries } from './activity-reader.ts'
import type { Sheet } from './sheet.ts'

export interface SheetDigest {
  /** The parts of one customer's sheet (support: of the partner's), in their order. */
  add(sheet: Sheet): void
  /** `unreadable` if a sheet's bytes are damaged. */
  value(): string
}

export const UNREADABLE = 'unreadable'

export function createSheetDigest(): SheetDigest {
  const hash = createHash('sha256')
  let latestHead = ''
  let isReadable = true

  return {
    add(sheet) {
      const head = stableStringify(headOf(sheet))
      if (head !== latestHead) hash.update(head)
      latestHead = head
      try {
        for (const line of linesOf(sheet)) hash.update(`\n${line}`)
      } catch {
        isReadable = false
      }
    },
    value: () => (isReadable ? hash.digest('hex') : UNREADABLE),
  }
}

/** The fields that all parts of a sheet share. */
function headOf(sheet: Sheet): object {
  const { kind, effectiveDay } = sheet
  switch (sheet.kind) {
    case 'entitlements': {
      const { customer, shape, customerName, accountManager } = sheet
      return { kind, effectiveDay, customer, shape, customerName, accountManager }
    }
    case 'activity':
      return { kind, effectiveDay, customer: sheet.customer, shape: sheet.shape, covers: sheet.covers }
    case 'aggregates':
      return { kind, effectiveDay, customer: sheet.customer }
    case 'support':
      return { kind, effectiveDay, keyCustomer: sheet.keyCustomer }
  }
}

/** Throws if packed bytes cannot be unpacked. */
function* linesOf(sheet: Sheet): Generator<string> {
  switch (sheet.kind) {
    case 'entitlements':
      yield* sheet.subscriptions.map((member) => stableStringify(member))
      break
    case 'activity':
      for (const entry of unpackEntries(sheet.packed)) {
        const { user, product, workload, subscription, days } = entry
        const { licensed, licensedRow, deleted, deletedRow } = entry
        const statements = [licensed, licensedRow, deleted, deletedRow]
        yield JSON.stringify([user, product, workload, subscription, days, ...statements])
      }
      break
    case 'aggregates':
      yield* sheet.rows.map((member) => stableStringify(member))
      break
    case 'support':
      yield* [...sheet.tickets, ...sheet.counts].map((member) => stableStringify(member))
  }
}
