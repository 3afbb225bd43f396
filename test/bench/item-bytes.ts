// How large the item of a sheet is.

import type { Sheet } from '../../shared/domain/sheets/sheet.ts'

/** Names of attributes, keys, date and shape of an activity item. */
const AROUND_BYTES = 320

export function itemBytes(sheet: Sheet): number {
  return AROUND_BYTES + (sheet.kind === 'activity' ? sheet.packed.length : JSON.stringify(sheet).length)
}
