// The main job on one machine: drops are uploaded through the real SDK, the real functions do the work, and
// what people read is written to a folder.

import { s3Config } from '../../../shared/adapters/environment.ts'
import { s3Client } from '../../../shared/adapters/s3/client.ts'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { type Day, dayInZone, formatDay, isoWeek } from '../../../shared/domain/calendar.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { BUCKETS, type QueueName } from '../../../shared/topology.ts'
import type { Progress } from '../../cli/progress.ts'
import { plural, type Summary } from '../summary.ts'
import { countMails, countReports, sentOf } from './count-digests.ts'
import { countDrops, latestEffectiveDay, marksOf } from './count-drops.ts'
import type { DropSource } from './drop-source.ts'
import { exportEvents } from './export-events.ts'
import { exportReports } from './export-reports.ts'
import type { Functions } from './functions.ts'
import { printWritten } from './notes.ts'
import { resume } from './resume.ts'
import { settingsFiles } from './settings-files.ts'
import { unsureMails } from './unsure-mails.ts'
import { upload } from './upload.ts'

export interface RunOptions {
  readonly source: DropSource
  /** null: the latest effective day in the drops, not after today. */
  readonly asOf: Day | null
  readonly out: string
  readonly functions: Functions
}

export interface Run {
  readonly summary: Summary
  readonly functions: Functions
  /** Dead-lettered messages, as sentences. */
  readonly failures: readonly string[]
  /** Mails whose outcome is unknown, as sentences. */
  readonly unsure: readonly string[]
}

export async function run(options: RunOptions, progress: Progress): Promise<Run> {
  const startedMs = Date.now()
  const { functions } = options
  const { wiring } = functions
  const before = await marksOf(wiring)

  const ingest = await timed(() => ingestAll(options, progress))
  const settings = await wiring.settings()
  const asOf = options.asOf ?? (await latestEffectiveDay(wiring, dayInZone(Date.now(), 'UTC')))
  const week = isoWeek(asOf)
  await resume(settings, week, functions, wiring)
  const sent = await sentOf(settings, week, wiring.records)

  const measure = await timed(() => measureAll(settings, asOf, functions, wiring, progress))
  const publish = await timed(() => publishAll(asOf, functions, progress))
  const send = await timed(() => sendAll(functions, progress))
  printWritten(await exportReports(wiring.reports, options.out), options.out, progress)

  const counted = await countDrops(wiring, before)
  const summary: Summary = {
    schema: 1,
    as_of: formatDay(asOf),
    partners: settings.size,
    ...counted,
    ...(await countReports(settings, asOf, wiring.reports)),
    mails: await countMails(settings, week, sent, wiring.records),
    request_units: {
      write: Math.round(wiring.requestUnits.write),
      read: Math.round(wiring.requestUnits.read),
    },
    duration_ms: { total: Date.now() - startedMs, ingest, measure, publish, send },
  }
  // Beside what the summary counts.
  await exportEvents(settings.keys(), options.out, wiring)
  const unsure = await unsureMails(settings, week, wiring)
  return { summary, functions, failures: failuresOf(functions), unsure }
}

async function ingestAll({ source, functions }: RunOptions, progress: Progress): Promise<void> {
  const { files, skipped } = source
  const { environment } = functions
  const task = progress.begin('Uploading and reading drops', files.length)
  await consumeAgain(functions, 'ingest', 'sweep', 'feedback')
  const s3 = s3Client(s3Config(environment))
  const isSettings = await settingsFiles(files)
  const filesFor = Map.groupBy(files, ({ key }) => (isSettings(key) ? 'settings' : 'drops'))
  // The settings first: without them, no drop can be read.
  for (const bucket of ['settings', 'drops'] as const) {
    const target = { s3, bucket: environment[BUCKETS[bucket].variable] ?? '' }
    await upload({ files: filesFor.get(bucket) ?? [], skipped }, target, {
      changed: (key, change) => functions.changed(bucket, key, change),
      done: () => task.advance(),
    })
    // Only now, so that small files are read together.
    await consumeAgain(functions, 'changes')
    await functions.queues.idle()
  }
  // Whatever an earlier run left unfinished.
  functions.queues.queue('sweep').send('{}')
  await functions.queues.idle()
  task.end(`${files.length} ${plural(files.length, 'file')}`)
}

async function measureAll(
  settings: Settings,
  asOf: Day,
  functions: Functions,
  { jobs }: Wiring,
  progress: Progress,
): Promise<void> {
  const task = progress.begin('Measuring', null)
  await consumeAgain(functions, 'measure')
  for (const partner of settings.keys()) {
    await jobs.send([{ kind: 'measure', partner, asOf: formatDay(asOf) }])
  }
  await functions.queues.idle()
  task.end(`${settings.size} ${plural(settings.size, 'partner')}`)
}

/** Messages collect in their queue, which is consumed when everything is published. */
async function publishAll(asOf: Day, functions: Functions, progress: Progress): Promise<void> {
  const task = progress.begin('Writing reports', null)
  await consumeAgain(functions, 'publish')
  await functions.plan({ as_of: formatDay(asOf) })
  await functions.queues.queue('publish').idle()
  task.end('')
}

async function sendAll(functions: Functions, progress: Progress): Promise<void> {
  const task = progress.begin('Sending digests', null)
  await consumeAgain(functions, 'send')
  await functions.queues.idle()
  task.end('')
}

/** Retries the dead letters of an earlier run. */
async function consumeAgain({ consume, queues }: Functions, ...names: readonly QueueName[]): Promise<void> {
  await consume(...names)
  for (const name of names) queues.queue(name).redrive()
}

function failuresOf({ queues }: Functions): string[] {
  return Array.from(queues.deadLetters()).flatMap(([queue, letters]) =>
    letters.map(({ body, reason }) => `${queue}: ${body} was dead-lettered: ${reason}`),
  )
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = Date.now()
  await work()
  return Date.now() - startedMs
}
