// Asks "what is due and not done?", never "is it time?": a missed hour is caught up, and a late run repeats
// nothing.

import { addDays, type Day, dayInZone, formatDay, isoWeek } from '../../domain/calendar.ts'
import { type DigestRecord, digestPlace } from '../../domain/digest/digest-record.ts'
import { PoisonInput, Transient } from '../../domain/errors.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { type DueDigest, dueOn, instantAt, latestDue } from '../../domain/local-time.ts'
import { isDecided, noticePlace } from '../../domain/notices/notice-record.ts'
import type { Partner, Settings } from '../../domain/settings.ts'
import type { Job, JobQueue } from '../../ports/jobs.ts'
import type { MetricStore } from '../../ports/metrics.ts'
import type { SettingsSource } from '../../ports/objects.ts'
import { limitConcurrency } from '../limit-concurrency.ts'
import { announceJobs } from '../publish/announce.ts'
import { load } from '../records.ts'
import { noticeJobs, sendJobs } from '../send/jobs.ts'
import type { SettlePorts } from '../send/settle.ts'
import { openSends } from './open-sends.ts'
import { duePortalMail, type PortalMailPorts } from './portal-mail.ts'
import { watchDigest } from './watchdog.ts'

/** Yesterday is measured from this local hour on, when the night's uploads have arrived. */
const MEASURE_FROM = '04:00'

/** The local time at which a run for a chosen day is taken to happen. */
const CHOSEN_TIME = '08:00'

export const PARTNERS_AT_ONCE = 8

export interface PlanPorts extends SettlePorts, PortalMailPorts {
  readonly settings: SettingsSource
  readonly metrics: MetricStore
  readonly jobs: JobQueue
}

export interface PlanJob {
  /** A chosen last day, for which partners are due whatever their weekday; null: what is due by the schedule. */
  readonly asOf: Day | null
  /** The id of the only partner to plan; null: all of them. */
  readonly partner: string | null
}

/** Throws PoisonInput if the settings have no such partner. */
export async function plan({ asOf, partner }: PlanJob, ports: PlanPorts): Promise<void> {
  const partners = chosen(partner, await ports.settings())
  return asOf === null ? planNow(partners, ports) : planFor(asOf, partners, ports)
}

function chosen(id: string | null, settings: Settings): readonly Partner[] {
  const partners = [...settings.values()].filter((partner) => id === null || partner.id === id)
  if (id !== null && partners.length === 0)
    throw new PoisonInput(`partners.json has no partner "${id}"; name the id of one that it has.`)
  return partners
}

/** Errors are thrown after every partner has been planned. */
async function planNow(partners: readonly Partner[], ports: PlanPorts): Promise<void> {
  const nowMs = ports.clock()
  const unplanned: Unplanned[] = []
  const turns = limitConcurrency(PARTNERS_AT_ONCE)
  for (const partner of partners) {
    await turns.run(async () => {
      try {
        await planPartner(partner, nowMs, ports)
      } catch (error) {
        unplanned.push({ partner: partner.id, error })
      }
    })
  }
  await turns.drain()
  if (unplanned.length > 0)
    throw new Transient(unplanned.map(wordsOf).join('\n'), { cause: unplanned[0]?.error })
}

async function planFor(asOf: Day, partners: readonly Partner[], ports: PlanPorts): Promise<void> {
  for (const partner of partners) {
    const due = dueOn(partner, addDays(asOf, 1), CHOSEN_TIME)
    const portalMail = await duePortalMail(partner, ports)
    await ports.jobs.send([...portalMail, publishJob(partner, due), notifyJob(partner, due)])
  }
}

interface Unplanned {
  readonly partner: PartnerId
  readonly error: unknown
}

function wordsOf({ partner, error }: Unplanned): string {
  return `${partner} cannot be planned: ${error instanceof Error ? error.message : error}`
}

async function planPartner(partner: Partner, nowMs: number, ports: PlanPorts): Promise<void> {
  const due = latestDue(partner, nowMs)
  // First: who has left the settings loses its links, whatever else fails.
  const portalMail = await duePortalMail(partner, ports)
  await ports.jobs.send([
    ...portalMail,
    ...(await dueMeasures(partner, nowMs, ports)),
    ...(await lastWeeksSends(partner, due, ports)),
    ...(await dueDigests(partner, due, ports)),
    ...(await dueNotices(partner, nowMs, ports)),
  ])
}

async function dueMeasures(partner: Partner, nowMs: number, { metrics }: PlanPorts): Promise<Job[]> {
  const today = dayInZone(nowMs, partner.timeZone)
  if (nowMs < instantAt(today, MEASURE_FROM, partner.timeZone)) return []
  const yesterday = addDays(today, -1)
  if ((await metrics.measuredFrom(partner.id, yesterday)) !== null) return []
  return [{ kind: 'measure', partner: partner.id, asOf: formatDay(yesterday) }]
}

/**
 * Settles the messages of earlier digests first, since this week's digest reports those that were not
 * delivered.
 */
async function lastWeeksSends(partner: Partner, { asOf }: DueDigest, ports: PlanPorts): Promise<Job[]> {
  const record = await digestOf(partner, isoWeek(addDays(asOf, -7)), ports)
  return record === null ? [] : (await openSends(sendJobs(record), ports)).toQueue
}

async function dueDigests(partner: Partner, due: DueDigest, ports: PlanPorts): Promise<Job[]> {
  const record = await digestOf(partner, due.week, ports)
  if (record?.state !== 'published' && (await isOvertaken(partner, due, ports))) return []
  const jobs = record?.state === 'published' ? sendJobs(record) : []
  const { toQueue, messages } = await openSends(jobs, ports)
  await watchDigest(partner, { due, record, messages }, ports)
  return record?.state === 'published' ? [...toQueue, ...announceJobs(record)] : [publishJob(partner, due)]
}

/** After a change of time zone or weekday, the latest due week can precede one that is published already. */
async function isOvertaken(partner: Partner, { asOf }: DueDigest, ports: PlanPorts): Promise<boolean> {
  return (await digestOf(partner, isoWeek(addDays(asOf, 7)), ports))?.state === 'published'
}

async function digestOf({ id }: Partner, week: string, ports: PlanPorts): Promise<DigestRecord | null> {
  return (await load(digestPlace(id, week), ports))?.value ?? null
}

async function dueNotices(partner: Partner, nowMs: number, ports: PlanPorts): Promise<Job[]> {
  const due = latestNotices(partner, nowMs)
  const record = (await load(noticePlace(partner.id), ports))?.value ?? null
  if (record === null || !isDecided(record, dueDay(due))) return [notifyJob(partner, due)]
  return (await openSends(noticeJobs(record), ports)).toQueue
}

/** Notices go out every local day, at the time of the digest. */
function latestNotices(partner: Partner, nowMs: number): DueDigest {
  const today = dayInZone(nowMs, partner.timeZone)
  const due = dueOn(partner, today, partner.send.time)
  return due.dueAtMs <= nowMs ? due : dueOn(partner, addDays(today, -1), partner.send.time)
}

function publishJob(partner: Partner, { asOf, dueAtMs }: DueDigest): Job {
  return { kind: 'publish', partner: partner.id, asOf: formatDay(asOf), dueAtMs }
}

function notifyJob(partner: Partner, due: DueDigest): Job {
  return { kind: 'notify', partner: partner.id, day: dueDay(due), dueAtMs: due.dueAtMs }
}

/** The local day on which the digest is due. */
function dueDay({ asOf }: DueDigest): string {
  return formatDay(addDays(asOf, 1))
}
