// Why usage is above what was sold: each active entitlement gets exactly one class, by the first rule that fits.
// Source of the causes: Microsoft Partner Center, "Increase adoption and satisfaction".

import { isNo, isYes, UNSAID, type Use, type UserActivity, type Word } from './activity.ts'
import type { Holdings } from './holdings.ts'
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
  holdings: Holdings,
  count: (sku: string, activeClass: ActiveClass) => void,
): void {
  let unnamed: Workloads = 0
  let counted = 0
  for (const use of user.uses) {
    const { sku, subscription } = use.subject
    if (use.workloads === 0) continue
    if (sku === '') {
      unnamed |= use.workloads
      continue
    }
    counted += 1
    if (subscription === '' && isActiveBySubscription(user, sku)) continue
    const workloads = subscription === '' ? use.workloads : use.workloads | activeWithout(user, sku)
    count(sku, classOf(user, use, workloads, holdings))
  }
  if (counted === 0 && unnamed === YAMMER_ALONE) count(NO_PRODUCT, 'yammer')
}

/** The class of an active entitlement for which nobody can say who: rule 2 alone. */
export function classWithoutSeat(sku: string, workloads: Workloads, holdings: Holdings): ActiveClass {
  const holding = holdings.products.get(sku)
  if (holding?.hasTrial) return 'trial'
  if (holding?.hasInactive) return 'inactiveSubscription'
  return workloads === YAMMER_ALONE ? 'yammer' : 'unlicensed'
}

function classOf(user: UserActivity, use: Use, workloads: Workloads, holdings: Holdings): ActiveClass {
  const { sku, subscription } = use.subject
  const stated = subscription === '' ? undefined : holdings.subscription(subscription)
  if (stated?.isTrial) return 'trial'
  if (stated !== undefined && stated.status !== 'active') return 'inactiveSubscription'
  if (!holdings.products.get(sku)?.isCounted) return classWithoutSeat(sku, workloads, holdings)
  if (isYes(user.deleted) || isNo(licenceSaid(user, sku, workloads))) {
    return workloads === YAMMER_ALONE ? 'yammer' : 'transferred'
  }
  return 'entitled'
}

/** Rows of that product or of none speak; Graph rows only of the workloads in which the entitlement was active. */
function licenceSaid(user: UserActivity, sku: string, workloads: Workloads): Word {
  let said = UNSAID
  for (const use of user.uses) {
    if (use.subject.sku !== sku && use.subject.sku !== '' && use.subject.sku !== NO_PRODUCT) continue
    said = Math.max(said, use.licensed)
    use.flags?.forEach((flag, index) => {
      if ((workloads & (1 << index)) !== 0) said = Math.max(said, flag)
    })
  }
  return said
}

/** Activity of a product without a subscription counts as activity of each stated subscription instead. */
function isActiveBySubscription(user: UserActivity, sku: string): boolean {
  return user.uses.some(
    (use) => use.workloads !== 0 && use.subject.sku === sku && use.subject.subscription !== '',
  )
}

function activeWithout(user: UserActivity, sku: string): Workloads {
  const use = user.uses.find(({ subject }) => subject.sku === sku && subject.subscription === '')
  return use?.workloads ?? 0
}
