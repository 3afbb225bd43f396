// Hourly: queues what is due and not done, and alerts about what is late. When invoked by hand, `{ "as_of":
// "2026-11-22" }` makes every partner due.

import { wire } from '../shared/adapters/wiring.ts'
import { parseDay } from '../shared/domain/calendar.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import { type PlanPorts, plan } from '../shared/flows/plan/plan.ts'
import { type EventPorts, eventHandler } from './middleware.ts'

export function createHandler(ports: PlanPorts & EventPorts) {
  return eventHandler<{ readonly as_of?: string }>(ports, async ({ as_of: chosen }) => {
    if (chosen === undefined) return plan({ asOf: null }, ports)
    const asOf = parseDay(chosen)
    if (asOf === null) throw new PoisonInput(`as_of is not a date: "${chosen}"; write it as YYYY-MM-DD.`)
    return plan({ asOf }, ports)
  })
}

export const handler = createHandler(wire())
