// Publishes a partner's week: waits until every upload is read, writes the day's reports, freezes each
// recipient's digest once a week, and queues the messages. Running it again writes the same.

import { addDays, type Day, dayOf, isoWeek } from '../../domain/calendar.ts'
import { type DigestInput, NO_FILES } from '../../domain/digest/digest-input.ts'
import { type DigestRecord, digestPlace, publishAs, wait } from '../../domain/digest/digest-record.ts'
import { type ReportedWeek, reportedWeek } from '../../domain/digest/reported-week.ts'
import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { gapsAt } from '../../domain/notices/gaps.ts'
import type { Partner } from '../../domain/settings.ts'
import type { Clock } from '../../ports/clock.ts'
import type { JobQueue, PublishJob } from '../../ports/jobs.ts'
import type { DropBucket, SettingsSource } from '../../ports/objects.ts'
import type { MeasurePorts } from '../measure/ports.ts'
import { load, type RecordPorts, update } from '../records.ts'
import { sendJobs } from '../send/jobs.ts'
import { announceJobs } from './announce.ts'
import { type BrandingPorts, publishedLook } from './branding.ts'
import { evidenceOf } from './evidence.ts'
import { freezeDigests, freezeEvents } from './freeze.ts'
import { type LedgerOfWeek, ledgerOfWeek } from './ledger-of-week.ts'
import { measuredPortfolio } from './portfolio.ts'
import { isLate } from './readiness.ts'
import { rejectedRows } from './rejected-rows.ts'
import { writeAllReports } from './reports.ts'
import { CORRECTED_WEEKS, restate, settingsHashes } from './restate.ts'
import { contentIds, countingGenerations, daysOfData, type SeenDrops } from './seen-drops.ts'
import { keepSnapshot, latestSnapshot, type Snapshot } from './snapshot.ts'
import { currentSnoozes } from './snoozes.ts'
import { undelivered } from './undelivered.ts'

export type { PublishJob } from '../../ports/jobs.ts'

export interface PublishPorts extends MeasurePorts, RecordPorts, BrandingPorts {
  readonly drops: DropBucket
  readonly jobs: JobQueue
  readonly settings: SettingsSource
  readonly clock: Clock
}

/** What reading a week needs: nothing is queued. */
export type ReadWeekPorts = Omit<PublishPorts, 'jobs'>

type Job = Omit<PublishJob, 'kind'>

export async function publish(job: Job, ports: PublishPorts): Promise<void> {
  const partner = (await ports.settings()).get(job.partner)
  // A partner that has left the settings meanwhile gets no digest.
  if (partner === undefined) return
  const ledger = await ledgerOfWeek(partner.id, dayOf(job.asOf), ports)
  const isWaitedFor = !isLate(job, ports.clock)
  if (isWaitedFor && (await waitForUnreadDrops(job, ledger.unread, ports))) return
  const week = await readWeek(
    partner,
    dayOf(job.asOf),
    isWaitedFor ? { ...ledger, unread: [] } : ledger,
    ports,
  )
  await writeAllReports(week.input, await publishedLook(partner, ports), ports.reports)
  const record = await freezeOnce(week, job, ports)
  if (record !== null) await ports.jobs.send([...sendJobs(record), ...announceJobs(record)])
}

/** The digest's content, and the snapshot that later weeks are compared with. */
interface Week {
  readonly input: DigestInput
  readonly seen: SeenDrops
  /** Earlier weeks, corrected by what this week's digest reports. */
  readonly earlierWeeks: readonly ReportedWeek[]
}

/** `ledger`: its unread drops were waited for in vain. */
export async function readWeek(
  partner: Partner,
  asOf: Day,
  ledger: LedgerOfWeek,
  ports: ReadWeekPorts,
): Promise<Week> {
  const earlier = await earlierDigests(partner.id, asOf, ports)
  const snapshot = await latestSnapshot(earlier, ports.reports)
  // Listed before measuring: a drop that arrives meanwhile is taken for a change next week, never missed.
  const { seen, counting } = ledger
  const { inputsHash, ...portfolio } = await measuredPortfolio(partner, asOf, ports, partner, counting)
  const measured = { asOf, inputsHash, customers: portfolio.customers }
  const evidence = await evidenceOf(partner, measured, counting, ports)
  const { restatements, weeks } = await restate(partner, asOf, { snapshot, seen, counting }, ports)
  const input: DigestInput = {
    partner,
    asOf,
    scopedTo: null,
    ...portfolio,
    refusedDrops: ledger.refused,
    rejectedRows: await rejectedRows(
      ledger.dropsOfWeek,
      portfolio.customers.map(({ point }) => point.customer),
      ports,
    ),
    stopped: gapsAt(asOf, daysOfData(seen), partner.thresholds.staleDays),
    unreadDrops: ledger.unread,
    unnamed: NO_FILES,
    restatements,
    undelivered: await undelivered(partner, asOf, earlier, ports),
    snoozes: await currentSnoozes(partner.id, asOf, portfolio.customers, ports),
    evidence,
  }
  return { input, seen, earlierWeeks: weeks }
}

/** The weeks that are still corrected, the latest first. */
async function earlierDigests(partner: PartnerId, asOf: Day, ports: RecordPorts): Promise<DigestRecord[]> {
  const records: DigestRecord[] = []
  for (let weeks = 1; weeks <= CORRECTED_WEEKS; weeks++) {
    const found = await load(digestPlace(partner, isoWeek(addDays(asOf, -7 * weeks))), ports)
    if (found !== null) records.push(found.value)
  }
  return records
}

/**
 * True: the digest waits, the reason is recorded, and plan asks again. After some hours it is published with
 * a list of the unread files instead.
 */
async function waitForUnreadDrops(
  job: Job,
  [first, ...others]: readonly DropAddress[],
  ports: PublishPorts,
): Promise<boolean> {
  if (first === undefined) return false
  const reason =
    others.length === 0
      ? `${first.key} is not read yet`
      : `${others.length + 1} keys are not read yet, ${first.key} among them`
  const record = await update(placeOf(job), (seen) => wait(seen, dueWeek(job), reason), ports)
  return record?.state === 'waiting'
}

/** The first worker to save decides the digest's content; later ones send exactly that. */
function freezeOnce(week: Week, job: Job, ports: PublishPorts): Promise<DigestRecord | null> {
  return update(
    placeOf(job),
    async (seen) =>
      seen?.state === 'published' ? null : publishAs(dueWeek(job), await freezeWeek(week, ports)),
    ports,
  )
}

async function freezeWeek(
  { input, seen, earlierWeeks }: Week,
  ports: PublishPorts,
): Promise<Pick<DigestRecord, 'recipients' | 'snapshotKey' | 'eventsKey'>> {
  const { partner, asOf, customers } = input
  const recipients = await freezeDigests(input, ports.reports)
  const weeks = [reportedWeek(partner, asOf, settingsHashes(partner), customers), ...earlierWeeks]
  const snapshot: Snapshot = {
    schema: 1,
    drops: contentIds(seen),
    generations: countingGenerations(seen),
    weeks,
  }
  return {
    recipients,
    snapshotKey: await keepSnapshot(partner.id, asOf, snapshot, ports.reports),
    eventsKey: partner.canary ? null : await freezeEvents(input, ports.reports),
  }
}

function placeOf({ partner, asOf }: Job) {
  return digestPlace(partner, isoWeek(dayOf(asOf)))
}

function dueWeek({ partner, asOf, dueAtMs }: Job) {
  return { partner, week: isoWeek(dayOf(asOf)), asOf, dueAtMs }
}
