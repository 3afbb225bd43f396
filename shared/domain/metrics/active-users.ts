// How many people were active, as far as the files name people.

import { activeEntitlements, sumFigures } from './figures.ts'
import type { CustomerPoint } from './point.ts'

/** Distinct users active in any workload; null: no day was seen, or counts stand in for users. */
export function activeUsers({ matching, coverageDays, products }: CustomerPoint): number | null {
  const areCounted = matching.activeUsers === 0 && activeEntitlements(sumFigures(products)) > 0
  return coverageDays === 0 || areCounted ? null : matching.activeUsers
}
