// Reads packed activity: a cursor over users and what each of them uses, that makes no object for either.

import { inflateRawSync } from 'node:zlib'
import { LAYOUT, type Statement, UNSTATED } from './activity-packer.ts'
import { COMMON_WORDS } from './activity-words.ts'
import { ByteReader } from './byte-io.ts'
import { type PackedUses, readUses } from './packed-uses.ts'
import type { ActivityEntry, Holding } from './sheet.ts'
import { NameReader } from './user-names.ts'

const INFLATE = { dictionary: COMMON_WORDS }

/** Throws if the bytes are not a packed sheet of this layout. */
export class ActivityReader {
  readonly uses: PackedUses
  /** The user's. */
  readonly name: NameReader
  /** The entry's: the numbers of its holding and its workload, its days, and what was stated. */
  holding = 0
  workload = 0
  days = 0
  licensed: Statement = UNSTATED
  deleted: Statement = UNSTATED
  readonly #counts: ByteReader
  readonly #uses: ByteReader
  readonly #days: ByteReader
  readonly #licensed: ByteReader
  readonly #deleted: ByteReader
  readonly #isStated: boolean
  #left = 0

  constructor(packed: Uint8Array) {
    if (packed[0] !== LAYOUT) throw new RangeError(`unknown layout of an activity sheet: ${packed[0]}`)
    const head = new ByteReader(Buffer.from(packed.buffer, packed.byteOffset, packed.length), 1)
    const ids = head.column()
    const whole = new ByteReader(inflateRawSync(packed.subarray(head.skip(0)), INFLATE))
    this.uses = readUses(whole, ids)
    this.#counts = whole.column()
    this.#uses = whole.column()
    this.#days = whole.column()
    this.#licensed = whole.column()
    this.#deleted = whole.column()
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
    this.days = this.#days.number()
    if (this.#isStated) {
      this.licensed = this.#licensed.number() - 1
      this.deleted = this.#deleted.number() - 1
    }
    return true
  }
}

/** As objects, for who reads little. */
export function* unpackEntries(packed: Uint8Array): Generator<ActivityEntry> {
  const reader = new ActivityReader(packed)
  while (reader.nextUser()) {
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
}

const NO_HOLDING: Holding = { product: '', subscription: '' }

function answerOf(statement: Statement): boolean | null {
  return statement === UNSTATED ? null : statement % 2 === 1
}

function rowOf(statement: Statement): number {
  return statement === UNSTATED ? 0 : Math.floor(statement / 2)
}
