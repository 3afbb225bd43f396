// The record of a key, whatever kind of key it is. Of a drop partition = partner, name = {dataset}#{key date}#{drop}; of
// a rehearsal name = rehearsal#{drop}; of a key that does not fit partition = #invalid, name = key#{drop}.

import * as z from 'zod/mini'
import { type Day, formatDay } from '../calendar.ts'
import { type Address, DATASETS, type Dataset, parseDropKey } from '../drops/drop-key.ts'
import type { PartnerId } from '../ids.ts'
import { instantMs } from '../record-fields.ts'
import type { RecordGroup, RecordKey, RecordKind, RecordPlace } from '../records.ts'
import { dropState, generation } from './drop-state.ts'

/** No partner id starts like this. */
const INVALID = '#invalid'

const leftGeneration = z.object({ generation, atMs: instantMs })

/** A reading of one version, by one reader under some settings. */
const begunReading = z.extend(leftGeneration, { version: z.string(), fingerprint: z.string() })

/** Of a record whose count is damaged: it was committed, and perhaps more than once. */
const SOME_REVISION = 2

/** What is damaged counts as not there: without its state, the key is read again. */
const schema = z.readonly(
  z.object({
    key: z.catch(z.string(), ''),
    /** Counts commits; 0: none yet. */
    revision: z.catch(z.number(), SOME_REVISION),
    /** What the key says now; null: nobody has read it yet, or what is there is damaged. */
    state: z.catch(z.nullable(dropState), null),
    /** When it came into this state; 0: never. */
    committedAtMs: z.catch(instantMs, 0),
    /** When the receipt of this state was last written; null: it is not. */
    receiptWrittenAtMs: z.catch(z.nullable(instantMs), null),
    /** Readings that were begun and have not ended, as far as anybody knows. */
    pending: z.catch(z.readonly(z.array(z.readonly(begunReading))), []),
    /** Generations that nobody may read any more, and since when. */
    garbage: z.catch(z.readonly(z.array(z.readonly(leftGeneration))), []),
  }),
)
export type DropRecord = z.output<typeof schema>
export type BegunReading = DropRecord['pending'][number]

const DROPS: RecordKind<DropRecord> = { schema, repair: 'delete it, and the key is read again' }

export function newDropRecord(key: string): DropRecord {
  return {
    key,
    revision: 0,
    state: null,
    committedAtMs: 0,
    receiptWrittenAtMs: null,
    pending: [],
    garbage: [],
  }
}

export function dropPlace(address: Address): RecordPlace<DropRecord> {
  return { ...keyOf(address), kind: DROPS }
}

/** null: the record is not the one of the key that it names. */
export function addressOf({ partition, name }: RecordKey, { key }: DropRecord): Address | null {
  const address = parseDropKey(key)
  const own = keyOf(address)
  return own.partition === partition && own.name === name ? address : null
}

export interface KeyDays {
  readonly from: Day
  readonly to: Day
}

/** Of a partner's drops by dataset and key day; without days, all of them. */
export function dropsOf(partition: PartnerId, days: KeyDays | null): RecordGroup<DropRecord>[] {
  return DATASETS.map((dataset) => {
    if (days === null) return { partition, prefix: dataset, kind: DROPS }
    const { from, to } = days
    return { partition, prefix: prefixOf(dataset, from), last: prefixOf(dataset, to), kind: DROPS }
  })
}

export function rehearsalsOf(partition: PartnerId): RecordGroup<DropRecord> {
  return { partition, prefix: 'rehearsal', kind: DROPS }
}

/** Of keys that do not fit, and so belong to no partner. */
export const INVALID_KEYS: RecordGroup<DropRecord> = { partition: INVALID, prefix: 'key', kind: DROPS }

function keyOf(address: Address): RecordKey {
  if (address.kind === 'invalid') return { partition: INVALID, name: `key#${address.drop}` }
  const { kind, partner, dataset, keyDay, drop } = address
  const name = kind === 'rehearsal' ? `rehearsal#${drop}` : `${prefixOf(dataset, keyDay)}#${drop}`
  return { partition: partner, name }
}

function prefixOf(dataset: Dataset, keyDay: Day): string {
  return `${dataset}#${formatDay(keyDay)}`
}
