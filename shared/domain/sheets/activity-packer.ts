// Packs a customer's activity: users one after the other, of each what it uses. Column by column, each distinct text
// once, then compressed.

import { createByteWriter } from './byte-io.ts'
import { compressColumns } from './column-compression.ts'
import { writeUses } from './packed-uses.ts'
import type { Use } from './sheet.ts'
import { createNameWriter } from './user-names.ts'

/** First byte of every packed sheet: the layout of the rest. */
export const LAYOUT = 3

/** A yes or no and the row that stated it as one number, 2 · row + (yes ? 1 : 0). The later row is the greater. */
export type Statement = number
export const UNSTATED: Statement = -1
/** Active on the effective day and on no other. */
export const ONE_DAY = 1

export interface UsesByNumber {
  get(use: number): Use
}

export interface ActivityPacker {
  /** What the numbers of uses stand for from now on. */
  enter(uses: UsesByNumber): void
  /** Begins a user. Sheets are small if names come in the order of their bytes. */
  user(bytes: Uint8Array, start: number, end: number): void
  /** `use`: the number of what that user uses. */
  entry(use: number, days: number, licensed: Statement, deleted: Statement): void
  /** What it would take without compression, or a little less. */
  length(): number
  /** Starts over. */
  take(): Uint8Array
}

/** One for many sheets: each that is created is compiled by the engine anew. */
export function createActivityPacker(): ActivityPacker {
  const names = createNameWriter()
  const entries = createByteWriter()
  const useColumn = createByteWriter()
  const days = createByteWriter()
  const licensed = createByteWriter()
  const deleted = createByteWriter()
  const columns = [entries, useColumn, days, licensed, deleted]
  const ids = createByteWriter()
  const whole = createByteWriter()
  /** The uses of this part in the order of their places in it, and those by use. */
  let used: number[] = []
  let places = new Int32Array(0)
  let textBytes = 0
  /** Of the user that is being packed. */
  let count = -1
  let isStated = false
  let uses: UsesByNumber = { get: () => NO_USE }
  let hasOtherDays = false

  function endUser(): void {
    if (count !== -1) entries.number(count)
    count = 0
  }

  function placeOf(use: number): number {
    const known = places[use] ?? NOWHERE
    if (known !== NOWHERE) return known
    if (use >= places.length) places = grown(places, use)
    places[use] = used.length
    used.push(use)
    const { product, workload, subscription } = uses.get(use)
    textBytes += USE_BYTES + 3 * (product.length + workload.length + subscription.length)
    return used.length - 1
  }

  return {
    enter(next) {
      uses = next
    },
    user(bytes, start, end) {
      endUser()
      names.add(bytes, start, end)
    },
    entry(use, mask, saysLicensed, saysDeleted) {
      count += 1
      useColumn.number(placeOf(use))
      days.number(mask)
      licensed.number(saysLicensed + 1)
      deleted.number(saysDeleted + 1)
      hasOtherDays ||= mask !== ONE_DAY
      isStated ||= saysLicensed !== UNSTATED || saysDeleted !== UNSTATED
    },
    length: () => names.length() + textBytes + columns.reduce((sum, column) => sum + column.length(), 0),
    take() {
      if (count !== -1) endUser()
      writeUses(
        used.map((use) => uses.get(use)),
        whole,
        ids,
      )
      if (!isStated) for (const column of [licensed, deleted]) column.clear()
      if (!hasOtherDays) days.clear()
      for (const column of columns) whole.column(column)
      names.take(whole, ids)
      const idBytes = ids.bytes()
      const head = createByteWriter()
      head.byte(LAYOUT)
      head.number(idBytes.length)
      head.number(whole.length())
      const packed = Buffer.concat([head.bytes(), idBytes, compressColumns(whole.bytes())])
      for (const column of [...columns, ids, whole]) column.clear()
      for (const use of used) places[use] = NOWHERE
      used = []
      textBytes = 0
      count = -1
      isStated = false
      hasOtherDays = false
      return packed
    },
  }
}

function grown(places: Int32Array<ArrayBuffer>, use: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * use + FIRST_PLACES).fill(NOWHERE)
  larger.set(places)
  return larger
}

const NO_USE: Use = { product: '', workload: '', subscription: '' }
const NOWHERE = -1
const FIRST_PLACES = 64
/** What a use takes beside its texts. */
const USE_BYTES = 12
