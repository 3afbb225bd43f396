// A flagged customer's figures as the digest tells them.

import type { Delta } from '../metrics/delta.ts'
import { callsPer100, sumFigures } from '../metrics/figures.ts'
import { showFigures } from '../metrics/shown-figures.ts'
import type { DigestCustomer, WeekDelta } from './digest-figures.ts'
import type { MeasuredCustomer } from './measured-customer.ts'

export function digestCustomer({ point, calls28d, callsBaseline, delta }: MeasuredCustomer): DigestCustomer {
  const figures = sumFigures(point.products)
  // The digest has no place for whose seats they are.
  const { licensesSoldOwn: _, ...shown } = showFigures(figures, point.coverageDays)
  return {
    customerId: point.customer,
    customerName: point.name,
    accountManager: point.accountManager,
    ...shown,
    coverageDays: point.coverageDays,
    calls28d,
    callsPer100: callsPer100(figures, calls28d),
    callsBaseline,
    ...weekDelta(delta),
    unmatchedProducts: point.unmatchedProducts.map(({ word, partNumber, users }) => ({
      word,
      partNumber,
      users,
    })),
  }
}

export function weekDelta(delta: Delta): WeekDelta {
  return delta.comparable
    ? {
        adjustedUsageDelta7d: delta.points,
        deltaActivity: delta.activity,
        deltaSeats: delta.seats,
        notComparable: null,
      }
    : { adjustedUsageDelta7d: null, deltaActivity: null, deltaSeats: null, notComparable: delta.reason }
}
