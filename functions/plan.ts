// Once an hour: queues what is due and not done, and says what is late. By hand, `{ "as_of": "2026-11-22" }` makes
// every partner due.

import { wire } from '../shared/adapters/wiring.ts'
import { parseDay } from '../shared/domain/calendar.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import { type PlanPorts, plan, planFor } from '../shared/flows/plan/plan.ts'
import { settingsSource } from '../shared/flows/settings-source.ts'
import { log } from './log.ts'
import { eventHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once((): PlanPorts => {
  const { settingsBucket, records, metrics, jobs, clock } = wire()
  const tell: PlanPorts['tell'] = ({ message, ...about }) => log('error', message, about)
  return { settings: settingsSource(settingsBucket), records, metrics, jobs, clock, tell }
})

export const handler = eventHandler<{ readonly as_of?: string }>(async ({ as_of: chosen }) => {
  if (chosen === undefined) return plan(ports())
  const asOf = parseDay(chosen)
  if (asOf === null) throw new PoisonInput(`as_of is not a date: "${chosen}"; write it as YYYY-MM-DD.`)
  return planFor(asOf, ports())
})
