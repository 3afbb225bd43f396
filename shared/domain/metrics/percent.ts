// Percentages as shown: one decimal, rounded half up, worked out in whole numbers because 0.05 is no binary fraction.

/** `100 · part / whole` to one decimal; null where there is nothing to divide by. Both are whole numbers ≥ 0. */
export function percent(part: number, whole: number): number | null {
  if (whole === 0) return null
  const half = BigInt(whole)
  return Number((2000n * BigInt(part) + half) / (2n * half)) / 10
}

/** Takes the binary noise off a sum, product or mean of decimals, so that it compares as on paper; never -0. */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0
}
