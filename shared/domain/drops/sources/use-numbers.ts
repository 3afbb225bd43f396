// The numbers of what users are assigned, with each workload of their row. Few products are assigned in many ways: each
// is found once, until the fold is drained.

import { type ActivityFold, useNamed } from '../../sheets/activity-fold.ts'
import { detachString } from '../../sheets/detach-string.ts'
import type { Use } from '../../sheets/sheet.ts'

/** More are found again, so that a file of nothing else does not fill the memory. */
const MOST_ASSIGNMENTS = 5_000

export interface UseNumbers {
  /** `at`: the place of the workload. */
  of(assigned: string, at: number): number
}

export function createUseNumbers(
  fold: ActivityFold,
  useOf: (assigned: string, at: number) => Use,
): UseNumbers {
  const known = new Map<string, number[]>()
  let drains = fold.drains()
  return {
    of(assigned, at) {
      if (drains !== fold.drains() || known.size > MOST_ASSIGNMENTS) {
        drains = fold.drains()
        known.clear()
      }
      let numbers = known.get(assigned)
      if (numbers === undefined) {
        numbers = []
        known.set(detachString(assigned), numbers)
      }
      numbers[at] ??= useNamed(fold, useOf(assigned, at))
      return numbers[at]
    },
  }
}
