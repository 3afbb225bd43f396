// Measures one partner's weekly points up to a day.

import { wire } from '../shared/adapters/wiring.ts'
import { dayOf } from '../shared/domain/calendar.ts'
import type { PartnerId } from '../shared/domain/ids.ts'
import { measure } from '../shared/flows/measure/measure.ts'
import { settingsSource } from '../shared/flows/settings-source.ts'
import { queueHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once(() => {
  const { settingsBucket, records, sheets, register, metrics } = wire()
  return { settings: settingsSource(settingsBucket), records, sheets, register, metrics }
})

export const handler = queueHandler<{ readonly partner: PartnerId; readonly asOf: string }>(
  'measure',
  async (job) => {
    const partner = (await ports().settings()).get(job.partner)
    // A partner that left the settings meanwhile is nobody's to measure.
    if (partner !== undefined) await measure(partner, dayOf(job.asOf), ports())
  },
)
