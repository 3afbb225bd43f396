// The order of customers in a report: those with open flags as the mail has them, then by seats sold.

import type { DigestFlag } from '../../domain/digest/digest.ts'
import { byMailOrder, type PortfolioFlag } from '../../domain/flags/order.ts'
import { byCodePoint, customerId } from '../../domain/ids.ts'
import type { PortfolioCustomer } from '../../domain/portfolio/portfolio.ts'

export interface ReportedCustomer {
  readonly customer: PortfolioCustomer
  /** In the order of the mail; cleared ones among them. */
  readonly flags: readonly DigestFlag[]
}

export function inReportOrder(customers: readonly PortfolioCustomer[]): ReportedCustomer[] {
  return customers
    .map((customer) => ({ customer, flags: flagsOf(customer) }))
    .sort((a, b) => byAttention(a, b) || bySeats(a, b))
}

export function isOpen({ state }: Pick<DigestFlag, 'state'>): boolean {
  return state !== 'cleared'
}

function flagsOf(customer: PortfolioCustomer): DigestFlag[] {
  const { customerId: id, customerName } = customer
  return customer.flags
    .map((flag) => ({ customerId: id, customerName, ...flag }))
    .sort((a, b) => byMailOrder(placed(a, customer), placed(b, customer)))
}

function byAttention(a: ReportedCustomer, b: ReportedCustomer): number {
  const [one, other] = [a.flags.find(isOpen), b.flags.find(isOpen)]
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  return byMailOrder(placed(one, a.customer), placed(other, b.customer))
}

function placed(flag: DigestFlag, customer: PortfolioCustomer): PortfolioFlag {
  return { ...flag, customer: customerId(customer.customerId), sold: customer.licensesSold }
}

function bySeats({ customer: a }: ReportedCustomer, { customer: b }: ReportedCustomer): number {
  return b.licensesSold - a.licensesSold || byCodePoint(a.customerId, b.customerId)
}
