// Who is flagged by today's thresholds and who would be by others, week by week.

import type { Day } from '../calendar.ts'
import { RULES, type Rule, type Severity } from '../flags/flag.ts'
import { byCodePoint, type CustomerId } from '../ids.ts'
import type { MeasuredCustomer } from './measured-customer.ts'

export interface SimulatedWeek {
  readonly day: Day
  /** Customers with an open flag. */
  readonly flaggedToday: number
  readonly flaggedSimulated: number
  /** By customer and rule: those that are open by either. */
  readonly flags: readonly SimulatedFlag[]
}

export interface SimulatedFlag {
  readonly customer: CustomerId
  readonly name: string
  readonly rule: Rule
  /** By today's thresholds; null: it is not open. */
  readonly today: Severity | null
  /** By the others. */
  readonly simulated: Severity | null
}

/** The last weeks, the latest first. `today` and `simulated`: the same customers, by either thresholds. */
export function simulatedWeeks(
  today: readonly MeasuredCustomer[],
  simulated: readonly MeasuredCustomer[],
  weeks: number,
): SimulatedWeek[] {
  const [openToday, openSimulated] = [openFlags(today), openFlags(simulated)]
  const customers = [...today].sort((a, b) => byCodePoint(a.point.customer, b.point.customer))
  const days = new Set(today.flatMap((measured) => measured.weeks.map(({ day }) => day)))
  return [...days]
    .sort((a, b) => b - a)
    .slice(0, weeks)
    .map((day) => {
      const flags = customers.flatMap(({ point: { customer, name } }) =>
        RULES.map((rule): SimulatedFlag => {
          const key = keyOf(day, customer, rule)
          return {
            customer,
            name,
            rule,
            today: openToday.get(key) ?? null,
            simulated: openSimulated.get(key) ?? null,
          }
        }).filter(({ today, simulated }) => today !== null || simulated !== null),
      )
      const flagged = (by: 'today' | 'simulated') =>
        new Set(flags.flatMap((flag) => (flag[by] === null ? [] : flag.customer))).size
      return { day, flaggedToday: flagged('today'), flaggedSimulated: flagged('simulated'), flags }
    })
}

function openFlags(customers: readonly MeasuredCustomer[]): ReadonlyMap<string, Severity> {
  const open = new Map<string, Severity>()
  for (const { point, weeks } of customers) {
    for (const { day, flags } of weeks) {
      for (const { rule, severity, state } of flags)
        if (state !== 'cleared') open.set(keyOf(day, point.customer, rule), severity)
    }
  }
  return open
}

function keyOf(day: Day, customer: CustomerId, rule: Rule): string {
  return `${day} ${rule} ${customer}`
}
