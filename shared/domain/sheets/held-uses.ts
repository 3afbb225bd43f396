// What the held entries use: texts and uses, each once, by numbers.

import { finished, mixed, SEED } from './byte-hash.ts'
import { detachString } from './detach-string.ts'
import { NumberRows } from './number-rows.ts'
import type { Use } from './sheet.ts'

/** Memory they take. */
const TEXT_BYTES = 150
const USE_BYTES = 60

const FIRST_SLOTS = 256
const EMPTY = -1
const [PRODUCT, WORKLOAD, SUBSCRIPTION, CHARACTERS] = [0, 1, 2, 3]

export class HeldUses {
  /** Approximate memory. */
  bytes = 0
  readonly #texts: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #uses = new NumberRows(4)
  #slots = new Int32Array(FIRST_SLOTS).fill(EMPTY)

  text(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.#texts.length
      const kept = detachString(text)
      this.#texts.push(kept)
      this.#numbers.set(kept, number)
      this.bytes += TEXT_BYTES + 2 * kept.length
    }
    return number
  }

  /** By the numbers of its texts. */
  use(product: number, workload: number, subscription: number): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(product, workload, subscription) & mask
    for (let use = this.#slots[slot] ?? EMPTY; use !== EMPTY; use = this.#slots[slot] ?? EMPTY) {
      if (
        this.#uses.get(use, PRODUCT) === product &&
        this.#uses.get(use, WORKLOAD) === workload &&
        this.#uses.get(use, SUBSCRIPTION) === subscription
      )
        return use
      slot = (slot + 1) & mask
    }
    const characters = this.#lengthOf(product) + this.#lengthOf(workload) + this.#lengthOf(subscription)
    const use = this.#uses.push(product, workload, subscription, characters)
    this.#slots[slot] = use
    this.bytes += USE_BYTES
    if (2 * this.#uses.length > this.#slots.length) this.#rehash()
    return use
  }

  get(use: number): Use {
    return {
      product: this.#texts[this.#uses.get(use, PRODUCT)] ?? '',
      workload: this.#texts[this.#uses.get(use, WORKLOAD)] ?? '',
      subscription: this.#texts[this.#uses.get(use, SUBSCRIPTION)] ?? '',
    }
  }

  /** Of all its texts. */
  characters(use: number): number {
    return this.#uses.get(use, CHARACTERS)
  }

  #lengthOf(text: number): number {
    return this.#texts[text]?.length ?? 0
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(EMPTY)
    const mask = slots.length - 1
    for (let use = 0; use < this.#uses.length; use += 1) {
      const uses = this.#uses
      const hash = hashOf(uses.get(use, PRODUCT), uses.get(use, WORKLOAD), uses.get(use, SUBSCRIPTION))
      let slot = hash & mask
      while (slots[slot] !== EMPTY) slot = (slot + 1) & mask
      slots[slot] = use
    }
    this.#slots = slots
  }
}

function hashOf(product: number, workload: number, subscription: number): number {
  return finished(mixed(mixed(mixed(SEED, product), workload), subscription), 0)
}
