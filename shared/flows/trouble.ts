// What a person must see: it is logged as an error, and alarms.

import type { PartnerId } from '../domain/ids.ts'

/** Names no address. */
export interface Trouble {
  readonly message: string
  readonly partner: PartnerId
  /** Which message: `digest 2026-W47`. */
  readonly about: string
  readonly reason: string
}

export type Tell = (trouble: Trouble) => void
