// One row a customer and workload.

import type { Portfolio, PortfolioCustomer } from '../../../domain/portfolio/portfolio.ts'
import { oneLine } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import { type Column, type Sheet, sheetOf } from '../sheet.ts'
import { customerColumns, dayColumns, FROZEN, type OfCustomer, rowsOf } from './columns.ts'

interface Row extends OfCustomer {
  readonly used: PortfolioCustomer['workloads'][number]
}

export function workloadsSheet(portfolio: Portfolio, { workbook }: Texts): Sheet {
  const rows = rowsOf(portfolio, (customer) => customer.workloads.map((used): Row => ({ customer, used })))
  const columns: Column<Row>[] = [
    ...customerColumns(workbook),
    {
      title: workbook.columns.workload,
      format: 'text',
      width: 26,
      value: ({ used }) => workbook.workload(oneLine(used.workload)),
    },
    { title: workbook.columns.users, format: 'count', width: 12, value: ({ used }) => used.users },
    ...dayColumns(portfolio, workbook),
  ]
  return sheetOf(workbook.sheets.workloads, FROZEN, columns, rows)
}
