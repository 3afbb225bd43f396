// A flag as reports show it: rules compare the mean of the weeks before unrounded, people read it like every other
// percentage.

import type { Flag } from './flag.ts'

export function shownFlag(flag: Flag): Flag {
  const { meanBeforePct } = flag.figures
  if (meanBeforePct === undefined || meanBeforePct === null) return flag
  return { ...flag, figures: { ...flag.figures, meanBeforePct: Math.round(meanBeforePct * 10) / 10 } }
}
