// A smoke test: uploads a drop of the canary and follows it through everything that a drop of a partner goes through,
// to a mail that SES has delivered. The functions do the work; here it is only asked for, and waited for.

import { createHash } from 'node:crypto'
import { formatDay, isoWeek } from '../../domain/calendar.ts'
import { messagePlace, testKey } from '../../domain/mail/message-record.ts'
import type { Partner, Recipient } from '../../domain/settings.ts'
import { frozenDigestKey, reportKey } from '../../layout.ts'
import type { JobQueue } from '../../ports/jobs.ts'
import type { DropUploads, ReportBucket } from '../../ports/objects.ts'
import { load } from '../records.ts'
import { type LookPorts, lookAtDelivery, lookAtMail, lookAtReceipt, lookAtReport } from './looks.ts'
import { smokeDrop } from './smoke-drop.ts'
import { DONE, type Look, type WaitPorts, waitUntil } from './wait-until.ts'

export const SMOKE_STEPS = ['upload', 'receipt', 'report', 'mail', 'delivery'] as const
export type SmokeStep = (typeof SMOKE_STEPS)[number]

export interface SmokePorts extends WaitPorts, LookPorts {
  readonly dropUploads: DropUploads
  readonly reports: Pick<ReportBucket, 'get' | 'put'>
  readonly jobs: JobQueue
}

export interface SmokeRun {
  readonly canary: Partner
  /** Who gets the mail. */
  readonly recipient: Recipient
  /** In order. */
  readonly steps: readonly SmokeStep[]
  /** How long each step may take. */
  readonly patienceMs: number
}

export interface SmokeWatcher {
  begin(step: SmokeStep): void
  looked(): void
  end(step: SmokeStep): void
  fail(): void
}

/** The step that failed, and why, as a part of a sentence; null: none. */
export type SmokeFailure = { readonly step: SmokeStep; readonly reason: string } | null

export async function smoke(
  { canary, recipient, steps, patienceMs }: SmokeRun,
  ports: SmokePorts,
  watcher: SmokeWatcher,
): Promise<SmokeFailure> {
  const work = workOf(canary, recipient, ports)
  for (const step of steps) {
    watcher.begin(step)
    const seen = await askAndWait(work[step], patienceMs, ports, watcher.looked)
    if (seen.kind !== 'done') {
      watcher.fail()
      return { step, reason: seen.reason }
    }
    watcher.end(step)
  }
  return null
}

interface Work {
  ask(): Promise<void>
  look(): Promise<Look>
}

async function askAndWait(
  { ask, look }: Work,
  patienceMs: number,
  ports: WaitPorts,
  looked: () => void,
): Promise<Look> {
  try {
    await ask()
    return await waitUntil(look, patienceMs, ports, looked)
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

function workOf(canary: Partner, { email }: Recipient, ports: SmokePorts): Record<SmokeStep, Work> {
  const startedMs = ports.clock()
  const drop = smokeDrop(canary, startedMs)
  const asOf = formatDay(drop.asOf)
  const week = isoWeek(drop.asOf)
  const digestKey = reportKey(canary.id, asOf, 'digest.json', null)
  const mail = testKey(canary.id, email, week, startedMs)
  const sentMail = async () => (await load(messagePlace(mail), ports))?.value ?? null

  /** What was published of this run becomes the content of the mail. */
  async function sendTest(): Promise<void> {
    const digest = await ports.reports.get(digestKey)
    if (digest === null) throw new Error(`${digestKey} has vanished`)
    const contentSha256 = createHash('sha256').update(digest.body).digest('hex')
    const contentKey = frozenDigestKey(canary.id, week, null, contentSha256)
    await ports.reports.put(contentKey, digest.body, 'application/json')
    await ports.jobs.send([{ kind: 'send', key: mail, contentKey, contentSha256, dueAtMs: startedMs }])
  }

  return {
    upload: {
      ask: async () => void (await ports.dropUploads.put(drop.key, drop.body, 'text/csv')),
      look: async () => DONE,
    },
    receipt: { ask: async () => undefined, look: () => lookAtReceipt(drop, ports) },
    report: {
      ask: () => ports.jobs.send([{ kind: 'publish', partner: canary.id, asOf, dueAtMs: startedMs }]),
      look: () => lookAtReport(canary, { ...drop, digestKey, week }, ports),
    },
    mail: { ask: sendTest, look: async () => lookAtMail(await sentMail()) },
    delivery: { ask: async () => undefined, look: async () => lookAtDelivery(await sentMail()) },
  }
}
