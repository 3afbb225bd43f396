// The files behind the figures, for the customers that reports explain: the flagged ones, then those with most seats.

import type { Day } from '../../domain/calendar.ts'
import type { MeasuredCustomer } from '../../domain/digest/measured-customer.ts'
import type { Evidence } from '../../domain/explanation/explanation.ts'
import { byCodePoint, type CustomerId } from '../../domain/ids.ts'
import { sumFigures } from '../../domain/metrics/figures.ts'
import type { Partner } from '../../domain/settings.ts'
import { explainAll } from '../measure/explain.ts'
import type { CountingDrop } from '../measure/inputs.ts'
import type { MeasurePorts } from '../measure/ports.ts'

/** As many as a page can show in full. */
const MOST_EXPLAINED = 500

export interface MeasuredOn {
  readonly asOf: Day
  readonly inputsHash: string
  readonly customers: readonly MeasuredCustomer[]
}

/** Empty, if files have changed since the day was measured: nothing else explains its figures. `listed`: the drops then. */
export async function evidenceOf(
  partner: Partner,
  { asOf, inputsHash, customers }: MeasuredOn,
  listed: readonly CountingDrop[],
  ports: MeasurePorts,
): Promise<ReadonlyMap<CustomerId, Evidence>> {
  const chosen = mostImportant(customers).map(({ point }) => point.customer)
  const day = { asOf, measuredFrom: inputsHash, known: customers.map(({ point }) => point) }
  const explained = await explainAll(partner, chosen, day, ports, listed)
  return new Map(
    Array.from(explained ?? [], ([customer, explanation]) => {
      const { licences, names, counts, missingDays, coverage, coverageMore, calls } = explanation
      return [customer, { licences, names, counts, missingDays, coverage, coverageMore, calls }]
    }),
  )
}

function mostImportant(customers: readonly MeasuredCustomer[]): MeasuredCustomer[] {
  const places = customers.map((measured) => ({
    measured,
    isFlagged: measured.flags.some(({ state }) => state !== 'cleared'),
    sold: sumFigures(measured.point.products).sold,
  }))
  return places
    .sort(
      (a, b) =>
        Number(b.isFlagged) - Number(a.isFlagged) ||
        b.sold - a.sold ||
        byCodePoint(a.measured.point.customer, b.measured.point.customer),
    )
    .slice(0, MOST_EXPLAINED)
    .map(({ measured }) => measured)
}
