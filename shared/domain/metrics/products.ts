// A customer's products: what was sold, who was active, and every active entitlement in its class.

import { WINDOW_DAYS } from '../calendar.ts'
import { byCodePoint } from '../ids.ts'
import type { Activity } from './activity.ts'
import type { StandIn } from './aggregates.ts'
import { type ActiveClass, CLASSES, classifyUser, classWithoutSeat } from './classify.ts'
import type { Holding, Holdings } from './holdings.ts'
import type { CustomerPoint, ProductPoint } from './point.ts'

type ClassCounts = Record<ActiveClass, number>

/** Every product of the state, counted or not, and every product with active entitlements, in order of SKU. */
export function measureProducts(
  holdings: Holdings,
  activity: Activity,
  aggregates: ReadonlyMap<string, StandIn>,
): Pick<CustomerPoint, 'products' | 'otherWindows'> {
  const counts = countUsers(activity, holdings)
  const otherWindows: { sku: string; windowDays: number }[] = []
  for (const [sku, { active, windowDays, workloads }] of aggregates) {
    const isHeld = holdings.products.has(sku)
    if (counts.has(sku) || (active === 0 && !isHeld)) continue
    const standing = isHeld ? 'entitled' : classWithoutSeat(sku, workloads, holdings)
    counts.set(sku, { ...noneActive(), [standing]: active })
    if (windowDays !== WINDOW_DAYS) otherWindows.push({ sku, windowDays })
  }
  const skus = new Set([...holdings.products.keys(), ...counts.keys()])
  return {
    products: Array.from(skus)
      .sort(byCodePoint)
      .map((sku) => productPoint(sku, holdings.products.get(sku), counts.get(sku) ?? noneActive())),
    otherWindows: otherWindows.sort((a, b) => byCodePoint(a.sku, b.sku)),
  }
}

function countUsers(activity: Activity, holdings: Holdings): Map<string, ClassCounts> {
  const counts = new Map<string, ClassCounts>()
  const count = (sku: string, activeClass: ActiveClass): void => {
    const classes = counts.get(sku) ?? noneActive()
    classes[activeClass] += 1
    counts.set(sku, classes)
  }
  for (const user of activity.users.values()) classifyUser(user, holdings, count)
  return counts
}

function productPoint(sku: string, holding: Holding | undefined, counts: ClassCounts): ProductPoint {
  const sold = holding?.sold ?? 0
  return {
    sku,
    name: holding?.name ?? '',
    service: holding?.service ?? '',
    sold,
    soldOwn: holding?.soldOwn ?? 0,
    assigned: holding?.assigned ?? null,
    ...counts,
    ...moveExcess(counts, sold, holding),
  }
}

/** More entitled than total: nobody can say which, so the excess moves out and is marked as inferred. */
function moveExcess(counts: ClassCounts, sold: number, holding: Holding | undefined) {
  const inferred = Math.max(0, counts.entitled - sold)
  const to = holding?.hasInactive ? 'inactiveSubscription' : holding?.hasTrial ? 'trial' : 'transferred'
  return { entitled: counts.entitled - inferred, [to]: counts[to] + inferred, inferred }
}

function noneActive(): ClassCounts {
  return Object.fromEntries(CLASSES.map((name) => [name, 0])) as ClassCounts
}
