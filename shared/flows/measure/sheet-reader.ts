// Reads the sheets of committed generations only, so that a drop is visible all at once or not at all.

import type { Day } from '../../domain/calendar.ts'
import type { CustomerId, GenerationId, PartnerId } from '../../domain/ids.ts'
import type { Sheet, Stated, SupportSheet } from '../../domain/sheets/sheet.ts'
import type { SheetStore, StoredSheet } from '../../ports/sheets.ts'
import { type CountingDrop, keyDaysSeen } from './inputs.ts'

export interface SheetReader {
  ofCustomer(customer: CustomerId): Promise<Stated<Sheet>[]>
  support(): Promise<Stated<SupportSheet>[]>
}

/** The sheets within the windows that end from `first` to `last`. */
export function sheetReader(
  partner: PartnerId,
  drops: readonly CountingDrop[],
  { first, last }: { readonly first: Day; readonly last: Day },
  sheets: SheetStore,
): SheetReader {
  const counting = new Set<GenerationId>(drops.map(({ generation }) => generation))
  const { from, to } = keyDaysSeen(first, last)

  async function countingOf(stored: AsyncIterable<StoredSheet>): Promise<StoredSheet[]> {
    const kept: StoredSheet[] = []
    for await (const sheet of stored) if (counting.has(sheet.generation)) kept.push(sheet)
    return kept
  }

  return {
    async ofCustomer(customer) {
      const [entitlements, activity] = await Promise.all([
        countingOf(sheets.entitlements(partner, customer, from, to)),
        countingOf(sheets.activity(partner, customer, from, to)),
      ])
      return [...entitlements, ...activity]
    },
    async support() {
      const stored = await countingOf(sheets.support(partner, from, to))
      return stored.flatMap(({ key, part, sheet }) =>
        sheet.kind === 'support' ? [{ key, part, sheet }] : [],
      )
    },
  }
}
