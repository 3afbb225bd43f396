// The record of a key of any kind. For a drop, partition = partner, name = {dataset}#{key date}#{drop}; for a
// rehearsal, name = rehearsal#{drop}; for an invalid key, partition = #invalid, name = key#{drop}.

import * as z from 'zod/mini'
import { type Day, formatDay } from '../calendar.ts'
import { type Address, DATASETS, type Dataset, type DropAddress, parseDropKey } from '../drops/drop-key.ts'
import type { PartnerId } from '../ids.ts'
import { instantMs } from '../record-fields.ts'
import type { RecordGroup, RecordKey, RecordKind, RecordPlace } from '../records.ts'
import { dropState, generation, heldCustomers } from './drop-state.ts'

/** No partner id starts like this. */
const INVALID = '#invalid'

const REHEARSALS = 'rehearsal'

const leftGeneration = z.object({ generation, atMs: instantMs })

/** Its customers as the reading had them. */
const garbage = z.extend(leftGeneration, { customers: z.exactOptional(heldCustomers) })

/** A reading of one version, by one reader under given settings. */
const begunReading = z.extend(leftGeneration, { version: z.string(), fingerprint: z.string() })

/** The revision of a record whose count is damaged: it was committed, perhaps more than once. */
const SOME_REVISION = 2

/** Damaged fields count as missing: without its state, the key is read again. */
const schema = z.readonly(
  z.object({
    key: z.catch(z.string(), ''),
    /** Counts commits; 0: none yet. */
    revision: z.catch(z.number(), SOME_REVISION),
    /** null: not read yet, or damaged. */
    state: z.catch(z.nullable(dropState), null),
    /** When it came into this state; 0: never. */
    committedAtMs: z.catch(instantMs, 0),
    /** When the receipt of this state was last written; null: not written. */
    receiptWrittenAtMs: z.catch(z.nullable(instantMs), null),
    /** Readings that have begun and are not known to have ended. */
    pending: z.catch(z.readonly(z.array(z.readonly(begunReading))), []),
    /** Generations that must not be read any more, and since when. */
    garbage: z.catch(z.readonly(z.array(z.readonly(garbage))), []),
  }),
)
export type DropRecord = z.output<typeof schema>
export type BegunReading = DropRecord['pending'][number]
export type Garbage = DropRecord['garbage'][number]

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

/** Whether a record of that name, in the partition of a partner, is that of a key. */
export function isOfKey(name: string): boolean {
  return [...DATASETS, REHEARSALS].some((prefix) => name.startsWith(`${prefix}#`))
}

export function dropPlace(address: Address): RecordPlace<DropRecord> {
  return { ...keyOf(address), kind: DROPS }
}

/** null: the record's name does not match the key in it. */
export function addressOf({ partition, name }: RecordKey, { key }: DropRecord): Address | null {
  const address = parseDropKey(key)
  const own = keyOf(address)
  return own.partition === partition && own.name === name ? address : null
}

export interface KeyDays {
  readonly from: Day
  readonly to: Day
}

/** A partner's drops, by dataset and key day; without days, all of them. */
export function dropsOf(partition: PartnerId, days: KeyDays | null): RecordGroup<DropRecord>[] {
  return DATASETS.map((dataset) => {
    if (days === null) return { partition, prefix: dataset, kind: DROPS }
    const { from, to } = days
    return { partition, prefix: prefixOf(dataset, from), last: prefixOf(dataset, to), kind: DROPS }
  })
}

/** The datasets in the order of the bucket's keys. */
const SORTED_DATASETS = DATASETS.toSorted()

/** A partner's drops in the order of the bucket's folders, from one dataset's day on; null: all of them. */
export function dropsFrom(
  partition: PartnerId,
  from: Pick<DropAddress, 'dataset' | 'keyDay'> | null,
): RecordGroup<DropRecord>[] {
  const left = SORTED_DATASETS.filter((dataset) => from === null || dataset >= from.dataset)
  return left.map((dataset) => {
    const isFirst = dataset === from?.dataset
    return {
      partition,
      prefix: isFirst ? prefixOf(dataset, from.keyDay) : dataset,
      last: dataset,
      kind: DROPS,
    }
  })
}

export function rehearsalsOf(partition: PartnerId): RecordGroup<DropRecord> {
  return { partition, prefix: REHEARSALS, kind: DROPS }
}

/** Invalid keys, which belong to no partner. */
export const INVALID_KEYS: RecordGroup<DropRecord> = { partition: INVALID, prefix: 'key', kind: DROPS }

function keyOf(address: Address): RecordKey {
  if (address.kind === 'invalid') return { partition: INVALID, name: `key#${address.drop}` }
  const { kind, partner, dataset, keyDay, drop } = address
  const name = kind === 'rehearsal' ? `${REHEARSALS}#${drop}` : `${prefixOf(dataset, keyDay)}#${drop}`
  return { partition: partner, name }
}

function prefixOf(dataset: Dataset, keyDay: Day): string {
  return `${dataset}#${formatDay(keyDay)}`
}
