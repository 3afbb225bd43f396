// Why usage is above what was sold: each active entitlement gets exactly one class, by the first rule that fits.
// Source of the causes: Microsoft Partner Center, "Increase adoption and satisfaction".

import { UNSTATED } from '../sheets/activity-packer.ts'
import type { HeldProducts } from './held-products.ts'
import { NO_PRODUCT } from './point.ts'
import type { ProductRef } from './product-ref.ts'
import { isNo, isYes, type RankedFlag } from './ranked-flags.ts'
import { NO_USE, type UserNumber, type UserUses } from './user-uses.ts'
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

/** What users did, and what the refs of their uses stand for. */
export interface ReferredUses {
  readonly uses: UserUses
  /** By number. */
  readonly refs: readonly ProductRef[]
}

/** Calls `count` once for each active entitlement of one user. */
export function classifyUser(
  user: UserNumber,
  referred: ReferredUses,
  held: HeldProducts,
  count: (sku: string, activeClass: ActiveClass) => void,
): void {
  const { uses, refs } = referred
  let unnamed: Workloads = 0
  let counted = 0
  for (let use = uses.latest(user); use !== NO_USE; use = uses.before(use)) {
    const ref = refs[uses.ref(use)]
    const workloads = uses.workloads(use)
    if (workloads === 0 || ref === undefined) continue
    if (ref.sku === '') {
      unnamed |= workloads
      continue
    }
    counted += 1
    if (ref.subscription !== '') {
      const all = workloads | activeWithout(user, ref.sku, referred)
      count(ref.sku, classOf(user, ref, all, referred, held))
    } else if (!isActiveBySubscription(user, ref.sku, referred)) {
      count(ref.sku, classOf(user, ref, workloads, referred, held))
    }
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

function classOf(
  user: UserNumber,
  { sku, subscription }: ProductRef,
  workloads: Workloads,
  referred: ReferredUses,
  held: HeldProducts,
): ActiveClass {
  const stated = subscription === '' ? undefined : held.subscription(subscription)
  if (stated?.isTrial) return 'trial'
  if (stated !== undefined && stated.status !== 'active') return 'inactiveSubscription'
  if (!held.products.get(sku)?.isCounted) return classWithoutSeat(sku, workloads, held)
  if (isYes(referred.uses.deleted(user)) || isNo(latestLicence(user, sku, workloads, referred))) {
    return workloads === YAMMER_ALONE ? 'yammer' : 'transferred'
  }
  return 'entitled'
}

/**
 * The latest licence flag of rows of that product, or of no product. Flags of Graph rows count only for the workloads in
 * which the entitlement was active.
 */
function latestLicence(
  user: UserNumber,
  sku: string,
  workloads: Workloads,
  { uses, refs }: ReferredUses,
): RankedFlag {
  let latest = UNSTATED
  for (let use = uses.latest(user); use !== NO_USE; use = uses.before(use)) {
    const about = refs[uses.ref(use)]?.sku
    if (about === sku || about === '' || about === NO_PRODUCT) {
      latest = Math.max(latest, uses.licensed(use, workloads))
    }
  }
  return latest
}

/** Activity of a product without a subscription counts as activity of each stated subscription instead. */
function isActiveBySubscription(user: UserNumber, sku: string, { uses, refs }: ReferredUses): boolean {
  for (let use = uses.latest(user); use !== NO_USE; use = uses.before(use)) {
    const ref = refs[uses.ref(use)]
    if (ref?.sku === sku && ref.subscription !== '' && uses.workloads(use) !== 0) return true
  }
  return false
}

function activeWithout(user: UserNumber, sku: string, { uses, refs }: ReferredUses): Workloads {
  for (let use = uses.latest(user); use !== NO_USE; use = uses.before(use)) {
    const ref = refs[uses.ref(use)]
    if (ref?.sku === sku && ref.subscription === '') return uses.workloads(use)
  }
  return 0
}
