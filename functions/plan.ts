// Hourly: queues what is due and not done, and alerts about what is late. When invoked by hand, `{ "partner":
// "northwind", "as_of": "2026-11-22" }` makes that partner due for that day; without `partner`, all of them are.

import { jobs, metrics, records, settings } from '../shared/adapters/aws-ports.ts'
import { wireFunction } from '../shared/adapters/wiring.ts'
import { parseDay } from '../shared/domain/calendar.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import { type PlanPorts, plan } from '../shared/flows/plan/plan.ts'
import { type EventPorts, eventHandler } from './middleware.ts'

/** Of a schedule, or written by hand. */
interface PlanEvent {
  readonly as_of?: string
  readonly partner?: string
}

export function createHandler(ports: PlanPorts & EventPorts) {
  return eventHandler<PlanEvent>(ports, async ({ as_of: chosen, partner = null, ...others }) => {
    const asOf = chosen === undefined ? null : parseDay(chosen)
    if (chosen !== undefined && asOf === null)
      throw new PoisonInput(`as_of is not a date: "${chosen}"; write it as YYYY-MM-DD.`)
    const [unknown] = Object.keys(others)
    // A misspelt `partner` would mail all of them; the event of a schedule has no day.
    if (chosen !== undefined && unknown !== undefined)
      throw new PoisonInput(`The event has an unknown field "${unknown}"; write as_of, partner or both.`)
    return plan({ asOf, partner }, ports)
  })
}

export const handler = createHandler(wireFunction({ jobs, metrics, records, settings }))
