// What a file may tell only behind the place where it is needed: then it is read once more, with that known.

import type { DateOrder } from './rows/dates.ts'

export interface KnownOfFile {
  readonly dateOrder?: KnownOrder
  /** The member of a JSON document that has its records. */
  readonly list?: string
}

/** `unproven`: no date of the whole file is one in a single order only. */
export type KnownOrder = ProvenOrder | 'unproven'

export interface ProvenOrder {
  readonly order: DateOrder
  /** The date that proves it, and where it stands. */
  readonly value: string
  readonly line: number
}

/** Thrown anywhere in a reading, caught in `readDrop` alone. */
export class ReadAgain extends Error {
  override readonly name = 'ReadAgain'
  readonly known: KnownOfFile

  constructor(known: KnownOfFile) {
    super('the drop has to be read again')
    this.known = known
  }
}
