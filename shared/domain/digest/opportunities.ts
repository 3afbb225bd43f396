// What could be sold: customers that use nearly all they have, and trials that end soon.

import * as z from 'zod/mini'
import { formatDay } from '../calendar.ts'
import { byCodePoint } from '../ids.ts'
import type { Immutable } from '../immutable.ts'
import { adjustedUsagePct, deploymentPct, sumFigures } from '../metrics/figures.ts'
import type { MeasuredCustomer } from './measured-customer.ts'
import { namedCustomer } from './named-customer.ts'

const expansion = z.object({
  ...namedCustomer,
  kind: z.literal('expansion'),
  /** As of its flag: how many weeks it has been open. */
  weeks: z.number(),
  licensesSold: z.number(),
  adjustedUsagePct: z.nullable(z.number()),
  deploymentPct: z.nullable(z.number()),
})

const trial = z.object({
  ...namedCustomer,
  kind: z.literal('trial'),
  productSku: z.string(),
  productName: z.string(),
  seats: z.number(),
  /** Active entitlements on trials of this product; null: no day is covered. */
  active: z.nullable(z.number()),
  /** The last day. */
  endDate: z.string(),
})

export const opportunitySchema = z.discriminatedUnion('kind', [trial, expansion])
export type Opportunity = Immutable<z.output<typeof opportunitySchema>>

/** Trials first, by their end; then expansions, the newest first, then those with most seats. */
export function opportunitiesOf(customers: readonly MeasuredCustomer[]): Opportunity[] {
  const inOrder = customers.toSorted((a, b) => byCodePoint(a.point.customer, b.point.customer))
  const trials = inOrder.flatMap(trialsOf).sort((a, b) => byCodePoint(a.endDate, b.endDate))
  const expansions = inOrder
    .flatMap(expansionOf)
    .sort((a, b) => a.weeks - b.weeks || b.licensesSold - a.licensesSold)
  return [...trials, ...expansions]
}

function trialsOf({ point }: MeasuredCustomer) {
  const activeOn = new Map(point.products.map(({ sku, trial }) => [sku, trial]))
  return point.endingTrials.map(({ sku, name, seats, endDay }) => ({
    ...nameOf(point),
    kind: 'trial' as const,
    productSku: sku,
    productName: name,
    seats,
    active: point.coverageDays === 0 ? null : (activeOn.get(sku) ?? 0),
    endDate: formatDay(endDay),
  }))
}

function expansionOf({ point, flags }: MeasuredCustomer) {
  const flag = flags.find(({ rule, state }) => rule === 'expansion' && state !== 'cleared')
  if (flag === undefined) return []
  const figures = sumFigures(point.products)
  return [
    {
      ...nameOf(point),
      kind: 'expansion' as const,
      weeks: flag.weeks,
      licensesSold: figures.sold,
      adjustedUsagePct: adjustedUsagePct(figures, point.coverageDays),
      deploymentPct: deploymentPct(figures),
    },
  ]
}

function nameOf({ customer, name }: MeasuredCustomer['point']) {
  return { customerId: customer, customerName: name }
}
