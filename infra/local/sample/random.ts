// Reproducible random numbers: one stream for each name.

import { createHash } from 'node:crypto'

export interface Chance {
  /** From 0, below `end`; whole. */
  below(end: number): number
  /** True in that share of cases, 0 to 1. */
  happens(share: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
}

export function chanceOf(name: string): Chance {
  let state = createHash('sha256').update(name).digest().readUInt32LE(0)
  // Mulberry32: small, and even enough for a sample.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    below,
    happens: (share) => next() < share,
    pick: (items) => items[below(items.length)] ?? items[0],
  }
}

/** A GUID that belongs to the name. */
export function guidOf(name: string): string {
  return hexOf(name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** 32 upper-case hex digits: what Microsoft shows in place of a concealed name. */
export function aliasOf(name: string): string {
  return hexOf(name).toUpperCase()
}

function hexOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32)
}
