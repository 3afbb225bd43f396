// at_risk: low usage and many calls for help at once; it stands for both while both are open.

import { isOpen, type Standing, type Step } from './memory.ts'

/** How it stands at each point; `parts`: the steps of the two rules, point by point. */
export function atRisk(lowUsage: readonly Step[], highSupport: readonly Step[]): (Standing | null)[] {
  const standings: (Standing | null)[] = []
  for (const [index, usage] of lowUsage.entries()) {
    standings.push(stand(standings.at(-1) ?? null, usage.standing, highSupport[index]?.standing ?? null))
  }
  return standings
}

function stand(before: Standing | null, usage: Standing | null, support: Standing | null): Standing | null {
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
