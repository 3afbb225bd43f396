// The figures of a product, a customer or a portfolio as reports show them.

import * as z from 'zod/mini'
import type { Immutable } from '../immutable.ts'
import { activeEntitlements, adjustedUsagePct, deploymentPct, sumFigures, usagePct } from './figures.ts'
import type { Figures } from './point.ts'

const maybe = z.nullable(z.number())

/** The classes of active entitlements beyond what was sold. */
const overSchema = z.object({
  transferred: z.number(),
  inactiveSubscription: z.number(),
  trial: z.number(),
  yammer: z.number(),
  unlicensed: z.number(),
  /** How many of these got their class because more were active than sold. */
  inferred: z.number(),
})

export const shownFigures = {
  licensesSold: z.number(),
  /** The part of them that this partner sold. */
  licensesSoldOwn: z.number(),
  /** null: no counted subscription states it. */
  licensesAssigned: maybe,
  deploymentPct: maybe,
  entitlementsActive: z.number(),
  /** null: no day is covered. */
  usagePct: maybe,
  entitledActive: z.number(),
  adjustedUsagePct: maybe,
  over: overSchema,
}
const shownFiguresSchema = z.object(shownFigures)
export type ShownFigures = Immutable<z.output<typeof shownFiguresSchema>>

/** `coverageDays`: covered days of the customer, of the best covered one for a portfolio. */
export function showFigures(figures: Figures, coverageDays: number): ShownFigures {
  const { transferred, inactiveSubscription, trial, yammer, unlicensed, inferred } = figures
  return {
    licensesSold: figures.sold,
    licensesSoldOwn: figures.soldOwn,
    licensesAssigned: figures.assigned,
    deploymentPct: deploymentPct(figures),
    entitlementsActive: activeEntitlements(figures),
    usagePct: usagePct(figures, coverageDays),
    entitledActive: figures.entitled,
    adjustedUsagePct: adjustedUsagePct(figures, coverageDays),
    over: { transferred, inactiveSubscription, trial, yammer, unlicensed, inferred },
  }
}

export function showSum(all: Iterable<Figures>, coverageDays: number): ShownFigures {
  return showFigures(sumFigures(all), coverageDays)
}
