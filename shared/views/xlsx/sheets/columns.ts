// Columns that several sheets have: whose row it is, its figures, and the days that they are of.

import type { ShownFigures } from '../../../domain/metrics/shown-figures.ts'
import type { Portfolio, PortfolioCustomer, PortfolioHead } from '../../../domain/portfolio/portfolio.ts'
import { oneLine } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import type { Column } from '../sheet.ts'

/** The name stays in view. */
export const FROZEN = 1

export interface OfCustomer {
  readonly customer: PortfolioCustomer
}

/** One by one, so that no sheet is in memory as a whole. */
export function* rowsOf<Row extends OfCustomer>(
  { customers }: Portfolio,
  rowsOfOne: (customer: PortfolioCustomer) => Iterable<Row>,
): Generator<Row> {
  for (const customer of customers) yield* rowsOfOne(customer)
}

export function customerColumns({ columns }: Texts['workbook']): Column<OfCustomer>[] {
  return [
    {
      title: columns.customer,
      format: 'text',
      width: 30,
      value: ({ customer }) => oneLine(customer.customerName),
    },
    { title: columns.customerId, format: 'text', width: 38, value: ({ customer }) => customer.customerId },
  ]
}

export function managerColumn({ columns }: Texts['workbook']): Column<OfCustomer> {
  const { accountManager: title } = columns
  return { title, format: 'text', width: 26, value: ({ customer }) => customer.accountManager }
}

/** What activity tells is blank for a customer of whom no day was seen: nobody knows. */
export function figureColumns<Row extends OfCustomer>(
  { columns }: Texts['workbook'],
  figuresOf: (row: Row) => ShownFigures,
): Column<Row>[] {
  const count = (title: string, value: (figures: ShownFigures) => number | null): Column<Row> => ({
    title,
    format: 'count',
    width: 13,
    value: (row) => value(figuresOf(row)),
  })
  const seen = (title: string, value: (figures: ShownFigures) => number): Column<Row> => ({
    ...count(title, value),
    value: (row) => (row.customer.coverageDays === 0 ? null : value(figuresOf(row))),
  })
  const percent = (title: string, value: (figures: ShownFigures) => number | null): Column<Row> => ({
    ...count(title, value),
    format: 'percent',
  })
  return [
    count(columns.sold, ({ licensesSold }) => licensesSold),
    count(columns.soldOwn, ({ licensesSoldOwn }) => licensesSoldOwn),
    count(columns.assigned, ({ licensesAssigned }) => licensesAssigned),
    percent(columns.deployment, ({ deploymentPct }) => deploymentPct),
    seen(columns.active, ({ entitlementsActive }) => entitlementsActive),
    percent(columns.usage, ({ usagePct }) => usagePct),
    seen(columns.entitled, ({ entitledActive }) => entitledActive),
    percent(columns.adjustedUsage, ({ adjustedUsagePct }) => adjustedUsagePct),
    seen(columns.transferred, ({ over }) => over.transferred),
    seen(columns.inactiveSubscription, ({ over }) => over.inactiveSubscription),
    seen(columns.trial, ({ over }) => over.trial),
    seen(columns.yammer, ({ over }) => over.yammer),
    seen(columns.unlicensed, ({ over }) => over.unlicensed),
    seen(columns.inferred, ({ over }) => over.inferred),
  ]
}

/** Help calls: how many, how many per 100 seats, and what is usual. */
export function callColumns({ columns }: Texts['workbook']): Column<OfCustomer>[] {
  return [
    { title: columns.calls, format: 'count', width: 10, value: ({ customer }) => customer.calls28d },
    {
      title: columns.callsPer100,
      format: 'decimal',
      width: 10,
      value: ({ customer }) => customer.callsPer100,
    },
    {
      title: columns.callsBaseline,
      format: 'decimal',
      width: 10,
      value: ({ customer }) => customer.callsBaseline,
    },
  ]
}

/** So that workbooks of several weeks can be put under one another. */
export function dayColumns(
  { window, asOf }: PortfolioHead,
  { columns }: Texts['workbook'],
): Column<unknown>[] {
  return [
    { title: columns.windowStart, format: 'date', width: 12, value: () => window.start },
    { title: columns.asOf, format: 'date', width: 12, value: () => asOf },
  ]
}
