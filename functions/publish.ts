// Publishes one partner's reports and digest, or a day's notices; queues one message per recipient.

import {
  deadLetters,
  drops,
  events,
  jobs,
  metrics,
  records,
  register,
  reports,
  settings,
  settingsBucket,
  sheets,
} from '../shared/adapters/aws-ports.ts'
import { wireFunction } from '../shared/adapters/wiring.ts'
import { type NotifyJob, type NotifyPorts, notify } from '../shared/flows/notify/notify.ts'
import { type AnnounceJob, type AnnouncePorts, announce } from '../shared/flows/publish/announce.ts'
import { type PublishJob, type PublishPorts, publish } from '../shared/flows/publish/publish.ts'
import { type QueuePorts, queueHandler } from './middleware.ts'

export function createHandler(ports: PublishPorts & NotifyPorts & AnnouncePorts & QueuePorts) {
  return queueHandler<PublishJob | NotifyJob | AnnounceJob>('publish', ports, (job) => {
    if (job.kind === 'announce') return announce(job, ports)
    return job.kind === 'notify' ? notify(job, ports) : publish(job, ports)
  })
}

export const handler = createHandler(
  wireFunction({
    deadLetters,
    drops,
    events,
    jobs,
    metrics,
    records,
    register,
    reports,
    settings,
    settingsBucket,
    sheets,
  }),
)
