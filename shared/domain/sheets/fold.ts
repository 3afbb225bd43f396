// Folding: rows go in one by one; sheets come out when the file ends or memory is full.

import type { Sheet } from './sheet.ts'

export interface SheetPart {
  readonly sheet: Sheet
  /** Parts of one customer's sheet are counted from 0. */
  readonly part: number
}

export interface Fold {
  /** Approximate memory that is held. */
  heldBytes(): number
  /** The latest row was the first of its customer, and no customer has come back so far: those before are complete. */
  isBetweenCustomers?(): boolean
  /** Returns the held sheets in customer order and starts over: later parts hold what later rows stated. */
  drain(): Generator<SheetPart>
  /** Distinct customers so far. */
  customers(): number
}

/** An item of the tables may have 400 KB; its keys and attribute names need a share. */
export const MAX_PART_BYTES = 340_000

/** Counts the parts of each customer's sheet. */
export function createPartCounter(): { next(customer: string): number; customers(): number } {
  const parts = new Map<string, number>()
  return {
    next(customer) {
      const part = parts.get(customer) ?? 0
      parts.set(customer, part + 1)
      return part
    },
    customers: () => parts.size,
  }
}

/** Between items, and between a name and its value. */
const SEPARATOR_BYTES = 3

export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** Consecutive runs whose sizes add up to at most the limit of a part (or of one item). At least one run. */
export function intoRuns<T>(items: Iterable<T>, bytesOf: (item: T) => number): T[][] {
  let run: T[] = []
  const runs = [run]
  let bytes = 0
  for (const item of items) {
    const itemBytes = bytesOf(item) + SEPARATOR_BYTES
    if (run.length > 0 && bytes + itemBytes > MAX_PART_BYTES) {
      run = []
      runs.push(run)
      bytes = 0
    }
    run.push(item)
    bytes += itemBytes
  }
  return runs
}
