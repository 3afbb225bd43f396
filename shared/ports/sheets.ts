// Sheets, and whom they may be about.

import type { Day } from '../domain/calendar.ts'
import type { DropAddress } from '../domain/drops/drop-key.ts'
import type { CustomerId, DropId, GenerationId, PartnerId } from '../domain/ids.ts'
import type { SheetPart } from '../domain/sheets/fold.ts'
import type { Sheet, Stated } from '../domain/sheets/sheet.ts'

/** The place of a sheet part. */
export interface SheetPlace {
  readonly address: DropAddress
  readonly generation: GenerationId
}

/** Accessing a damaged `sheet` throws PoisonInput; the other fields can still be read. */
export interface StoredSheet<S extends Sheet = Sheet> extends Stated<S> {
  readonly drop: DropId
  readonly generation: GenerationId
}

export interface SheetStore {
  /** If it fails, some may have been written. */
  put(place: SheetPlace, parts: readonly SheetPart[]): Promise<void>
  /** A customer's sheets (activity includes aggregates) of key days in a range, consistent, in key order. */
  entitlements(partner: PartnerId, customer: CustomerId, from: Day, to: Day): AsyncIterable<StoredSheet>
  activity(partner: PartnerId, customer: CustomerId, from: Day, to: Day): AsyncIterable<StoredSheet>
  support(partner: PartnerId, from: Day, to: Day): AsyncIterable<StoredSheet>
  /** Deletes what a generation stored for these customers (support sheets have none). */
  remove(place: SheetPlace, customers: Iterable<CustomerId>): Promise<void>
}

/** The customers that a partner's sheets may be about; a superset is harmless. */
export interface CustomerRegister {
  add(partner: PartnerId, customers: readonly CustomerId[]): Promise<void>
  list(partner: PartnerId): AsyncIterable<CustomerId>
  /** Only once no sheets of theirs are left: without the register nobody finds them. */
  remove(partner: PartnerId, customers: readonly CustomerId[]): Promise<void>
}
