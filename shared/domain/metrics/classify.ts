// Why usage is above what was sold: each active entitlement gets exactly one class, by the first rule that fits.
// Source of the causes: Microsoft Partner Center, "Increase adoption and satisfaction".

import { UNSTATED } from '../sheets/activity-packer.ts'
import { isNo, isYes, type RankedFlag, type Use, type UserActivity } from './activity.ts'
import type { HeldProducts } from './held-products.ts'
import { NO_PRODUCT } from './point.ts'
import { type Workloads, YAMMER_ALONE } from './workloads.ts'

export const CLASSES = [
  'entitled',
  'transferred',
  'inactiveSubscription',
  'trial',
  'yammer',
  'unlicensed',
] as const
export type ActiveClass = (typeof CLASSES)[number]

/** Calls `count` once for each active entitlement of one user. */
export function classifyUser(
  user: UserActivity,
  held: HeldProducts,
  count: (sku: string, activeClass: ActiveClass) => void,
): void {
  let unnamed: Workloads = 0
  let counted = 0
  for (const use of user.uses) {
    const { sku, subscription } = use.ref
    if (use.workloads === 0) continue
    if (sku === '') {
      unnamed |= use.workloads
      continue
    }
    counted += 1
    if (subscription === '' && isActiveBySubscription(user, sku)) continue
    const workloads = subscription === '' ? use.workloads : use.workloads | activeWithout(user, sku)
    count(sku, classOf(user, use, workloads, held))
  }
  if (counted === 0 && unnamed === YAMMER_ALONE) count(NO_PRODUCT, 'yammer')
}

/** The class of an active entitlement for which nobody can say who: rule 2 alone. */
export function classWithoutSeat(sku: string, workloads: Workloads, held: HeldProducts): ActiveClass {
  const product = held.products.get(sku)
  if (product?.hasTrial) return 'trial'
  if (product?.hasInactive) return 'inactiveSubscription'
  return workloads === YAMMER_ALONE ? 'yammer' : 'unlicensed'
}

function classOf(user: UserActivity, use: Use, workloads: Workloads, held: HeldProducts): ActiveClass {
  const { sku, subscription } = use.ref
  const stated = subscription === '' ? undefined : held.subscription(subscription)
  if (stated?.isTrial) return 'trial'
  if (stated !== undefined && stated.status !== 'active') return 'inactiveSubscription'
  if (!held.products.get(sku)?.isCounted) return classWithoutSeat(sku, workloads, held)
  if (isYes(user.deleted) || isNo(latestLicence(user, sku, workloads))) {
    return workloads === YAMMER_ALONE ? 'yammer' : 'transferred'
  }
  return 'entitled'
}

/**
 * The latest licence flag of rows of that product, or of no product. Flags of Graph rows count only for the workloads in
 * which the entitlement was active.
 */
function latestLicence(user: UserActivity, sku: string, workloads: Workloads): RankedFlag {
  let latest = UNSTATED
  for (const use of user.uses) {
    if (use.ref.sku !== sku && use.ref.sku !== '' && use.ref.sku !== NO_PRODUCT) continue
    latest = Math.max(latest, use.licensed)
    use.flags?.forEach((flag, index) => {
      if ((workloads & (1 << index)) !== 0) latest = Math.max(latest, flag)
    })
  }
  return latest
}

/** Activity of a product without a subscription counts as activity of each stated subscription instead. */
function isActiveBySubscription(user: UserActivity, sku: string): boolean {
  return user.uses.some((use) => use.workloads !== 0 && use.ref.sku === sku && use.ref.subscription !== '')
}

function activeWithout(user: UserActivity, sku: string): Workloads {
  const use = user.uses.find(({ ref }) => ref.sku === sku && ref.subscription === '')
  return use?.workloads ?? 0
}
