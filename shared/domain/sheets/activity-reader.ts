// Reads packed activity: columns of users and of what each of them uses, without an object for either.

import { LAYOUT, ONE_DAY, type Statement, UNSTATED } from './activity-packer.ts'
import { ByteReader } from './byte-io.ts'
import { type CompressedColumns, decompressAll, decompressedBytes } from './column-compression.ts'
import { intoRuns } from './fold.ts'
import { NumberColumn } from './number-column.ts'
import { readUses } from './packed-uses.ts'
import type { ActivityEntry, Use } from './sheet.ts'
import { SheetTexts } from './sheet-texts.ts'
import { NameReader } from './user-names.ts'

interface PackedActivity {
  readonly packed: Uint8Array
}

/** Good until the next sheet is read. */
export interface UnpackedActivity {
  readonly names: NameReader
  /** Of this sheet, by number: their numbers among those of all sheets. */
  readonly uses: readonly number[]
  readonly entries: EntryColumns
}

/** The entries of a sheet: those of the first user, then those of the next. */
class EntryColumns {
  /** Of each user: how many they are. */
  readonly counts = new NumberColumn()
  /** Of each entry: the number of what is used. */
  readonly uses = new NumberColumn()
  readonly #days = new NumberColumn()
  /** One more than the statement. */
  readonly #licensed = new NumberColumn()
  readonly #deleted = new NumberColumn()

  read(from: ByteReader): void {
    for (const column of [this.counts, this.uses, this.#days, this.#licensed, this.#deleted]) {
      column.read(from)
    }
  }

  get areStated(): boolean {
    return this.#licensed.length > 0
  }

  days(entry: number): number {
    return this.#days.length === 0 ? ONE_DAY : this.#days.get(entry)
  }

  licensed(entry: number): Statement {
    return this.#licensed.length === 0 ? UNSTATED : this.#licensed.get(entry) - 1
  }

  deleted(entry: number): Statement {
    return this.#deleted.length === 0 ? UNSTATED : this.#deleted.get(entry) - 1
  }
}

/**
 * Each sheet in turn; `texts` takes theirs. Throws if the bytes are not packed activity of this layout. As many sheets are
 * decompressed at once as a large one has bytes.
 */
export function* readActivity<Sheet extends PackedActivity>(
  sheets: Iterable<Sheet>,
  texts: SheetTexts,
): Generator<[Sheet, UnpackedActivity]> {
  const names = new NameReader(texts)
  const entries = new EntryColumns()
  const unpacked = { names, entries, uses: [] as readonly number[] }
  for (const run of intoRuns(Array.from(sheets, readHead), decompressedBytes)) {
    const wholes = decompressAll(run)
    for (const [at, { sheet, ids }] of run.entries()) {
      const whole = new ByteReader(wholes[at] ?? NO_BYTES)
      unpacked.uses = readUses(whole, ids, texts)
      entries.read(whole)
      names.enter(whole, ids)
      yield [sheet, unpacked]
    }
  }
}

const NO_BYTES = Buffer.alloc(0)

interface Head<Sheet> extends CompressedColumns {
  readonly sheet: Sheet
  readonly ids: ByteReader
}

function readHead<Sheet extends PackedActivity>(sheet: Sheet): Head<Sheet> {
  const { packed } = sheet
  if (packed[0] !== LAYOUT) throw new RangeError(`unknown layout of an activity sheet: ${packed[0]}`)
  const head = new ByteReader(Buffer.from(packed.buffer, packed.byteOffset, packed.length), 1)
  const idBytes = head.number()
  const length = head.number()
  const start = head.skip(idBytes)
  const end = start + idBytes
  return { sheet, ids: new ByteReader(head.buffer, start, end), length, bytes: head.buffer.subarray(end) }
}

/** As objects, for who reads little. */
export function* unpackEntries(packed: Uint8Array): Generator<ActivityEntry> {
  const texts = new SheetTexts()
  for (const [, { names, uses, entries }] of readActivity([{ packed }], texts)) {
    let entry = 0
    for (let user = 0; names.next(); user += 1) {
      const name = names.text()
      for (const end = entry + entries.counts.get(user); entry < end; entry += 1) {
        const use = texts.uses[uses[entries.uses.get(entry)] ?? 0] ?? NO_USE
        const [licensed, deleted] = [entries.licensed(entry), entries.deleted(entry)]
        yield {
          user: name,
          ...use,
          days: entries.days(entry),
          licensed: answerOf(licensed),
          licensedRow: rowOf(licensed),
          deleted: answerOf(deleted),
          deletedRow: rowOf(deleted),
        }
      }
    }
  }
}

const NO_USE: Use = { product: '', workload: '', subscription: '' }

function answerOf(statement: Statement): boolean | null {
  return statement === UNSTATED ? null : statement % 2 === 1
}

function rowOf(statement: Statement): number {
  return statement === UNSTATED ? 0 : Math.floor(statement / 2)
}
