// The orders in which flags are listed: in a mail, worst first; in a cell of a table, by rule name.

import { byCodePoint, type CustomerId } from '../ids.ts'
import { FLAG_STATES, type Flag, RULES, SEVERITIES } from './flag.ts'

/** A flag as the mail sorts it, among those of other customers. */
export interface PortfolioFlag extends Pick<Flag, 'rule' | 'severity' | 'state'> {
  readonly customer: CustomerId
  readonly sold: number
}

/** at_risk, then by severity, state, rule, seats sold (most first) and customer. */
export function byMailOrder(a: PortfolioFlag, b: PortfolioFlag): number {
  return (
    Number(b.rule === 'at_risk') - Number(a.rule === 'at_risk') ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    FLAG_STATES.indexOf(a.state) - FLAG_STATES.indexOf(b.state) ||
    RULES.indexOf(a.rule) - RULES.indexOf(b.rule) ||
    b.sold - a.sold ||
    byCodePoint(a.customer, b.customer)
  )
}

/** `rule:severity:state`, separated by spaces, in order of rule name. */
export function flagsCell(flags: readonly Pick<Flag, 'rule' | 'severity' | 'state'>[]): string {
  return flags
    .toSorted((a, b) => byCodePoint(a.rule, b.rule))
    .map(({ rule, severity, state }) => `${rule}:${severity}:${state}`)
    .join(' ')
}
