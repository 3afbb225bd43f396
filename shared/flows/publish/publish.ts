// Publishes a partner's week: waits until everything uploaded is read, writes the reports of the day, freezes
// each recipient's digest once a week, and queues the messages. Running it again writes the same.

import { dayOf, isoWeek } from '../../domain/calendar.ts'
import { type DigestInput, scopeDigest } from '../../domain/digest/digest-input.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { Partner } from '../../domain/settings.ts'
import type { Clock, DigestLedger, DigestRecord, DropBucket, JobQueue, ReportBucket } from '../../ports.ts'
import { measure } from '../measure/measure.ts'
import type { MeasurePorts } from '../measure/ports.ts'
import { sendJobs } from '../send/jobs.ts'
import type { SettingsSource } from '../settings-source.ts'
import { freezeDigest } from './freeze.ts'
import { readPortfolio } from './portfolio.ts'
import { unreadKeys } from './readiness.ts'
import { refusedKeys } from './refused-keys.ts'
import { writeReports } from './reports.ts'

/** How long after its due time a digest waits for drops that are not read yet. */
const PATIENCE_MS = 4 * 3_600_000

export interface PublishPorts extends MeasurePorts {
  readonly drops: DropBucket
  readonly reports: ReportBucket
  readonly digests: DigestLedger
  readonly jobs: JobQueue
  readonly settings: SettingsSource
  readonly clock: Clock
}

export interface PublishJob {
  readonly partner: PartnerId
  /** E, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly dueAtMs: number
}

export async function publish(job: PublishJob, ports: PublishPorts): Promise<void> {
  const partner = (await ports.settings()).get(job.partner)
  // A partner that left the settings meanwhile gets nothing more.
  if (partner === undefined) return
  if (await isWaiting(partner, job, ports)) return
  const asOf = dayOf(job.asOf)
  const points = await measure(partner, asOf, ports)
  const portfolio = await readPortfolio(partner, points, ports.metrics)
  const refusedDrops = await refusedKeys(partner.id, asOf, ports.ledger)
  const whole: DigestInput = { partner, asOf, cutTo: null, ...portfolio, refusedDrops }
  await writeReports(whole, ports.reports)
  for (const recipient of partner.recipients) {
    if (recipient.customers === 'own') await writeReports(scopeDigest(whole, recipient), ports.reports)
  }
  const record = await freezeOnce(whole, job, ports)
  await ports.jobs.send(sendJobs(record))
}

/** Notes why, and leaves it to plan to ask again; after some hours what is missing is told instead. */
async function isWaiting(partner: Partner, job: PublishJob, ports: PublishPorts): Promise<boolean> {
  if (ports.clock() >= job.dueAtMs + PATIENCE_MS) return false
  const unread = await unreadKeys(partner.id, await ports.settings(), ports)
  if (unread.length === 0) return false
  const week = isoWeek(dayOf(job.asOf))
  const seen = await ports.digests.get(partner.id, week)
  if (seen?.state === 'published') return false
  const reason = `${unread.length} keys are not read yet, ${unread[0]} among them`
  await ports.digests.save(recordOf(job, 'waiting', [], reason), seen)
  return true
}

/** The first to save decides what the week says; whoever comes later sends just that. */
async function freezeOnce(input: DigestInput, job: PublishJob, ports: PublishPorts): Promise<DigestRecord> {
  const week = isoWeek(input.asOf)
  const seen = await ports.digests.get(input.partner.id, week)
  if (seen?.state === 'published') return seen
  const recipients = []
  for (const recipient of input.partner.recipients) {
    recipients.push(await freezeDigest(scopeDigest(input, recipient), recipient, ports.reports))
  }
  const record = recordOf(job, 'published', recipients, '')
  if (await ports.digests.save(record, seen)) return record
  return freezeOnce(input, job, ports)
}

function recordOf(
  { partner, asOf, dueAtMs }: PublishJob,
  state: DigestRecord['state'],
  recipients: DigestRecord['recipients'],
  reason: string,
): DigestRecord {
  const day = dayOf(asOf)
  return { partner, week: isoWeek(day), asOf: day, state, recipients, reason, snapshotKey: null, dueAtMs }
}
