// One row a flag, in the order of the mail.

import type { Flag } from '../../../domain/flags/flag.ts'
import { byMailOrder } from '../../../domain/flags/order.ts'
import { customerId } from '../../../domain/ids.ts'
import type { Portfolio } from '../../../domain/portfolio/portfolio.ts'
import type { Texts } from '../../texts/texts.ts'
import { adviceLines, whyFlagged } from '../../why.ts'
import { type Column, type Sheet, sheetOf } from '../sheet.ts'
import { customerColumns, FROZEN, managerColumn, type OfCustomer } from './columns.ts'
import { severityTones } from './tones.ts'

interface Row extends OfCustomer {
  readonly flag: Flag
}

export function flagsSheet(portfolio: Portfolio, texts: Texts): Sheet {
  const { workbook } = texts
  const rows = portfolio.customers
    .flatMap((customer) => customer.flags.map((flag): Row => ({ customer, flag })))
    .sort((a, b) => byMailOrder(orderOf(a), orderOf(b)))
  const columns = [
    ...customerColumns(workbook),
    managerColumn(workbook),
    ...flagColumns(texts),
    ...reasonColumns(texts),
  ]
  return sheetOf<Row>(workbook.sheets.flags, FROZEN, columns, rows)
}

function orderOf({ customer, flag }: Row): Parameters<typeof byMailOrder>[0] {
  const { rule, severity, state } = flag
  return { rule, severity, state, customer: customerId(customer.customerId), sold: customer.licensesSold }
}

function flagColumns(texts: Texts): Column<Row>[] {
  const { columns, states } = texts.workbook
  return [
    { title: columns.flag, format: 'text', width: 38, value: ({ flag }) => texts.flags.rule[flag.rule] },
    {
      title: columns.severity,
      format: 'text',
      width: 10,
      tones: [
        { where: columns.state, word: states.cleared, tone: 'cleared' },
        ...severityTones(columns.severity, texts),
      ],
      value: ({ flag }) => texts.flags.severity[flag.severity],
    },
    { title: columns.state, format: 'text', width: 12, value: ({ flag }) => states[flag.state] },
    { title: columns.weeks, format: 'count', width: 8, value: ({ flag }) => flag.weeks },
  ]
}

function reasonColumns(texts: Texts): Column<Row>[] {
  const { columns } = texts.workbook
  return [
    {
      title: columns.why,
      format: 'sentences',
      width: 60,
      value: ({ flag, customer }) => whyFlagged({ ...customer, ...flag }, customer, texts),
    },
    {
      title: columns.advice,
      format: 'sentences',
      width: 90,
      value: ({ flag }) => adviceLines(flag.rule, texts).join('\n'),
    },
  ]
}
