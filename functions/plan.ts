// Once an hour: queues what is due and not done. By hand, `{ "as_of": "2026-11-22" }` makes every partner due.

import { wire } from '../shared/adapters/wiring.ts'
import { parseDay } from '../shared/domain/calendar.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import { type PlanPorts, plan, planFor } from '../shared/flows/plan/plan.ts'
import { settingsSource } from '../shared/flows/settings-source.ts'
import { eventHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once((): PlanPorts => {
  const { drops, digests, sends, metrics, jobs, clock } = wire()
  return { settings: settingsSource(drops), digests, sends, metrics, jobs, clock }
})

export const handler = eventHandler<{ readonly as_of?: string }>(async ({ as_of: chosen }) => {
  if (chosen === undefined) return plan(ports())
  const asOf = parseDay(chosen)
  if (asOf === null) throw new PoisonInput(`as_of is not a date: "${chosen}"; write it as YYYY-MM-DD.`)
  return planFor(asOf, ports())
})
