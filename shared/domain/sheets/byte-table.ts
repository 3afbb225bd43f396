// Numbers byte strings: the first that is new is 0, the next one 1. A hash table without an object for each string,
// since half a million users pass through it.

import { finished, mixed, SEED } from './byte-hash.ts'
import { type ByteKey, WORD_BYTES } from './byte-key.ts'
import { NumberRows } from './number-rows.ts'

const FIRST_SLOTS = 1_024
const FIRST_WORDS = 2_048
const EMPTY = -1

/** What is known of a string stands together: looking at it takes one line of the processor's cache. */
const [START, LENGTH, OWNER, HASH] = [0, 1, 2, 3]

export class ByteTable {
  /** All strings, one behind the other; that of `number` from `start` to `end`. Replaced when it has to grow. */
  bytes: Buffer
  #words = new Int32Array(FIRST_WORDS)
  #usedWords = 0
  readonly #strings = new NumberRows(4)
  #slots = new Int32Array(FIRST_SLOTS).fill(EMPTY)

  constructor() {
    this.bytes = Buffer.from(this.#words.buffer)
  }

  get size(): number {
    return this.#strings.length
  }

  start(number: number): number {
    return this.#strings.get(number, START) * WORD_BYTES
  }

  end(number: number): number {
    return this.start(number) + this.#strings.get(number, LENGTH)
  }

  /** Whose string it is, as `add` was told. */
  owner(number: number): number {
    return this.#strings.get(number, OWNER)
  }

  /** The number of that string of that owner; a new one is copied. */
  add(owner: number, key: ByteKey): number {
    const hash = hashOf(owner, key)
    const slot = this.#slotOf(hash, owner, key)
    const known = this.#slots[slot] ?? EMPTY
    if (known !== EMPTY) return known
    const number = this.size
    this.#slots[slot] = number
    this.#keep(owner, key, hash)
    if (2 * this.size > this.#slots.length) this.#rehash()
    return number
  }

  /** The first four bytes as a number, which does not decrease from string to string in their order. */
  beginning(number: number): number {
    if (this.#strings.get(number, LENGTH) === 0) return 0
    const start = this.start(number)
    const { bytes } = this
    return (
      (bytes[start] ?? 0) * 2 ** 24 +
      (((bytes[start + 1] ?? 0) << 16) | ((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0))
    )
  }

  /** As `Buffer.compare`, of the bytes alone. */
  compare(a: number, b: number): number {
    const startA = this.#strings.get(a, START)
    const startB = this.#strings.get(b, START)
    const lengthA = this.#strings.get(a, LENGTH)
    const lengthB = this.#strings.get(b, LENGTH)
    const length = Math.min(lengthA, lengthB)
    const words = this.#words
    let at = 0
    while (at * WORD_BYTES < length && words[startA + at] === words[startB + at]) at += 1
    for (at *= WORD_BYTES; at < length; at += 1) {
      const difference =
        (this.bytes[startA * WORD_BYTES + at] ?? 0) - (this.bytes[startB * WORD_BYTES + at] ?? 0)
      if (difference !== 0) return difference
    }
    return lengthA - lengthB
  }

  #slotOf(hash: number, owner: number, key: ByteKey): number {
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (let known = this.#slots[slot] ?? EMPTY; known !== EMPTY; known = this.#slots[slot] ?? EMPTY) {
      if (this.#strings.get(known, HASH) === hash && this.#is(known, owner, key)) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  #is(number: number, owner: number, { words, wordCount, length }: ByteKey): boolean {
    if (this.owner(number) !== owner || this.#strings.get(number, LENGTH) !== length) return false
    const start = this.#strings.get(number, START)
    const kept = this.#words
    for (let at = 0; at < wordCount; at += 1) if (kept[start + at] !== words[at]) return false
    return true
  }

  #keep(owner: number, { words, wordCount, length }: ByteKey, hash: number): void {
    const start = this.#usedWords
    if (start + wordCount > this.#words.length) {
      const larger = new Int32Array(2 * this.#words.length + wordCount)
      larger.set(this.#words)
      this.#words = larger
      this.bytes = Buffer.from(larger.buffer)
    }
    for (let at = 0; at < wordCount; at += 1) this.#words[start + at] = words[at] ?? 0
    this.#usedWords += wordCount
    this.#strings.push(start, length, owner, hash)
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(EMPTY)
    const mask = slots.length - 1
    for (let number = 0; number < this.size; number += 1) {
      let slot = this.#strings.get(number, HASH) & mask
      while (slots[slot] !== EMPTY) slot = (slot + 1) & mask
      slots[slot] = number
    }
    this.#slots = slots
  }
}

function hashOf(owner: number, { words, wordCount, length }: ByteKey): number {
  let hash = SEED ^ owner
  for (let at = 0; at < wordCount; at += 1) hash = mixed(hash, words[at] ?? 0)
  return finished(hash, length)
}
