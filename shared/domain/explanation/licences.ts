// What became of each licence row of the state: how many of its seats are entitlements, and why.

import { isCounted } from '../metrics/counted.ts'
import type { HeldProducts } from '../metrics/held-products.ts'
import type { State, StateRow } from '../metrics/state.ts'
import { seatsOfOthers } from '../metrics/summaries.ts'
import type { ExplainedLicence, LicenceTreatment } from './explanation.ts'

/** Rows of subscriptions, then rows of summaries. */
export function explainLicences({ subscriptions, summaries }: State, held: HeldProducts): ExplainedLicence[] {
  const own = Map.groupBy(subscriptions.values(), ({ product }) => product)
  const stated = Array.from(subscriptions.values(), (row) =>
    explained(row, row.id, treatmentOf(row, held), row.sold),
  )
  const beyond = Map.groupBy(summaries, ({ product }) => product)
  const summed = Array.from(beyond).flatMap(([product, rows]) => {
    const ownRows = own.get(product) ?? []
    if (ownRows.length === 0) return rows.map((row) => explained(row, '', treatmentOf(row, held), row.sold))
    const others = seatsOfOthers(ownRows, rows.filter(isCounted))
    return rows.map((row, index) => {
      const treatment = treatmentOf(row, held)
      const isInForce = treatment === 'counted' || treatment === 'trial' || treatment === 'inactive'
      return explained(row, '', isInForce ? 'summary' : treatment, index === 0 ? others : 0)
    })
  })
  return [...stated, ...summed]
}

function treatmentOf(row: StateRow, held: HeldProducts): LicenceTreatment {
  if (row.product === null) return 'ignored'
  if (held.leavesOut(row.product)) return held.freeProducts.includes(row.product) ? 'free' : 'excluded'
  if (row.isTrial) return 'trial'
  return row.status === 'active' ? 'counted' : 'inactive'
}

function explained(
  { key, sku, productName, product, sold, assigned, status, seller }: StateRow,
  subscriptionId: string,
  treatment: LicenceTreatment,
  seats: number,
): ExplainedLicence {
  return {
    key,
    subscriptionId,
    partNumber: sku,
    productName: productName ?? '',
    sku: product,
    sold,
    assigned,
    status,
    seller,
    treatment,
    seatsCounted: treatment === 'counted' || treatment === 'summary' ? seats : 0,
  }
}
