// Sheets over three tables: pk = {partner}#{customer} (support calls: {partner}),
// sk = {key date}#{drop}#{generation}#{part}.

import { type Day, formatDay } from '../../domain/calendar.ts'
import type { Dataset, DropAddress } from '../../domain/drops/drop-key.ts'
import type { CustomerId } from '../../domain/ids.ts'
import type { SheetPart } from '../../domain/sheets/fold.ts'
import type { SheetPlace, SheetStore, StoredSheet } from '../../ports/sheets.ts'
import type { Item, ItemKey } from './item.ts'
import { sheetAttributes, storedSheetOf } from './sheet-items.ts'
import type { Table } from './table.ts'

/** The table of each dataset. */
export type SheetTables = Readonly<Record<Dataset, Table>>

/** Wide enough for every part of a drop, so that parts sort as numbers. */
const PART_DIGITS = 6
/** How many customers' sheets are looked up at once before they are deleted. */
const LOOKUPS_AT_ONCE = 16

export function dynamoSheetStore(tables: SheetTables): SheetStore {
  async function* read(table: Table, pk: string, from: Day, to: Day): AsyncIterable<StoredSheet> {
    for await (const item of table.query(pk, formatDay(from), formatDay(to))) yield storedSheetOf(item)
  }

  return {
    async put(place, parts) {
      await tables[place.address.dataset].putAll(parts.map((part) => itemOf(place, part)))
    },
    entitlements: (partner, customer, from, to) =>
      read(tables.entitlements, customerPk({ partner }, customer), from, to),
    activity: (partner, customer, from, to) =>
      read(tables.activity, customerPk({ partner }, customer), from, to),
    support: (partner, from, to) => read(tables.support, partner, from, to),
    async remove(place, customers) {
      const { address } = place
      const table = tables[address.dataset]
      const owners =
        address.dataset === 'support'
          ? [address.partner]
          : Array.from(customers, (customer) => customerPk(address, customer))
      for (let start = 0; start < owners.length; start += LOOKUPS_AT_ONCE) {
        const some = owners.slice(start, start + LOOKUPS_AT_ONCE)
        const keys = await Promise.all(some.map((pk) => partKeys(table, pk, place)))
        await table.deleteAll(keys.flat())
      }
    },
  }
}

function itemOf(place: SheetPlace, { sheet, part }: SheetPart): Item {
  const { address } = place
  const pk = sheet.kind === 'support' ? address.partner : customerPk(address, sheet.customer)
  const sk = `${generationSk(place)}#${String(part).padStart(PART_DIGITS, '0')}`
  return { pk, sk, key: address.key, ...sheetAttributes(sheet) }
}

function customerPk({ partner }: Pick<DropAddress, 'partner'>, customer: CustomerId): string {
  return `${partner}#${customer}`
}

function generationSk({ address, generation }: SheetPlace): string {
  return `${formatDay(address.keyDay)}#${address.drop}#${generation}`
}

function partKeys(table: Table, pk: string, place: SheetPlace): Promise<ItemKey[]> {
  return Array.fromAsync(table.query(pk, generationSk(place)), ({ sk }) => ({ pk, sk }))
}
