// A store of sheets in memory.

import type { Day } from '../../../shared/domain/calendar.ts'
import type { Dataset } from '../../../shared/domain/drops/drop-key.ts'
import type { SheetPlace, SheetStore, StoredSheet } from '../../../shared/ports/sheets.ts'
import { pager } from './pages.ts'

interface Kept {
  readonly place: SheetPlace
  readonly stored: StoredSheet
  readonly order: string
}

export function fakeSheetStore(): SheetStore {
  /** By table and owner, then by sort key. */
  const tables = new Map<string, Map<string, Kept>>()
  const list = pager()

  function select(table: Dataset, owner: readonly string[], from: Day, to: Day): AsyncIterable<StoredSheet> {
    const name = JSON.stringify([table, ...owner])
    return list(() =>
      Array.from(tables.get(name)?.values() ?? [])
        .filter(({ place: { address } }) => from <= address.keyDay && address.keyDay <= to)
        .map(({ order, stored }) => ({ order, item: stored })),
    )
  }

  return {
    async put(place, parts) {
      for (const { sheet, part } of parts) {
        const { address, generation } = place
        const owner = sheet.kind === 'support' ? [address.partner] : [address.partner, sheet.customer]
        const table = JSON.stringify([address.dataset, ...owner])
        const days = String(address.keyDay + 1e6).padStart(8, '0')
        const order = [days, address.drop, generation, String(part).padStart(6, '0')].join('#')
        const stored = { key: address.key, part, sheet, drop: address.drop, generation }
        tables.set(table, (tables.get(table) ?? new Map()).set(order, { place, stored, order }))
      }
    },
    entitlements: (partner, customer, from, to) => select('entitlements', [partner, customer], from, to),
    activity: (partner, customer, from, to) => select('activity', [partner, customer], from, to),
    support: (partner, from, to) => select('support', [partner], from, to),
    async remove({ address, generation }, customers) {
      const { partner, dataset } = address
      const owners = dataset === 'support' ? [[partner]] : Array.from(customers, (one) => [partner, one])
      for (const owner of owners) {
        const table = tables.get(JSON.stringify([dataset, ...owner]))
        for (const { order, stored } of table?.values() ?? []) {
          if (stored.key === address.key && stored.generation === generation) table?.delete(order)
        }
      }
    },
  }
}
