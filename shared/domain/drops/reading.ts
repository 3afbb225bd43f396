// What a reading needs and where it puts what it finds: the seam between the reader and the flow.

import type { Sheet } from '../sheets/sheet.ts'
import type { DropAddress } from './drop-key.ts'
import type { ReadOutcome } from './outcome.ts'

export interface ReadContext {
  readonly address: DropAddress
  /** IANA zone of the partner: an instant is placed in it before it is cut to a day. */
  readonly timeZone: string
  /** Set on the second reading of a file whose bytes turned out not to be UTF-8. */
  readonly encoding?: 'windows-1252'
}

/** Where a reading goes; calls are awaited, so a slow sink slows the reading instead of filling memory. */
export interface ReadSink {
  /** Parts of one customer's sheet come in file order, counted from 0. */
  sheet(sheet: Sheet, part: number): Promise<void>
  /** Bytes of the rejects file, in order; the first call holds its header. */
  rejects(csv: string): Promise<void>
}

/** 'not-utf8': read the drop again as windows-1252, into a sink that holds nothing of this reading. */
export type ReadResult = ReadOutcome | 'not-utf8'
