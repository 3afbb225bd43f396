// Publishes a partner's week: waits until everything uploaded is read, writes the reports of the day, freezes
// each recipient's digest once a week, and queues the messages. Running it again writes the same.

import { addDays, type Day, dayOf, isoWeek } from '../../domain/calendar.ts'
import { type DigestInput, scopeDigest } from '../../domain/digest/digest-input.ts'
import { type ReportedWeek, reportedWeek } from '../../domain/digest/reported-week.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { gapsAt } from '../../domain/notices/gaps.ts'
import type { Partner } from '../../domain/settings.ts'
import type {
  Clock,
  DigestLedger,
  DigestRecord,
  DropBucket,
  JobQueue,
  PublishJob,
  ReportBucket,
  SendLedger,
} from '../../ports.ts'
import type { MeasurePorts } from '../measure/ports.ts'
import { sendJobs } from '../send/jobs.ts'
import type { SettingsSource } from '../settings-source.ts'
import { freezeDigest } from './freeze.ts'
import { measuredPortfolio } from './portfolio.ts'
import { isLate, unreadDrops } from './readiness.ts'
import { refusedKeys } from './refused-keys.ts'
import { writeReports } from './reports.ts'
import { CORRECTED_WEEKS, restate, settingsHash } from './restate.ts'
import { countingGenerations, daysOfData, type SeenDrops, saidDrops, seenDrops } from './seen-drops.ts'
import { keepSnapshot, latestSnapshot, type Snapshot } from './snapshot.ts'
import { undelivered } from './undelivered.ts'

export type { PublishJob } from '../../ports.ts'

export interface PublishPorts extends MeasurePorts {
  readonly drops: DropBucket
  readonly reports: ReportBucket
  readonly digests: DigestLedger
  readonly sends: SendLedger
  readonly jobs: JobQueue
  readonly settings: SettingsSource
  readonly clock: Clock
}

type Job = Omit<PublishJob, 'kind'>

export async function publish(job: Job, ports: PublishPorts): Promise<void> {
  const partner = (await ports.settings()).get(job.partner)
  // A partner that left the settings meanwhile gets nothing more.
  if (partner === undefined) return
  if (await isWaiting(partner, job, ports)) return
  const week = await readWeek(partner, job, ports)
  await writeReports(week.input, ports.reports)
  for (const recipient of partner.recipients) {
    if (recipient.customers === 'own') await writeReports(scopeDigest(week.input, recipient), ports.reports)
  }
  const record = await freezeOnce(week, job, ports)
  await ports.jobs.send(sendJobs(record))
}

/** What there is to tell, and what later weeks are to be compared with. */
interface Week {
  readonly input: DigestInput
  readonly seen: SeenDrops
  /** Those before, as they stand once this week's digest is told. */
  readonly earlierWeeks: readonly ReportedWeek[]
}

async function readWeek(partner: Partner, job: Job, ports: PublishPorts): Promise<Week> {
  const asOf = dayOf(job.asOf)
  const earlier = await earlierDigests(partner.id, asOf, ports.digests)
  const snapshot = await latestSnapshot(earlier, ports.reports)
  // Listed before anything is measured: a drop that comes meanwhile is taken for a change next week, never missed.
  const firstAsOf = addDays(asOf, -7 * CORRECTED_WEEKS)
  const seen = await seenDrops(partner.id, { firstAsOf, lastAsOf: asOf }, ports.ledger)
  const portfolio = await measuredPortfolio(partner, asOf, ports)
  const { restatements, weeks } = await restate(partner, asOf, { snapshot, seen }, ports)
  const input: DigestInput = {
    partner,
    asOf,
    cutTo: null,
    ...portfolio,
    refusedDrops: await refusedKeys(partner.id, asOf, ports.ledger),
    stopped: gapsAt(asOf, daysOfData(seen), partner.thresholds.staleDays),
    unreadDrops: isLate(job, ports.clock) ? await unreadDrops(partner.id, await ports.settings(), ports) : [],
    restatements,
    undelivered: await undelivered(partner, asOf, earlier, ports.sends),
  }
  return { input, seen, earlierWeeks: weeks }
}

/** Of the weeks that are still corrected, the latest first. */
async function earlierDigests(partner: PartnerId, asOf: Day, digests: DigestLedger): Promise<DigestRecord[]> {
  const records: DigestRecord[] = []
  for (let weeks = 1; weeks <= CORRECTED_WEEKS; weeks++) {
    const record = await digests.get(partner, isoWeek(addDays(asOf, -7 * weeks)))
    if (record !== null) records.push(record)
  }
  return records
}

/** Notes why, and leaves it to plan to ask again; after some hours what is missing is told instead. */
async function isWaiting(partner: Partner, job: Job, ports: PublishPorts): Promise<boolean> {
  if (isLate(job, ports.clock)) return false
  const [first, ...others] = await unreadDrops(partner.id, await ports.settings(), ports)
  if (first === undefined) return false
  const week = isoWeek(dayOf(job.asOf))
  const seen = await ports.digests.get(partner.id, week)
  if (seen?.state === 'published') return false
  const reason =
    others.length === 0
      ? `${first.key} is not read yet`
      : `${others.length + 1} keys are not read yet, ${first.key} among them`
  await ports.digests.save({ ...recordOf(job), state: 'waiting', reason }, seen)
  return true
}

/** The first to save decides what the week says; whoever comes later sends just that. */
async function freezeOnce(week: Week, job: Job, ports: PublishPorts): Promise<DigestRecord> {
  const { input, earlierWeeks } = week
  const { partner, asOf, customers } = input
  const standing = await ports.digests.get(partner.id, isoWeek(asOf))
  if (standing?.state === 'published') return standing
  const recipients = []
  for (const recipient of partner.recipients) {
    recipients.push(await freezeDigest(scopeDigest(input, recipient), recipient, ports.reports))
  }
  const weeks = [reportedWeek(partner, asOf, settingsHash(partner), customers), ...earlierWeeks]
  const drops = saidDrops(week.seen)
  const generations = countingGenerations(week.seen)
  const snapshot: Snapshot = { schema: 1, drops, generations, weeks }
  const snapshotKey = await keepSnapshot(partner.id, asOf, snapshot, ports.reports)
  const record: DigestRecord = { ...recordOf(job), state: 'published', recipients, snapshotKey }
  if (await ports.digests.save(record, standing)) return record
  return freezeOnce(week, job, ports)
}

function recordOf({ partner, asOf, dueAtMs }: Job): Omit<DigestRecord, 'state'> {
  const day = dayOf(asOf)
  return {
    partner,
    week: isoWeek(day),
    asOf: day,
    recipients: [],
    reason: '',
    snapshotKey: null,
    dueAtMs,
  }
}
