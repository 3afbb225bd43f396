// What a reading needs and where it puts what it finds: the seam between the reader and the flow.

import type { CustomerId } from '../ids.ts'
import type { Sheet } from '../sheets/sheet.ts'
import type { Dataset, DropAddress } from './drop-key.ts'
import type { ReadOutcome } from './outcome.ts'
import type { KnownOfFile } from './read-again.ts'
import type { DateOrder } from './rows/dates.ts'

/** The settings of a partner that reading depends on. */
export interface ReadingSettings {
  /** IANA zone: an instant is placed in it before it is cut to a day. */
  readonly timeZone: string
  /** null: what the files prove. */
  readonly dateOrder: DateOrder | null
  /** Names that the partner's files have for columns of the product, by dataset and column. */
  readonly columns: Readonly<Partial<Record<Dataset, ReadonlyMap<string, readonly string[]>>>>
  /** Other words for customers, lower-case, and their ids. */
  readonly customers: ReadonlyMap<string, CustomerId>
  /** Columns of help desks, and the values (lower-case) that make a row no call. */
  readonly supportSkip: ReadonlyMap<string, ReadonlySet<string>>
}

/** Of a partner that sets nothing but its time zone. */
export function plainSettings(timeZone: string): ReadingSettings {
  return { timeZone, dateOrder: null, columns: {}, customers: new Map(), supportSkip: new Map() }
}

export interface ReadContext {
  readonly address: DropAddress
  readonly settings: ReadingSettings
  /** What earlier readings of the same bytes have found out; left out: nothing. */
  readonly known?: KnownOfFile
}

/** Where a reading goes; calls are awaited, so a slow sink slows the reading instead of filling memory. */
export interface ReadSink {
  /** Parts of one customer's sheet come in file order, counted from 0. */
  sheet(sheet: Sheet, part: number): Promise<void>
  /** Bytes of the rejects file, in order; the first call holds its header. */
  rejects(csv: string): Promise<void>
}

/** `again`: read the drop once more, with this in its context, into a sink that holds nothing of this reading. */
export type ReadResult =
  | { readonly kind: 'read'; readonly outcome: ReadOutcome }
  | { readonly kind: 'again'; readonly known: KnownOfFile }
