// The texts of many sheets by their bytes: nearly the same products, workloads, subscriptions and domains come in each, and
// each is decoded once.

import { ByteKey } from './byte-key.ts'
import { ByteTable } from './byte-table.ts'
import { HEX_KINDS, hexText } from './hex-ids.ts'

/** Of what is no id of hex digits. */
export const PLAIN_TEXT = HEX_KINDS

export class SheetTexts {
  readonly #bytes = new ByteTable()
  readonly #key = new ByteKey()
  readonly #texts: string[] = []

  /** The number of a text: UTF-8, or the bytes of an id of that kind. */
  numberOf(kind: number, bytes: Buffer, start: number, end: number): number {
    this.#key.set(bytes, start, end)
    const number = this.#bytes.add(kind, this.#key)
    if (number === this.#texts.length) {
      this.#texts.push(kind === PLAIN_TEXT ? bytes.toString('utf8', start, end) : hexText(kind, bytes, start))
    }
    return number
  }

  text(number: number): string {
    return this.#texts[number] ?? ''
  }
}
