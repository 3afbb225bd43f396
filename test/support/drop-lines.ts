// The lines of drops: seats that customers hold, users that were active.

import { dayOf, formatDay } from '../../shared/domain/calendar.ts'

/** Seats of customers: `name sold assigned manager`. */
export function seats(...customers: readonly string[]): string[] {
  const rows = customers.map((customer) => {
    const [name, sold, assigned, manager = ''] = customer.split(' ')
    return `${name},${name} Ltd,${manager},s-${name},E3,${sold},${assigned},active`
  })
  return [
    'customer_id,customer_name,account_manager,subscription_id,product_sku,licenses_sold,licenses_assigned,status',
    ...rows,
  ]
}

/** A snapshot in which so many users of each customer were active that day: `name users`. */
export function users(day: string, ...customers: readonly string[]): string[] {
  const rows = customers.flatMap((customer) => {
    const [name, count] = customer.split(' ')
    return Array.from({ length: Number(count) }, (_, n) => `${name},user-${n},E3,exchange,${day}`)
  })
  return ['customer_id,user_id,product_sku,workload,last_activity_date', ...rows]
}

/** The days `from` to `to`, `YYYY-MM-DD`. */
export function daysFrom(from: string, to: string): string[] {
  const [first, last] = [dayOf(from), dayOf(to)]
  return Array.from({ length: last - first + 1 }, (_, n) => formatDay((first + n) as typeof first))
}
