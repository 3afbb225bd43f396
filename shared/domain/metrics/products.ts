// A customer's products: what was sold, who was active, and every active entitlement in its class.

import { WINDOW_DAYS } from '../calendar.ts'
import { byCodePoint } from '../ids.ts'
import type { Activity } from './activity.ts'
import type { AggregateFallbacks } from './aggregates.ts'
import { type ActiveClass, CLASSES, classifyUser, classWithoutSeat } from './classify.ts'
import type { HeldProduct, HeldProducts } from './held-products.ts'
import type { CustomerPoint, ProductPoint } from './point.ts'

type ClassCounts = Record<ActiveClass, number>

/** Every product of the state, counted or not, and every product with active entitlements, in order of SKU. */
export function measureProducts(
  held: HeldProducts,
  activity: Activity,
  { bySku }: AggregateFallbacks,
): Pick<CustomerPoint, 'products' | 'otherWindows'> & { readonly idleSeats: number } {
  const counts = countUsers(activity, held)
  const otherWindows: { sku: string; windowDays: number }[] = []
  for (const [sku, { active, windowDays, workloads }] of bySku) {
    const isHeld = held.products.has(sku)
    if (counts.has(sku) || (active === 0 && !isHeld)) continue
    const standing = isHeld ? 'entitled' : classWithoutSeat(sku, workloads, held)
    counts.set(sku, { ...noneActive(), [standing]: active })
    if (windowDays !== WINDOW_DAYS) otherWindows.push({ sku, windowDays })
  }
  const skus = new Set([...held.products.keys(), ...counts.keys()])
  const idle = Array.from(held.products.values()).filter(({ sku }) => !counts.has(sku))
  return {
    idleSeats: idle.reduce((seats, { sold }) => seats + sold, 0),
    products: Array.from(skus)
      .sort(byCodePoint)
      .map((sku) => productPoint(sku, held, counts.get(sku) ?? noneActive())),
    otherWindows: otherWindows.sort((a, b) => byCodePoint(a.sku, b.sku)),
  }
}

function countUsers(activity: Activity, held: HeldProducts): Map<string, ClassCounts> {
  const counts = new Map<string, ClassCounts>()
  const count = (sku: string, activeClass: ActiveClass): void => {
    const classes = counts.get(sku) ?? noneActive()
    classes[activeClass] += 1
    counts.set(sku, classes)
  }
  for (let user = 0; user < activity.uses.users; user += 1) classifyUser(user, activity, held, count)
  return counts
}

function productPoint(sku: string, { products, catalogue }: HeldProducts, counts: ClassCounts): ProductPoint {
  const product = products.get(sku)
  const sold = product?.sold ?? 0
  return {
    sku,
    name: product?.name ?? catalogue.nameOf(sku),
    service: product?.service ?? catalogue.serviceOf(sku) ?? '',
    sold,
    soldOwn: product?.soldOwn ?? 0,
    assigned: product?.assigned ?? null,
    ...counts,
    ...moveExcess(counts, sold, product),
  }
}

/** More entitled than total: nobody can say which, so the excess moves out and is marked as inferred. */
function moveExcess(counts: ClassCounts, sold: number, product: HeldProduct | undefined) {
  const inferred = Math.max(0, counts.entitled - sold)
  const to = product?.hasInactive ? 'inactiveSubscription' : product?.hasTrial ? 'trial' : 'transferred'
  return { entitled: counts.entitled - inferred, [to]: counts[to] + inferred, inferred }
}

function noneActive(): ClassCounts {
  return Object.fromEntries(CLASSES.map((name) => [name, 0])) as ClassCounts
}
