// Figures add up, percentages do not: sums first, then the division.
// Source of deployment and usage: Microsoft Partner Center, "Increase adoption and satisfaction".

import { percent } from './percent.ts'
import type { Figures } from './point.ts'

/** Sums over products or customers; `assigned` stays null only if none states it. */
export function sumFigures(all: Iterable<Figures>): Figures {
  const sum = { ...NOTHING }
  for (const figures of all) {
    sum.sold += figures.sold
    sum.soldOwn += figures.soldOwn
    if (figures.assigned !== null) sum.assigned = (sum.assigned ?? 0) + figures.assigned
    sum.entitled += figures.entitled
    sum.transferred += figures.transferred
    sum.inactiveSubscription += figures.inactiveSubscription
    sum.trial += figures.trial
    sum.yammer += figures.yammer
    sum.unlicensed += figures.unlicensed
    sum.inferred += figures.inferred
  }
  return sum
}

/** Active entitlements: every class, whether it was sold or not. */
export function activeEntitlements(figures: Figures): number {
  const { entitled, transferred, inactiveSubscription, trial, yammer, unlicensed } = figures
  return entitled + transferred + inactiveSubscription + trial + yammer + unlicensed
}

/** Deployment % = assigned / sold. */
export function deploymentPct(figures: Figures): number | null {
  return figures.assigned === null ? null : percent(figures.assigned, figures.sold)
}

/** Usage % = active entitlements / total entitlements; may exceed 100. Unknown where no day is covered. */
export function usagePct(figures: Figures, coverageDays: number): number | null {
  return coverageDays === 0 ? null : percent(activeEntitlements(figures), figures.sold)
}

/** Adjusted usage % = entitled / total entitlements; never above 100. Unknown where no day is covered. */
export function adjustedUsagePct(figures: Figures, coverageDays: number): number | null {
  return coverageDays === 0 ? null : percent(figures.entitled, figures.sold)
}

/** Calls for every 100 assigned seats, sold ones where nobody states the assigned. */
export function callsPer100(figures: Figures, calls: number | null): number | null {
  return calls === null ? null : percent(calls, figures.assigned ?? figures.sold)
}

const NOTHING: { -readonly [Name in keyof Figures]: Figures[Name] } = {
  sold: 0,
  soldOwn: 0,
  assigned: null,
  entitled: 0,
  transferred: 0,
  inactiveSubscription: 0,
  trial: 0,
  yammer: 0,
  unlicensed: 0,
  inferred: 0,
}
