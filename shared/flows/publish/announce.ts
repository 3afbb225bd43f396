// Gives the frozen events of a digest to other programs, at least once: the queue tries again until the bus has taken all
// of them, and plan queues again what was never queued. Mail waits for nothing of it.

import { announced, type DigestRecord, digestPlace } from '../../domain/digest/digest-record.ts'
import { PoisonInput } from '../../domain/errors.ts'
import type { Events } from '../../ports/events.ts'
import type { AnnounceJob } from '../../ports/jobs.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { parseEvents } from '../../views/events-json.ts'
import { load, type RecordPorts, update } from '../records.ts'

export type { AnnounceJob } from '../../ports/jobs.ts'

export interface AnnouncePorts extends RecordPorts {
  readonly reports: Pick<ReportBucket, 'get'>
  readonly events: Events
}

export async function announce(
  { partner, week, eventsKey }: Omit<AnnounceJob, 'kind'>,
  ports: AnnouncePorts,
): Promise<void> {
  const place = digestPlace(partner, week)
  const record = (await load(place, ports))?.value ?? null
  if (announced(record, eventsKey) === null) return
  const frozen = await ports.reports.get(eventsKey)
  if (frozen === null) throw new PoisonInput(`The frozen events ${eventsKey} are missing.`)
  await ports.events.put(parseEvents(Buffer.from(frozen.body).toString('utf8')))
  await update(place, (seen) => announced(seen, eventsKey), ports)
}

/** None, if the bus has taken them. */
export function announceJobs({ partner, week, eventsKey, isAnnounced }: DigestRecord): AnnounceJob[] {
  return eventsKey === null || isAnnounced ? [] : [{ kind: 'announce', partner, week, eventsKey }]
}
