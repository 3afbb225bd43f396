// The portfolio as CSV for spreadsheets, one row per customer, product or workload. Lines are generated one by one, so
// that a large portfolio is never held in memory as text.

import { type Day, formatDay, windowStart } from '../domain/calendar.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../domain/csv-line.ts'
import type { MeasuredCustomer } from '../domain/digest/measured-customer.ts'
import { flagsCell } from '../domain/flags/order.ts'
import { byCodePoint, type PartnerId } from '../domain/ids.ts'
import {
  activeEntitlements,
  adjustedUsagePct,
  callsPer100,
  deploymentPct,
  sumFigures,
  usagePct,
} from '../domain/metrics/figures.ts'
import type { CustomerPoint, Figures } from '../domain/metrics/point.ts'

export interface ReportPortfolio {
  readonly partner: PartnerId
  readonly asOf: Day
  /** In any order. */
  readonly customers: readonly MeasuredCustomer[]
}

export function* customersCsv(portfolio: ReportPortfolio): Generator<string> {
  yield BYTE_ORDER_MARK + csvLine([...HEAD, ...CUSTOMER_COLUMNS])
  for (const customer of inOrder(portfolio.customers)) {
    yield csvLine([...headCells(portfolio, customer.point), ...customerCells(customer)])
  }
}

export function* productsCsv(portfolio: ReportPortfolio): Generator<string> {
  yield BYTE_ORDER_MARK + csvLine([...HEAD, ...PRODUCT_COLUMNS])
  for (const { point } of inOrder(portfolio.customers)) {
    const head = headCells(portfolio, point)
    for (const product of point.products.toSorted((a, b) => byCodePoint(a.sku, b.sku))) {
      const names = [product.sku, product.name, product.service]
      yield csvLine([...head, ...names, ...figureCells(product, point.coverageDays)])
    }
  }
}

export function* workloadsCsv(portfolio: ReportPortfolio): Generator<string> {
  yield BYTE_ORDER_MARK + csvLine([...HEAD, 'workload', 'users_active'])
  for (const { point } of inOrder(portfolio.customers)) {
    const head = headCells(portfolio, point)
    for (const { workload, users } of point.workloads.toSorted((a, b) =>
      byCodePoint(a.workload, b.workload),
    )) {
      yield csvLine([...head, workload, users])
    }
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

function headCells({ partner, asOf }: ReportPortfolio, { customer, name }: CustomerPoint): Cell[] {
  return [partner, formatDay(asOf), formatDay(windowStart(asOf)), customer, name]
}

function customerCells({ point, calls28d, callsBaseline, delta, flags }: MeasuredCustomer): Cell[] {
  const figures = sumFigures(point.products)
  return [
    point.accountManager,
    ...figureCells(figures, point.coverageDays),
    point.coverageDays,
    calls28d,
    oneDecimal(callsPer100(figures, calls28d)),
    callsBaseline,
    oneDecimal(delta.comparable ? delta.points : null),
    flagsCell(flags),
  ]
}

function figureCells(figures: Figures, coverageDays: number): Cell[] {
  return [
    figures.sold,
    figures.soldOwn,
    figures.assigned,
    oneDecimal(deploymentPct(figures)),
    activeEntitlements(figures),
    oneDecimal(usagePct(figures, coverageDays)),
    figures.entitled,
    oneDecimal(adjustedUsagePct(figures, coverageDays)),
    figures.transferred,
    figures.inactiveSubscription,
    figures.trial,
    figures.yammer,
    figures.unlicensed,
    figures.inferred,
  ]
}

function oneDecimal(value: number | null): string | null {
  return value === null ? null : value.toFixed(1)
}

function inOrder(customers: readonly MeasuredCustomer[]): readonly MeasuredCustomer[] {
  return customers.toSorted((a, b) => byCodePoint(a.point.customer, b.point.customer))
}
