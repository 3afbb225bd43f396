// Numbers from 0 to 1, the same for the same seed.

export type Random = () => number

export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
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
