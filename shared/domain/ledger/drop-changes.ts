// The transitions of a key's record. A reading begins as pending; it ends committed in the state, or as
// garbage, whose sheets are deleted before it is forgotten. A change is null where the record stays as it is:
// another worker was first.

import type { GenerationId } from '../ids.ts'
import type { BegunReading, DropRecord, Garbage } from './drop-record.ts'
import { type DropState, readingOf } from './drop-state.ts'

/** The revision stays, so a worker reading the key at the same time may still commit. */
export function begin(record: DropRecord, reading: BegunReading): DropRecord {
  return { ...record, pending: [...without(record.pending, [reading.generation]), reading] }
}

/**
 * Sets the state, if no commit has happened since `seenRevision` and the reading is still pending; the
 * previous generation becomes garbage. A reading that is too late becomes garbage itself.
 */
export function commit(
  record: DropRecord,
  seenRevision: number,
  state: DropState,
  nowMs: number,
): DropRecord | null {
  const generations = generationsOf(state)
  if (record.revision !== seenRevision) {
    const late = abandon(record, generations, nowMs)
    return late && { ...late, garbage: [...without(late.garbage, generations), ...garbageOf(state, nowMs)] }
  }
  if (!generations.every((generation) => isPending(record, generation))) return null
  return {
    ...record,
    revision: record.revision + 1,
    state,
    committedAtMs: nowMs,
    receiptWrittenAtMs: null,
    pending: without(record.pending, generations),
    garbage: [...record.garbage, ...garbageOf(record.state, nowMs)],
  }
}

/** Pending generations among these become garbage, and can never be committed. */
export function abandon(
  record: DropRecord,
  generations: readonly GenerationId[],
  nowMs: number,
): DropRecord | null {
  const ended = generations.filter((generation) => isPending(record, generation))
  if (ended.length === 0) return null
  return {
    ...record,
    pending: without(record.pending, ended),
    garbage: [...record.garbage, ...ended.map((generation) => ({ generation, atMs: nowMs }))],
  }
}

/** The receipt of this revision has been written. */
export function receiptWritten(record: DropRecord, revision: number, nowMs: number): DropRecord | null {
  return record.revision === revision ? { ...record, receiptWrittenAtMs: nowMs } : null
}

/** Their sheets have been deleted. */
export function forget(record: DropRecord, generations: readonly GenerationId[]): DropRecord | null {
  const garbage = without(record.garbage, generations)
  return garbage.length === record.garbage.length ? null : { ...record, garbage }
}

/** What the state's reading has stored, once it counts no more. */
function garbageOf(state: DropState | null, atMs: number): Garbage[] {
  const reading = readingOf(state)
  if (reading === null) return []
  const { generation, customers } = reading
  return [{ generation, atMs, ...(customers && { customers }) }]
}

function generationsOf(state: DropState | null): GenerationId[] {
  const reading = readingOf(state)
  return reading === null ? [] : [reading.generation]
}

function isPending({ pending }: DropRecord, generation: GenerationId): boolean {
  return pending.some((reading) => reading.generation === generation)
}

function without<Left extends { readonly generation: GenerationId }>(
  left: readonly Left[],
  generations: readonly GenerationId[],
): Left[] {
  return left.filter(({ generation }) => !generations.includes(generation))
}
