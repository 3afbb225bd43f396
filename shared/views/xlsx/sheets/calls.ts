// One row a customer: its help calls, and all its calls by category where the files behind them are kept.

import type { Portfolio, PortfolioCustomer } from '../../../domain/portfolio/portfolio.ts'
import { CATEGORIES, type Category } from '../../../domain/settings.ts'
import { oneLine } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import { type Column, type Sheet, sheetOf } from '../sheet.ts'
import { callColumns, customerColumns, FROZEN, managerColumn, type OfCustomer, rowsOf } from './columns.ts'

interface Row extends OfCustomer {
  /** null: not kept, or no support data was seen. */
  readonly calls: readonly Call[] | null
}

type Call = NonNullable<PortfolioCustomer['evidence']>['calls'][number]

export function callsSheet(portfolio: Portfolio, { workbook }: Texts): Sheet {
  const rows = rowsOf(portfolio, (customer) => [{ customer, calls: callsOf(customer) }])
  const columns = [
    ...customerColumns(workbook),
    managerColumn(workbook),
    ...callColumns(workbook),
    ...CATEGORIES.map((category) => categoryColumn(category, workbook)),
    namesColumn(workbook),
  ]
  return sheetOf<Row>(workbook.sheets.calls, FROZEN, columns, rows)
}

function callsOf({ calls28d, evidence }: PortfolioCustomer): readonly Call[] | null {
  return calls28d === null ? null : (evidence?.calls ?? null)
}

function categoryColumn(category: Category, { categories }: Texts['workbook']): Column<Row> {
  return {
    title: categories[category],
    format: 'count',
    width: 10,
    value: ({ calls }) =>
      calls === null ? null : sum(calls.filter(({ countsAs }) => (countsAs ?? 'other') === category)),
  }
}

function namesColumn({ columns, category, separator }: Texts['workbook']): Column<Row> {
  return {
    title: columns.asNamed,
    format: 'sentences',
    width: 60,
    value({ calls }) {
      const byName = Map.groupBy(calls ?? [], (call) => call.category)
      return Array.from(byName, ([name, alike]) => category(oneLine(name), sum(alike))).join(separator)
    },
  }
}

function sum(calls: readonly Call[]): number {
  return calls.reduce((total, { calls: count }) => total + count, 0)
}
