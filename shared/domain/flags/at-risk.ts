// at_risk: low usage and many calls for help at once; it stands for both while both are open.

import { type FlagStatus, isOpen, type Step } from './memory.ts'

/** How it stands at each point; `parts`: the steps of the two rules, point by point. */
export function atRisk(lowUsage: readonly Step[], highSupport: readonly Step[]): (FlagStatus | null)[] {
  const statuses: (FlagStatus | null)[] = []
  for (const [index, usage] of lowUsage.entries()) {
    statuses.push(stand(statuses.at(-1) ?? null, usage.status, highSupport[index]?.status ?? null))
  }
  return statuses
}

function stand(
  before: FlagStatus | null,
  usage: FlagStatus | null,
  support: FlagStatus | null,
): FlagStatus | null {
  const wasOpen = isOpen(before)
  if (!isOpen(usage) || !isOpen(support)) return wasOpen ? { ...before, state: 'cleared' } : null
  const isImproving = usage.state === 'improving' || support.state === 'improving'
  return {
    state: isImproving ? 'improving' : wasOpen ? 'continuing' : 'new',
    severity: 'critical',
    weeks: wasOpen ? before.weeks + 1 : 1,
    quiet: 0,
  }
}
