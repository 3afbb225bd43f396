// The baseline of support calls: what is usual for this customer, from windows that do not overlap with today's.

/** E−28, E−56 and E−84, in weeks. */
const WEEKS_BACK = [4, 8, 12]

/**
 * The median of the calls at those points where support was seen, `.5` kept; null: none of them.
 * `before`: the weekly points before this one, oldest first, null where support was not seen.
 */
export function callsBaseline(before: readonly (number | null)[]): number | null {
  const seen = WEEKS_BACK.flatMap((weeks) => before.at(-weeks) ?? []).sort((a, b) => a - b)
  const middle = seen.length / 2
  const low = seen[Math.ceil(middle) - 1]
  const high = seen[Math.floor(middle)]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
