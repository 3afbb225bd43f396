// The portfolio as CSV for spreadsheets, one row per customer, product or workload, in the portfolio's order. Lines are
// generated one by one, so that a large portfolio is never held in memory as text.

import { BYTE_ORDER_MARK, type Cell, csvLine } from '../domain/csv-line.ts'
import { flagsCell } from '../domain/flags/order.ts'
import type { ShownFigures } from '../domain/metrics/shown-figures.ts'
import type { Portfolio, PortfolioCustomer } from '../domain/portfolio/portfolio.ts'

export function* customersCsv(portfolio: Portfolio): Generator<string> {
  yield BYTE_ORDER_MARK + csvLine([...HEAD, ...CUSTOMER_COLUMNS])
  for (const customer of portfolio.customers) {
    yield csvLine([...headCells(portfolio, customer), ...customerCells(customer)])
  }
}

export function* productsCsv(portfolio: Portfolio): Generator<string> {
  yield BYTE_ORDER_MARK + csvLine([...HEAD, ...PRODUCT_COLUMNS])
  for (const customer of portfolio.customers) {
    const head = headCells(portfolio, customer)
    for (const product of customer.products) {
      const { sku, name, service } = product
      yield csvLine([...head, sku, name, service, ...figureCells(product)])
    }
  }
}

export function* workloadsCsv(portfolio: Portfolio): Generator<string> {
  yield BYTE_ORDER_MARK + csvLine([...HEAD, 'workload', 'users_active'])
  for (const customer of portfolio.customers) {
    const head = headCells(portfolio, customer)
    for (const { workload, users } of customer.workloads) yield csvLine([...head, workload, users])
  }
}

const HEAD = ['partner_id', 'as_of', 'window_start', 'customer_id', 'customer_name']

const FIGURE_COLUMNS = [
  'licenses_sold',
  'licenses_sold_own',
  'licenses_assigned',
  'deployment_pct',
  'entitlements_active',
  'usage_pct',
  'entitled_active',
  'adjusted_usage_pct',
  'over_transferred',
  'over_inactive_subscription',
  'over_trial',
  'over_yammer',
  'over_unlicensed',
  'over_inferred',
]

const PRODUCT_COLUMNS = ['product_sku', 'product_name', 'service', ...FIGURE_COLUMNS]

const CUSTOMER_COLUMNS = [
  'account_manager',
  ...FIGURE_COLUMNS,
  'coverage_days',
  'calls_28d',
  'calls_per_100',
  'calls_baseline',
  'adjusted_usage_delta_7d',
  'flags',
]

function headCells({ partner, asOf, window }: Portfolio, customer: PortfolioCustomer): Cell[] {
  return [partner.id, asOf, window.start, customer.customerId, customer.customerName]
}

function customerCells(customer: PortfolioCustomer): Cell[] {
  return [
    customer.accountManager,
    ...figureCells(customer),
    customer.coverageDays,
    customer.calls28d,
    oneDecimal(customer.callsPer100),
    customer.callsBaseline,
    oneDecimal(customer.adjustedUsageDelta7d),
    flagsCell(customer.flags),
  ]
}

function figureCells({ over, ...figures }: ShownFigures): Cell[] {
  return [
    figures.licensesSold,
    figures.licensesSoldOwn,
    figures.licensesAssigned,
    oneDecimal(figures.deploymentPct),
    figures.entitlementsActive,
    oneDecimal(figures.usagePct),
    figures.entitledActive,
    oneDecimal(figures.adjustedUsagePct),
    over.transferred,
    over.inactiveSubscription,
    over.trial,
    over.yammer,
    over.unlicensed,
    over.inferred,
  ]
}

function oneDecimal(value: number | null): string | null {
  return value === null ? null : value.toFixed(1)
}
