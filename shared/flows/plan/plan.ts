// Asks "what is due and not done?", never "is it now?": a missed hour is caught up, a late run is no second run.

import { addDays, type Day, dayInZone, formatDay } from '../../domain/calendar.ts'
import { type DueDigest, dueOn, instantAt, latestDue } from '../../domain/local-time.ts'
import type { Partner } from '../../domain/settings.ts'
import type {
  Clock,
  DigestLedger,
  DigestRecord,
  Job,
  JobQueue,
  MetricStore,
  SendClaim,
  SendLedger,
} from '../../ports.ts'
import { sendJobs } from '../send/jobs.ts'
import { settle } from '../send/settle.ts'
import type { SettingsSource } from '../settings-source.ts'

/** Yesterday is measured from this local hour on, when the night's uploads have come. */
const MEASURE_FROM = '04:00'

/** The local time at which a run for a chosen day stands. */
const CHOSEN_TIME = '08:00'

export interface PlanPorts {
  readonly settings: SettingsSource
  readonly digests: DigestLedger
  readonly sends: SendLedger
  readonly metrics: MetricStore
  readonly jobs: JobQueue
  readonly clock: Clock
}

/** Queues what the schedule owes at this hour. */
export async function plan(ports: PlanPorts): Promise<void> {
  const nowMs = ports.clock()
  for (const partner of (await ports.settings()).values()) {
    await ports.jobs.send([
      ...(await dueMeasures(partner, nowMs, ports)),
      ...(await dueDigests(partner, latestDue(partner, nowMs), ports)),
    ])
  }
}

/** Queues every partner for one chosen last day, whatever its weekday: a run by hand. */
export async function planFor(asOf: Day, ports: PlanPorts): Promise<void> {
  for (const partner of (await ports.settings()).values()) {
    await ports.jobs.send([publishJob(partner, dueOn(partner, addDays(asOf, 1), CHOSEN_TIME))])
  }
}

async function dueMeasures(partner: Partner, nowMs: number, { metrics }: PlanPorts): Promise<Job[]> {
  const today = dayInZone(nowMs, partner.timeZone)
  if (nowMs < instantAt(today, MEASURE_FROM, partner.timeZone)) return []
  const yesterday = addDays(today, -1)
  if ((await metrics.measuredFrom(partner.id, yesterday)) !== null) return []
  return [{ kind: 'measure', partner: partner.id, asOf: formatDay(yesterday) }]
}

async function dueDigests(partner: Partner, due: DueDigest, ports: PlanPorts): Promise<Job[]> {
  const record = await ports.digests.get(partner.id, due.week)
  if (record === null || record.state === 'waiting') return [publishJob(partner, due)]
  return record.state === 'published' ? openSends(record, ports) : []
}

function publishJob(partner: Partner, due: DueDigest): Job {
  return { kind: 'publish', partner: partner.id, asOf: formatDay(due.asOf), dueAtMs: due.dueAtMs }
}

/** Messages of a published digest that are neither settled nor in anybody's hands. */
async function openSends(record: DigestRecord, ports: PlanPorts): Promise<Job[]> {
  const claims = new Map<string, SendClaim>()
  for await (const claim of ports.sends.list(record.partner, 'digest', record.week)) {
    claims.set(claim.key.recipient, claim)
    await settle(claim, ports)
  }
  const nowMs = ports.clock()
  return sendJobs(record).filter(({ key }) => {
    const claim = claims.get(key.recipient)
    return claim === undefined || isWaitingOver(claim, nowMs)
  })
}

function isWaitingOver(claim: SendClaim, nowMs: number): boolean {
  return claim.state === 'CLAIMED' && claim.leaseUntilMs <= nowMs && claim.notBeforeMs <= nowMs
}
