// Numbers from 0 to 1, the same for the same seed.

export type Random = () => number

/** Mulberry32: a plain congruential generator makes names that follow each other, which compress too well. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function hexDigits(count: number, random: Random): string {
  let digits = ''
  while (digits.length < count) digits += Math.floor(random() * 16).toString(16)
  return digits
}

export function shuffle<Item>(items: Item[], random: Random): Item[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const item = items[at] as Item
    items[at] = items[other] as Item
    items[other] = item
  }
  return items
}
