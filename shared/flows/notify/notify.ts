// Notifies a partner, at most once a local day, of what cannot wait for its digest: datasets that stopped
// arriving, and refused files. The notices are frozen like a digest; if two workers decide them at once, the
// first to write the record wins.

import { addDays, type Day, dayOf } from '../../domain/calendar.ts'
import type { DropAddress } from '../../domain/drops/drop-key.ts'
import { type DatedNotice, gapNotice, refusalNotice } from '../../domain/notices/build-notices.ts'
import { gapsAt, newGaps, openGaps } from '../../domain/notices/gaps.ts'
import {
  decide,
  isDecided,
  type NoticeMail,
  type NoticeRecord,
  noticePlace,
} from '../../domain/notices/notice-record.ts'
import type { Partner } from '../../domain/settings.ts'
import type { Clock } from '../../ports/clock.ts'
import type { JobQueue, NotifyJob } from '../../ports/jobs.ts'
import type { DropBucket, ReportBucket, SettingsSource } from '../../ports/objects.ts'
import { noticeJson } from '../../views/notice-json.ts'
import { isLate, unreadDrops } from '../publish/readiness.ts'
import { type RecordPorts, update } from '../records.ts'
import { noticeJobs } from '../send/jobs.ts'
import { freezeText, loadNotified, type NotifiedState } from './notified-state.ts'
import { createDropScan, type DropScan } from './scan-drops.ts'

export type { NotifyJob } from '../../ports/jobs.ts'

export interface NotifyPorts extends RecordPorts {
  readonly drops: DropBucket
  readonly reports: ReportBucket
  readonly jobs: JobQueue
  readonly settings: SettingsSource
  readonly clock: Clock
}

export async function notify(job: NotifyJob, ports: NotifyPorts): Promise<void> {
  const partner = (await ports.settings()).get(job.partner)
  if (partner === undefined) return
  const record = await update(noticePlace(partner.id), (seen) => noticesOf(partner, job, seen, ports), ports)
  if (record !== null && isDecided(record, job.day)) await ports.jobs.send(noticeJobs(record))
}

/** null: the day's notices are decided already, or cannot be decided yet. */
async function noticesOf(
  partner: Partner,
  job: NotifyJob,
  seen: NoticeRecord | null,
  ports: NotifyPorts,
): Promise<NoticeRecord | null> {
  if (isDecided(seen, job.day)) return null
  const scan = createDropScan()
  const unread = await unreadDrops(partner.id, await ports.settings(), ports, scan.add)
  // Plan asks again: a drop that is not read yet may replace a refused one.
  if (unread.length > 0 && !isLate(job, ports.clock)) return null
  const notified = await loadNotified(seen, ports.reports)
  const { notices, notifiedNow } = noticesDue(partner, dayOf(job.day), { notified, unread, scan })
  const { contentKey: notifiedStateKey } = await freeze(partner, job, JSON.stringify(notifiedNow), ports)
  const mails = await mailsOf(partner, notices, job, ports)
  return decide(seen, { partner: partner.id, day: job.day, notifiedStateKey, mails }, job.dueAtMs)
}

interface NoticesDue {
  readonly notices: readonly DatedNotice[]
  readonly notifiedNow: NotifiedState
}

interface Known {
  readonly notified: NotifiedState
  readonly unread: readonly DropAddress[]
  readonly scan: DropScan
}

function noticesDue(partner: Partner, day: Day, { notified, unread, scan }: Known): NoticesDue {
  const { days, refusals } = scan
  const waiting = new Set(unread.map(({ dataset }) => dataset))
  const gaps = gapsAt(addDays(day, -1), days, partner.thresholds.staleDays).filter(
    // A drop that is not read yet may hold the missing data.
    ({ dataset }) => !waiting.has(dataset) || notified.gaps.some((gap) => gap.dataset === dataset),
  )
  const known = new Set(notified.refusals)
  const fresh = refusals.filter(({ id, hasReceipt }) => hasReceipt && !known.has(id))
  const current = refusals.filter(({ id, hasReceipt }) => hasReceipt || known.has(id))
  const freshRefusals = fresh.map(({ refusal }) => refusal)
  return {
    notices: [
      ...gapNotice(partner, day, newGaps(gaps, notified.gaps)),
      ...refusalNotice(partner, day, freshRefusals),
    ],
    notifiedNow: { gaps: openGaps(gaps, notified.gaps), refusals: current.map(({ id }) => id) },
  }
}

/** Sent to the recipients who see all customers. */
async function mailsOf(
  partner: Partner,
  notices: readonly DatedNotice[],
  job: NotifyJob,
  ports: NotifyPorts,
): Promise<NoticeMail[]> {
  const readers = partner.recipients.filter(({ customers }) => customers === 'all')
  const mails: NoticeMail[] = []
  for (const { notice, period } of notices) {
    const frozen = await freeze(partner, job, noticeJson(notice), ports)
    for (const { email } of readers) {
      mails.push({ recipient: email, kind: notice.kind, period, ...frozen, dueAtMs: job.dueAtMs })
    }
  }
  return mails
}

function freeze({ id }: Partner, { day }: NotifyJob, text: string, { reports }: NotifyPorts) {
  return freezeText({ partner: id, day, text }, reports)
}
