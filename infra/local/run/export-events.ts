// Writes every event that the bus has taken to `events.ndjson`, one line for each, as a rule sees it.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestRecords } from '../../../shared/domain/digest/digest-record.ts'
import { EVENT_SOURCE } from '../../../shared/domain/events/event.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { loadAll, type RecordPorts } from '../../../shared/flows/records.ts'
import type { ReportBucket } from '../../../shared/ports/objects.ts'
import { type FrozenEvent, parseEvents } from '../../../shared/views/events-json.ts'

const EVENTS_FILE = 'events.ndjson'

interface Ports extends RecordPorts {
  readonly reports: Pick<ReportBucket, 'get'>
}

/** Partner by partner, and week by week. */
export async function exportEvents(partners: Iterable<PartnerId>, out: string, ports: Ports): Promise<void> {
  const lines: string[] = []
  for (const partner of partners) {
    for await (const { value: record } of loadAll(digestRecords(partner), ports)) {
      const { isAnnounced, eventsKey } = record
      const frozen = isAnnounced && eventsKey !== null ? await ports.reports.get(eventsKey) : null
      if (frozen !== null) lines.push(...parseEvents(Buffer.from(frozen.body).toString('utf8')).map(lineOf))
    }
  }
  await writeFile(join(out, EVENTS_FILE), lines.join(''))
}

function lineOf({ type, detail }: FrozenEvent): string {
  return `${JSON.stringify({ source: EVENT_SOURCE, 'detail-type': type, detail })}\n`
}
