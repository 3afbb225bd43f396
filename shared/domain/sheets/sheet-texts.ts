// The texts of many sheets by their bytes, and their uses: nearly the same products, workloads, subscriptions and domains
// come in each, and each is decoded once.

import { ByteKey, WORD_BYTES } from './byte-key.ts'
import { ByteTable } from './byte-table.ts'
import { HEX_KINDS, hexText } from './hex-ids.ts'
import type { Use } from './sheet.ts'

/** Of what is no id of hex digits. */
export const PLAIN_TEXT = HEX_KINDS

export class SheetTexts {
  /** By number. */
  readonly uses: Use[] = []
  readonly #textBytes = new ByteTable()
  readonly #useBytes = new ByteTable()
  readonly #key = new ByteKey()
  readonly #texts: string[] = []

  /** The number of a text: UTF-8, or the bytes of an id of that kind. */
  numberOf(kind: number, bytes: Buffer, start: number, end: number): number {
    this.#key.set(bytes, start, end)
    const number = this.#textBytes.add(kind, this.#key)
    if (number === this.#texts.length) {
      this.#texts.push(kind === PLAIN_TEXT ? bytes.toString('utf8', start, end) : hexText(kind, bytes, start))
    }
    return number
  }

  text(number: number): string {
    return this.#texts[number] ?? ''
  }

  /** The number of a use, by those of its texts. */
  useOf(product: number, workload: number, subscription: number): number {
    const { words } = this.#key
    words[0] = product
    words[1] = workload
    words[2] = subscription
    this.#key.finish(3 * WORD_BYTES)
    const number = this.#useBytes.add(0, this.#key)
    if (number === this.uses.length) {
      this.uses.push({
        product: this.text(product),
        workload: this.text(workload),
        subscription: this.text(subscription),
      })
    }
    return number
  }
}
