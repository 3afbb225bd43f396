// Compares the stored sheets of a committed generation with those that reading the drop would produce today.

import { PoisonInput } from '../../domain/errors.ts'
import { createSheetDigest, UNREADABLE } from '../../domain/sheets/sheet-digest.ts'
import type { SheetPlace, SheetStore, StoredSheet } from '../../ports/sheets.ts'
import { limitConcurrency } from '../limit-concurrency.ts'
import type { Owner, SheetDigests } from './capture.ts'
import { type Difference, difference } from './difference.ts'

/** How many customers' sheets are read at once. */
const READS_AT_ONCE = 8
const MAX_NAMES = 3

/** `others`: customers that must have no sheets now, though the generation once had some. */
export async function compareSheets(
  place: SheetPlace,
  expected: SheetDigests,
  others: Iterable<Owner>,
  sheets: SheetStore,
): Promise<Difference[]> {
  const wrong = {
    missing: [] as Owner[],
    surplus: [] as Owner[],
    unreadable: [] as Owner[],
    other: [] as Owner[],
  }
  const reads = limitConcurrency(READS_AT_ONCE)
  for (const owner of new Set([...expected.keys(), ...others])) {
    await reads.run(async () => {
      const stored = await storedDigest(place, owner, sheets)
      const wanted = expected.get(owner) ?? null
      if (stored === wanted) return
      if (stored === null) wrong.missing.push(owner)
      else if (wanted === null) wrong.surplus.push(owner)
      else wrong[stored === UNREADABLE ? 'unreadable' : 'other'].push(owner)
    })
  }
  await reads.drain()
  return [
    ...sheetsThat('are missing', wrong.missing),
    ...sheetsThat('exist, but the file has no rows for them', wrong.surplus),
    ...sheetsThat('cannot be read', wrong.unreadable),
    ...sheetsThat('differ from the file', wrong.other),
  ]
}

/** The sheets that one drop has in the store of one owner, of any generation. */
export function sheetsOfDrop(
  { address }: Pick<SheetPlace, 'address'>,
  owner: Owner,
  sheets: SheetStore,
): AsyncIterable<StoredSheet> {
  const { partner, dataset, keyDay } = address
  if (owner === 'partner' || dataset === 'support') return sheets.support(partner, keyDay, keyDay)
  return sheets[dataset](partner, owner, keyDay, keyDay)
}

/** null: there are none. */
async function storedDigest(place: SheetPlace, owner: Owner, sheets: SheetStore): Promise<string | null> {
  const { address, generation } = place
  const digest = createSheetDigest()
  let parts = 0
  for await (const stored of sheetsOfDrop(place, owner, sheets)) {
    if (stored.drop !== address.drop || stored.generation !== generation) continue
    parts++
    try {
      digest.add(stored.sheet)
    } catch (error) {
      if (error instanceof PoisonInput) return UNREADABLE
      throw error
    }
  }
  return parts === 0 ? null : digest.value()
}

function sheetsThat(message: string, owners: readonly Owner[]): Difference[] {
  if (owners.length === 0) return []
  const names = owners.toSorted().slice(0, MAX_NAMES)
  const more = owners.length - names.length
  const of = `${names.join(', ')}${more === 0 ? '' : ` and ${more} more`}`
  return [difference('sheets', 'read', `Sheets of ${of} ${message}.`)]
}
