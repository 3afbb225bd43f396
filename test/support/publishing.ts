// Weeks of golden that are published, and what was frozen of them.

import { dayOf, isoWeek } from '../../shared/domain/calendar.ts'
import type { Digest } from '../../shared/domain/digest/digest.ts'
import { type DigestRecord, digestPlace } from '../../shared/domain/digest/digest-record.ts'
import { publish } from '../../shared/flows/publish/publish.ts'
import { parseDigest } from '../../shared/views/digest-json.ts'
import { ANA, GOLDEN } from './partners.ts'
import { recordAt } from './records.ts'
import type { World } from './world.ts'

/** Publishes the week that ends on that day. */
export function publishWeek({ ports }: World, asOf: string): Promise<void> {
  return publish({ partner: GOLDEN, asOf, dueAtMs: ports.clock() }, ports)
}

export async function digestRecord({ ports }: World, asOf: string): Promise<DigestRecord> {
  const record = await recordAt(digestPlace(GOLDEN, isoWeek(dayOf(asOf))), ports)
  if (record === null) throw new RangeError(`nothing is published of ${asOf}`)
  return record
}

/** The frozen digest of a recipient. */
export async function frozenDigest(world: World, asOf: string, recipient: string = ANA): Promise<Digest> {
  const { recipients } = await digestRecord(world, asOf)
  const key = recipients.find((frozen) => frozen.recipient === recipient)?.contentKey ?? ''
  return parseDigest(world.reports.texts()[key] ?? '')
}
