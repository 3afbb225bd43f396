// `npm run uptake -- cost`: what a month costs on AWS, for one file a day and for a file for each customer.

import process from 'node:process'
import { formatNumber, quantity } from '../../local/page/format.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { paintOn } from '../terminal.ts'
import { columns, type Paint } from '../text-layout.ts'
import { type CostOptions, parseCostOptions } from './cost-options.ts'
import {
  type Bill,
  idleBill,
  millionSmallFiles,
  monthlyBill,
  type Portfolio,
  SERVICES,
  totalOf,
} from './model.ts'
import { PRICES } from './prices.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function cost(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseCostOptions(args),
    async () => [],
    async ({ portfolio, json }: CostOptions) => {
      const paint = paintOn(streams.stdout)
      const bills = billsOf(portfolio)
      streams.stdout.write(json ? jsonText(jsonOf(portfolio, bills)) : textOf(portfolio, bills, paint))
      return DONE
    },
    streams,
  )
}

interface Bills {
  readonly idle: Bill
  readonly daily: Bill
  readonly small: Bill
  /** Of files of one customer. */
  readonly million: Bill
}

function billsOf(portfolio: Portfolio): Bills {
  return {
    idle: idleBill(),
    daily: monthlyBill(portfolio, 'daily'),
    small: monthlyBill(portfolio, 'small'),
    million: millionSmallFiles(portfolio.users),
  }
}

function textOf(portfolio: Portfolio, { idle, daily, small, million }: Bills, paint: Paint): string {
  const { partners, customers, users, files } = portfolio
  const title = `A month of ${quantity(partners, 'partner')} with ${quantity(customers, 'customer')} of ${quantity(users, 'user')} each, ${quantity(files, 'export')} a day`
  const shown = [daily, small, idle, million]
  const rows = [...SERVICES.map((service) => [service, ...shown.map((bill) => dollars(bill[service]))])]
  const total = ['Total', ...shown.map((bill) => dollars(totalOf(bill)))]
  const head = ['', 'one file a day', 'a file per customer', 'nobody uploads', 'a million small files']
  const [heads = '', ...lines] = columns([head, ...rows, total], [false, true, true, true, true])
  return `${[
    paint('bold', title),
    `US dollars, list prices of ${PRICES.region} as of ${PRICES.asOf}; check them. Without storage, free tiers and tax.`,
    '',
    paint('dim', heads),
    ...lines.slice(0, -1),
    paint('bold', lines.at(-1) ?? ''),
    '',
    `Each customer costs ${dollars(totalOf(daily) / (partners * customers), 4)} with one file a day, ${dollars(totalOf(small) / (partners * customers), 4)} with a file of its own.`,
    `Files in a month: ${formatNumber(partners * files * 30)}, or ${formatNumber(partners * files * customers * 30)}.`,
  ].join('\n')}\n`
}

/** Schema 1. */
function jsonOf(portfolio: Portfolio, { idle, daily, small, million }: Bills): object {
  const told = (bill: Bill) => ({ total: round(totalOf(bill)), services: rounded(bill) })
  return {
    schema: 1,
    ...portfolio,
    region: PRICES.region,
    prices_as_of: PRICES.asOf,
    currency: 'USD',
    one_file_a_day: told(daily),
    a_file_per_customer: told(small),
    nobody_uploads: told(idle),
    a_million_small_files: told(million),
  }
}

function rounded(bill: Bill): object {
  return Object.fromEntries(SERVICES.map((service) => [service, round(bill[service])]))
}

function round(amount: number): number {
  return Number(amount.toFixed(4))
}

function dollars(amount: number, decimals = 2): string {
  return amount.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}
