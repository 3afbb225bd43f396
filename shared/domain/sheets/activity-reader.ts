// Reads packed activity: a cursor over users and what each of them uses, that makes no object for either.

import { LAYOUT, ONE_DAY, type Statement, UNSTATED } from './activity-packer.ts'
import { ByteReader } from './byte-io.ts'
import { type CompressedColumns, decompressAll, decompressedBytes } from './column-compression.ts'
import { intoRuns } from './fold.ts'
import { type PackedUses, readUses } from './packed-uses.ts'
import type { ActivityEntry, Holding } from './sheet.ts'
import { NameReader } from './user-names.ts'

interface PackedActivity {
  readonly packed: Uint8Array
}

/**
 * Each sheet in turn with a reader. Throws if the bytes are not packed activity of this layout. As many sheets are
 * decompressed at once as a large one has bytes.
 */
export function* readActivity<Sheet extends PackedActivity>(
  sheets: Iterable<Sheet>,
): Generator<[Sheet, ActivityReader]> {
  for (const run of intoRuns(Array.from(sheets, readHead), decompressedBytes)) {
    const wholes = decompressAll(run)
    for (const [at, { sheet, ids }] of run.entries()) {
      yield [sheet, new ActivityReader(new ByteReader(wholes[at] ?? NO_BYTES), ids)]
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

export class ActivityReader {
  readonly uses: PackedUses
  /** The user's. */
  readonly name: NameReader
  /** The entry's: the numbers of its holding and its workload, its days, and what was stated. */
  holding = 0
  workload = 0
  days = ONE_DAY
  licensed: Statement = UNSTATED
  deleted: Statement = UNSTATED
  readonly #counts: ByteReader
  readonly #uses: ByteReader
  readonly #days: ByteReader
  readonly #licensed: ByteReader
  readonly #deleted: ByteReader
  readonly #hasDays: boolean
  readonly #isStated: boolean
  #left = 0

  constructor(whole: ByteReader, ids: ByteReader) {
    this.uses = readUses(whole, ids)
    this.#counts = whole.column()
    this.#uses = whole.column()
    this.#days = whole.column()
    this.#licensed = whole.column()
    this.#deleted = whole.column()
    this.#hasDays = !this.#days.isAtEnd
    this.#isStated = !this.#licensed.isAtEnd
    this.name = new NameReader(whole, ids)
  }

  /** False: there are no more. */
  nextUser(): boolean {
    while (this.nextEntry());
    if (!this.name.next()) return false
    this.#left = this.#counts.number()
    return true
  }

  /** False: the user has no more. */
  nextEntry(): boolean {
    if (this.#left === 0) return false
    this.#left -= 1
    const use = this.#uses.number()
    this.holding = this.uses.holdingOf[use] ?? 0
    this.workload = this.uses.workloadOf[use] ?? 0
    if (this.#hasDays) this.days = this.#days.number()
    if (this.#isStated) {
      this.licensed = this.#licensed.number() - 1
      this.deleted = this.#deleted.number() - 1
    }
    return true
  }
}

/** As objects, for who reads little. */
export function* unpackEntries(packed: Uint8Array): Generator<ActivityEntry> {
  for (const [, reader] of readActivity([{ packed }])) {
    while (reader.nextUser()) yield* entriesOfUser(reader)
  }
}

function* entriesOfUser(reader: ActivityReader): Generator<ActivityEntry> {
  const user = reader.name.text()
  while (reader.nextEntry()) {
    const { days, licensed, deleted } = reader
    const { product, subscription } = reader.uses.holdings[reader.holding] ?? NO_HOLDING
    yield {
      user,
      product,
      workload: reader.uses.workloads[reader.workload] ?? '',
      subscription,
      days,
      licensed: answerOf(licensed),
      licensedRow: rowOf(licensed),
      deleted: answerOf(deleted),
      deletedRow: rowOf(deleted),
    }
  }
}

const NO_HOLDING: Holding = { product: '', subscription: '' }

function answerOf(statement: Statement): boolean | null {
  return statement === UNSTATED ? null : statement % 2 === 1
}

function rowOf(statement: Statement): number {
  return statement === UNSTATED ? 0 : Math.floor(statement / 2)
}
