// What a customer could do next, from its own figures alone: for the report that the partner hands on to it.

import type { Rule } from '../flags/flag.ts'
import type { PortfolioCustomer } from './portfolio.ts'

export type CustomerStep =
  /** Seats that are assigned to nobody. */
  | { readonly kind: 'assign'; readonly seats: number }
  /** Seats that nobody used in these 28 days. */
  | { readonly kind: 'use'; readonly seats: number }
  /** A workload that few of the active users use. */
  | {
      readonly kind: 'discover'
      readonly workload: string
      readonly users: number
      readonly activeUsers: number
    }
  /** Many questions to the help desk. */
  | { readonly kind: 'learn'; readonly calls: number }
  /** Nearly everything is in use. */
  | { readonly kind: 'grow' }

/** Below so many active users, a share of them says little. */
const MIN_ACTIVE_USERS = 5
/** A workload that fewer than this share of the active users use is worth a try. */
const FEW = 1 / 3
/** Those that every user of Office 365 could use. */
const COMMON_WORKLOADS = ['teams', 'sharepoint', 'exchange']

/** The most worthwhile first; none, if nothing is to be done. */
export function customerSteps(customer: PortfolioCustomer): CustomerStep[] {
  const open = new Set(customer.flags.filter(({ state }) => state !== 'cleared').map(({ rule }) => rule))
  const isOpen = (...rules: readonly Rule[]) => rules.some((rule) => open.has(rule))
  const { licensesSold, licensesAssigned, entitledActive, calls28d } = customer
  const unassigned = licensesAssigned === null ? 0 : licensesSold - licensesAssigned
  const steps: CustomerStep[] = []
  if (isOpen('low_usage', 'at_risk')) steps.push({ kind: 'use', seats: licensesSold - entitledActive })
  if (isOpen('low_deployment') && unassigned > 0) steps.push({ kind: 'assign', seats: unassigned })
  if (isOpen('high_support', 'at_risk') && calls28d !== null) steps.push({ kind: 'learn', calls: calls28d })
  const workload = littleUsed(customer)
  if (workload !== null) steps.push(workload)
  if (isOpen('expansion')) steps.push({ kind: 'grow' })
  return steps
}

function littleUsed({ activeUsers, workloads, coverageDays }: PortfolioCustomer): CustomerStep | null {
  if (activeUsers === null || activeUsers < MIN_ACTIVE_USERS || coverageDays === 0) return null
  for (const workload of COMMON_WORKLOADS) {
    const users = workloads.find((each) => each.workload === workload)?.users ?? 0
    if (users < activeUsers * FEW) return { kind: 'discover', workload, users, activeUsers }
  }
  return null
}
