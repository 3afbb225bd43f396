// Numbers the users of one customer across its sheets.

import { ByteKey } from './byte-key.ts'
import { ByteTable } from './byte-table.ts'
import { HEX_KINDS } from './hex-ids.ts'
import type { NameReader } from './user-names.ts'

export class UserNumbers {
  readonly #names = new ByteTable()
  readonly #name = new ByteKey()
  /** Whose a name is, hex digits or a domain: it need not be compared again with each name. */
  readonly #domains = new Map<string, number>()
  #owners: readonly number[] = []

  /** Before the first name of each sheet. */
  enter({ domains }: NameReader): void {
    const hex = Array.from({ length: HEX_KINDS }, (_, kind) => kind)
    this.#owners = [...hex, ...domains.map((domain) => this.#numberOf(domain))]
  }

  /** The same for the same user; a new one has the next number. */
  of({ kind, bytes, start, end }: NameReader): number {
    this.#name.set(bytes, start, end)
    return this.#names.add(this.#owners[kind] ?? 0, this.#name)
  }

  #numberOf(domain: string): number {
    const number = this.#domains.get(domain) ?? HEX_KINDS + this.#domains.size
    this.#domains.set(domain, number)
    return number
  }
}
