// Records as flows use them: parsed into the domain's types, and written only if unchanged since they were
// read.

import { PoisonInput, Transient } from '../domain/errors.ts'
import { type RecordGroup, type RecordPlace, readRecord } from '../domain/records.ts'
import type { Records, RecordVersion } from '../ports/records.ts'

export interface RecordPorts {
  readonly records: Records
  /** Waits about this long, with jitter. */
  readonly pause: (ms: number) => Promise<void>
}

/** A record as it was read or written. */
export interface Loaded<Value> {
  readonly place: RecordPlace<Value>
  readonly value: Value
  readonly version: RecordVersion
}

/** null: there is none. */
export async function load<Value>(
  place: RecordPlace<Value>,
  { records }: Pick<RecordPorts, 'records'>,
): Promise<Loaded<Value> | null> {
  const stored = await records.get({ partition: place.partition, name: place.name })
  if (stored === null) return null
  return { place, value: readRecord(place, place.kind, stored.value), version: stored.version }
}

/** In the order of their names. Throws PoisonInput at the first one that is damaged. */
export function loadAll<Value>(
  group: RecordGroup<Value>,
  ports: Pick<RecordPorts, 'records'>,
): AsyncIterable<Loaded<Value>> {
  return loadReadable(group, ports, (damage) => {
    throw damage
  })
}

/** The same without those that are damaged; the message of each `damage` says where it is and how to repair it. */
export async function* loadReadable<Value>(
  { partition, prefix, last, kind }: RecordGroup<Value>,
  { records }: Pick<RecordPorts, 'records'>,
  onDamaged: (damage: PoisonInput, place: RecordPlace<Value>) => void,
): AsyncIterable<Loaded<Value>> {
  for await (const { name, value, version } of records.list(partition, prefix, last)) {
    const place = { partition, name, kind }
    const read = readOrDamage(place, value)
    if (read instanceof PoisonInput) onDamaged(read, place)
    else yield { place, value: read, version }
  }
}

function readOrDamage<Value>(place: RecordPlace<Value>, stored: unknown): Value | PoisonInput {
  try {
    return readRecord(place, place.kind, stored)
  } catch (error) {
    if (error instanceof PoisonInput) return error
    throw error
  }
}

/**
 * Replaces the record that was `seen` (null: none). Returns null if the record has changed since. `expiresAtMs`: from
 * then on nobody needs it, and the store may delete it; left out: it stays.
 */
export async function save<Value extends object>(
  place: RecordPlace<Value>,
  value: Value,
  seen: Loaded<Value> | null,
  { records }: Pick<RecordPorts, 'records'>,
  expiresAtMs?: number,
): Promise<Loaded<Value> | null> {
  const { partition, name } = place
  const version = await records.put({ partition, name }, value, seen?.version ?? null, expiresAtMs)
  return version === null ? null : { place, value, version }
}

/** False: the record has changed since it was read. */
export function remove<Value>(
  { place: { partition, name }, version }: Loaded<Value>,
  { records }: Pick<RecordPorts, 'records'>,
): Promise<boolean> {
  return records.delete({ partition, name }, version)
}

/**
 * Changes the record, and retries when other workers write at the same time. `change` returns the new value;
 * null: leave it. Returns the record afterwards; null: there is none. `expiresAtMs`: as of `save`.
 */
export async function update<Value extends object>(
  place: RecordPlace<Value>,
  change: Change<Value>,
  ports: RecordPorts,
  expiresAtMs?: number,
): Promise<Value | null> {
  return (await updateFrom(await load(place, ports), place, change, ports, expiresAtMs))?.value ?? null
}

type Change<Value> = (value: Value | null) => Value | null | Promise<Value | null>

/** The same, starting from the record as `seen` a moment ago: if it is unchanged, it is not loaded again. */
export async function updateFrom<Value extends object>(
  seen: Loaded<Value> | null,
  place: RecordPlace<Value>,
  change: Change<Value>,
  ports: RecordPorts,
  expiresAtMs?: number,
): Promise<Loaded<Value> | null> {
  let record = seen
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const next = await change(record?.value ?? null)
    if (next === null) return record
    const saved = await save(place, next, record, ports, expiresAtMs)
    if (saved !== null) return saved
    await ports.pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt))
    record = await load(place, ports)
  }
  throw new Transient(`The record ${place.partition} ${place.name} kept changing while it was to be written.`)
}

/** About fifteen seconds in all: enough for ten workers that want the same record. */
const MAX_ATTEMPTS = 12
const FIRST_WAIT_MS = 10
const LONGEST_WAIT_MS = 2_000
