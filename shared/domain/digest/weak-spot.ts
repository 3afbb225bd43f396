// Where a customer's usage is lost: the product with the most unused seats, and the workload that the fewest of the active
// users use, of those that come with this product.

import * as z from 'zod/mini'
import { workloadsOf } from '../catalogue/workloads.ts'
import type { Immutable } from '../immutable.ts'
import { activeUsers } from '../metrics/active-users.ts'
import type { CustomerPoint } from '../metrics/point.ts'
import type { UnusedSeats } from '../metrics/unused-seats.ts'

export const weakProductSchema = z.object({
  productSku: z.string(),
  productName: z.string(),
  licensesSold: z.number(),
  unusedSeats: z.number(),
})
export type WeakProduct = Immutable<z.output<typeof weakProductSchema>>

/** Distinct users in the window, of all that were active in any workload. */
export const weakWorkloadSchema = z.object({
  workload: z.string(),
  users: z.number(),
  activeUsers: z.number(),
})
export type WeakWorkload = Immutable<z.output<typeof weakWorkloadSchema>>

/** Of equal ones the first by SKU; null: every seat is in use, or it is not known. */
export function weakProduct(unused: readonly UnusedSeats[] | null): WeakProduct | null {
  const most = (unused ?? []).reduce<UnusedSeats | null>(
    (most, each) => (each.seats > (most?.seats ?? 0) ? each : most),
    null,
  )
  if (most === null) return null
  const { product, seats } = most
  return {
    productSku: product.sku,
    productName: product.name,
    licensesSold: product.sold,
    unusedSeats: seats,
  }
}

/** Below so many active users, a share of them says little. */
const MIN_ACTIVE_USERS = 5
/** Where half of them use it, it is not what usage suffers from. */
const FEW = 1 / 2

/** null: none of them is used by fewer than half of the active users, or nobody knows. */
export function weakWorkload(point: CustomerPoint, product: WeakProduct | null): WeakWorkload | null {
  const active = activeUsers(point)
  if (product === null || active === null || active < MIN_ACTIVE_USERS) return null
  const users = new Map(point.workloads.map((each) => [each.workload, each.users]))
  const uses = workloadsOf(product.productSku).map((workload) => ({
    workload,
    users: users.get(workload) ?? 0,
    activeUsers: active,
  }))
  const [least] = uses.sort((a, b) => a.users - b.users)
  return least !== undefined && least.users < active * FEW ? least : null
}
