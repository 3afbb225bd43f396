// Writes one partner's reports and freezes its digest, or freezes a day's notices; queues one message per recipient.

import { wire } from '../shared/adapters/wiring.ts'
import { type NotifyJob, type NotifyPorts, notify } from '../shared/flows/notify/notify.ts'
import { type PublishJob, type PublishPorts, publish } from '../shared/flows/publish/publish.ts'
import { settingsSource } from '../shared/flows/settings-source.ts'
import { queueHandler } from './middleware.ts'
import { once } from './once.ts'

const ports = once((): PublishPorts & NotifyPorts => {
  const wiring = wire()
  const { drops, reports, sheets, register, metrics, records, pause, jobs, clock } = wiring
  const settings = settingsSource(wiring.settingsBucket)
  return {
    drops,
    reports,
    sheets,
    register,
    metrics,
    records,
    pause,
    jobs,
    clock,
    settings,
  }
})

export const handler = queueHandler<PublishJob | NotifyJob>('publish', (job) =>
  job.kind === 'notify' ? notify(job, ports()) : publish(job, ports()),
)
