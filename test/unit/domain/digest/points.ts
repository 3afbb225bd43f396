// Builders of measured points, for the views and the digest.

import { type Day, dayOf } from '../../../../shared/domain/calendar.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import type { CustomerPoint, Figures, ProductPoint } from '../../../../shared/domain/metrics/point.ts'

export function day(text: string): Day {
  return dayOf(text)
}

function figures(stated: Partial<Figures>): Figures {
  return {
    sold: 0,
    soldOwn: stated.sold ?? 0,
    assigned: null,
    entitled: 0,
    transferred: 0,
    inactiveSubscription: 0,
    trial: 0,
    yammer: 0,
    unlicensed: 0,
    inferred: 0,
    ...stated,
  }
}

export function product(sku: string, stated: Partial<ProductPoint> = {}): ProductPoint {
  return { sku, name: '', service: '', ...figures(stated), ...stated }
}

export function point(customer: string, stated: Partial<CustomerPoint> = {}): CustomerPoint {
  return {
    customer: customerId(customer),
    name: customer,
    accountManager: '',
    stateDay: day('2026-11-22'),
    activityDay: day('2026-11-22'),
    coverageDays: 28,
    firstStartDay: null,
    products: [],
    workloads: [],
    otherWindows: [],
    endingTrials: [],
    freeProducts: [],
    unmatchedProducts: [],
    unmatchedProductsMore: 0,
    matching: { unmatchedUsers: 0, activeUsers: 0, idleSeats: 0 },
    clashes: [],
    clashesMore: 0,
    ...stated,
  }
}
