// A flagged customer as the digest tells it: its figures, how they came about, where usage is lost, and what to do next.

import * as z from 'zod/mini'
import { formatDay } from '../calendar.ts'
import type { Flag } from '../flags/flag.ts'
import type { Immutable } from '../immutable.ts'
import { activeUsers } from '../metrics/active-users.ts'
import { adjustedUsagePct } from '../metrics/figures.ts'
import { listValue, type PriceList } from '../metrics/list-value.ts'
import { digestCustomer } from './digest-customer.ts'
import { digestCustomerSchema, listValueSchema } from './digest-figures.ts'
import type { MeasuredCustomer } from './measured-customer.ts'
import { nextStep, nextStepSchema } from './next-step.ts'
import { unusedOf } from './unused.ts'
import { weakProduct, weakProductSchema, weakWorkload, weakWorkloadSchema } from './weak-spot.ts'

export const flaggedCustomerSchema = z.object({
  ...digestCustomerSchema.shape,
  /** Distinct users active in any workload; null: no file says who was active. */
  activeUsers: z.nullable(z.number()),
  /** The last 13 weekly points, oldest first; null: no figure, or too few days were seen. */
  trend: z.array(z.object({ asOf: z.string(), adjustedUsagePct: z.nullable(z.number()) })),
  /** That nobody used in the window; null: not known. */
  unusedSeats: z.nullable(z.number()),
  /** Of these seats, in order of currency. */
  listValue: z.array(listValueSchema),
  /** The product with most unused seats; null: none, or not known. */
  weakProduct: z.nullable(weakProductSchema),
  /** The least used workload of that product; null: all are used by many, or not known. */
  weakWorkload: z.nullable(weakWorkloadSchema),
  /** null: there is nothing to do. */
  nextStep: z.nullable(nextStepSchema),
})
export type FlaggedCustomer = Immutable<z.output<typeof flaggedCustomerSchema>>

/** `told`: its flags that are not snoozed. `coverageDays`: the customer's setting. */
export function flaggedCustomer(
  measured: MeasuredCustomer,
  told: readonly Flag[],
  { coverageDays, priceOf }: { readonly coverageDays: number; readonly priceOf: PriceList },
): FlaggedCustomer {
  const { point, weeks } = measured
  const unused = unusedOf(measured, coverageDays)
  const product = weakProduct(unused)
  const workload = weakWorkload(point, product)
  return {
    ...digestCustomer(measured),
    activeUsers: activeUsers(point),
    trend: weeks.map((week) => ({
      asOf: formatDay(week.day),
      adjustedUsagePct:
        week.figures === null || week.coverageDays < coverageDays
          ? null
          : adjustedUsagePct(week.figures, week.coverageDays),
    })),
    unusedSeats: unused === null ? null : unused.reduce((sum, { seats }) => sum + seats, 0),
    listValue: listValue(unused ?? [], priceOf),
    weakProduct: product,
    weakWorkload: workload,
    nextStep: nextStep(measured, told, { product, workload }),
  }
}
