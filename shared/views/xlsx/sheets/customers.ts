// One row a customer.

import type { Portfolio, PortfolioCustomer } from '../../../domain/portfolio/portfolio.ts'
import type { Texts } from '../../texts/texts.ts'
import { type Column, type Sheet, sheetOf } from '../sheet.ts'
import {
  callColumns,
  customerColumns,
  dayColumns,
  FROZEN,
  figureColumns,
  managerColumn,
  type OfCustomer,
  rowsOf,
} from './columns.ts'
import { severityTones, worstSeverity } from './tones.ts'

export function customersSheet(portfolio: Portfolio, texts: Texts): Sheet {
  const { workbook } = texts
  const rows = rowsOf(portfolio, (customer) => [{ customer }])
  const columns = [
    ...customerColumns(workbook),
    managerColumn(workbook),
    ...attentionColumns(texts),
    ...usageColumns(texts),
    ...otherColumns(workbook),
    ...dayColumns(portfolio, workbook),
  ]
  return sheetOf<OfCustomer>(workbook.sheets.customers, FROZEN, columns, rows)
}

function attentionColumns(texts: Texts): Column<OfCustomer>[] {
  const { columns } = texts.workbook
  return [
    {
      title: columns.attention,
      format: 'text',
      width: 11,
      tones: severityTones(columns.attention, texts),
      value: ({ customer }) => worstSeverity(customer.flags, texts),
    },
    {
      title: columns.flags,
      format: 'sentences',
      width: 44,
      value: ({ customer }) => flagWords(customer, texts),
    },
  ]
}

function isLowUsage({ rule }: PortfolioCustomer['flags'][number]): boolean {
  return rule === 'low_usage' || rule === 'at_risk'
}

function flagWords({ flags }: PortfolioCustomer, { workbook }: Texts): string {
  return flags.map(({ rule, state, weeks }) => workbook.flag(rule, state, weeks)).join(workbook.separator)
}

/** Adjusted usage takes the colour of the word behind it. */
function usageColumns(texts: Texts): Column<OfCustomer>[] {
  const { columns } = texts.workbook
  const tones = severityTones(columns.lowUsage, texts)
  const lowUsage: Column<OfCustomer> = {
    title: columns.lowUsage,
    format: 'text',
    width: 11,
    tones,
    value: ({ customer }) => worstSeverity(customer.flags.filter(isLowUsage), texts),
  }
  return figureColumns<OfCustomer>(texts.workbook, ({ customer }) => customer).flatMap((column) =>
    column.title === columns.adjustedUsage ? [{ ...column, tones }, lowUsage] : [column],
  )
}

function otherColumns(workbook: Texts['workbook']): Column<OfCustomer>[] {
  const { columns } = workbook
  return [
    {
      title: columns.change,
      format: 'points',
      width: 12,
      value: ({ customer }) => customer.adjustedUsageDelta7d,
    },
    ...callColumns(workbook),
    { title: columns.coverage, format: 'count', width: 10, value: ({ customer }) => customer.coverageDays },
    { title: columns.stateDate, format: 'date', width: 12, value: ({ customer }) => customer.stateDate },
    {
      title: columns.activityDate,
      format: 'date',
      width: 12,
      value: ({ customer }) => customer.activityDate,
    },
  ]
}
