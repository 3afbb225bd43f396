// Numbers byte strings: the first that is new is 0, the next one 1. A hash table without an object for each string,
// since half a million users pass through it.

import { randomInt } from 'node:crypto'
import { NumberList } from './number-list.ts'

/** Nobody who makes a file can know which strings meet in one slot. Nothing that is stored depends on these. */
const SEED = randomInt(2 ** 32)
const MULTIPLIER = randomInt(2 ** 31) * 2 + 1

const FIRST_SLOTS = 1_024
const EMPTY = -1

export class ByteTable {
  /** All strings, one behind the other; that of `number` from `start` to `end`. Replaced when it has to grow. */
  bytes: Buffer = Buffer.allocUnsafe(8_192)
  readonly #ends = new NumberList()
  readonly #owners = new NumberList()
  readonly #hashes = new NumberList()
  #slots = new Int32Array(FIRST_SLOTS).fill(EMPTY)

  get size(): number {
    return this.#ends.length
  }

  start(number: number): number {
    return number === 0 ? 0 : this.#ends.get(number - 1)
  }

  end(number: number): number {
    return this.#ends.get(number)
  }

  /** Whose string it is, as `add` was told. */
  owner(number: number): number {
    return this.#owners.get(number)
  }

  /** The number of that string of that owner; a new one is copied. */
  add(owner: number, bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(owner, bytes, start, end)
    const slot = this.#slotOf(hash, owner, bytes, start, end)
    const known = this.#slots[slot] ?? EMPTY
    if (known !== EMPTY) return known
    const number = this.size
    this.#slots[slot] = number
    this.#keep(bytes, start, end)
    this.#owners.push(owner)
    this.#hashes.push(hash)
    if (2 * this.size > this.#slots.length) this.#rehash()
    return number
  }

  /** -1: there is none. */
  find(owner: number, bytes: Uint8Array, start: number, end: number): number {
    return this.#slots[this.#slotOf(hashOf(owner, bytes, start, end), owner, bytes, start, end)] ?? EMPTY
  }

  /** Whether that number stands for that string. */
  is(number: number, owner: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.start(number)
    if (this.#owners.get(number) !== owner || this.end(number) - from !== end - start) return false
    const kept = this.bytes
    for (let at = end - start - 1; at >= 0; at -= 1) if (kept[from + at] !== bytes[start + at]) return false
    return true
  }

  /** As `Buffer.compare`, of the bytes alone. */
  compare(a: number, b: number): number {
    const startA = this.start(a)
    const startB = this.start(b)
    const lengthA = this.end(a) - startA
    const lengthB = this.end(b) - startB
    const length = Math.min(lengthA, lengthB)
    for (let at = 0; at < length; at += 1) {
      const difference = (this.bytes[startA + at] ?? 0) - (this.bytes[startB + at] ?? 0)
      if (difference !== 0) return difference
    }
    return lengthA - lengthB
  }

  #slotOf(hash: number, owner: number, bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (let known = this.#slots[slot] ?? EMPTY; known !== EMPTY; known = this.#slots[slot] ?? EMPTY) {
      if (this.#hashes.get(known) === hash && this.is(known, owner, bytes, start, end)) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    let length = this.start(this.size)
    if (length + end - start > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * this.bytes.length + end - start)
      this.bytes.copy(larger, 0, 0, length)
      this.bytes = larger
    }
    for (let at = start; at < end; at += 1) this.bytes[length++] = bytes[at] ?? 0
    this.#ends.push(length)
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(EMPTY)
    const mask = slots.length - 1
    for (let number = 0; number < this.size; number += 1) {
      let slot = this.#hashes.get(number) & mask
      while (slots[slot] !== EMPTY) slot = (slot + 1) & mask
      slots[slot] = number
    }
    this.#slots = slots
  }
}

function hashOf(owner: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = Math.imul(SEED ^ owner, MULTIPLIER)
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), MULTIPLIER)
  return hash ^ (hash >>> 15)
}
