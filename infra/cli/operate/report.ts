// `npm run uptake -- report`: the reports of a published day once more, or the own report of one customer.

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { dayOf, formatDay } from '../../../shared/domain/calendar.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import {
  latestPublishedDay,
  type PublishedPortfolio,
  publishedPortfolio,
} from '../../../shared/flows/report/published-portfolio.ts'
import { type RenderedFile, renderPortfolio } from '../../../shared/flows/report/render.ts'
import type { ReportBucket } from '../../../shared/ports/objects.ts'
import { BUCKETS } from '../../../shared/topology.ts'
import { RENDERER_VERSION } from '../../../shared/views/renderer-version.ts'
import { customerReportHtml } from '../../../shared/views/report/customer-report.ts'
import { fileNames } from '../../local/run/file-names.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { openTarget } from '../open-target.ts'
import { targetProblems } from '../target.ts'
import { parseReportOptions, type ReportOptions } from './report-options.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function report(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseReportOptions(args),
    ({ target }) => targetProblems(target, [BUCKETS.reports.variable]),
    async (options) => {
      const { wiring, close } = await openTarget(options.target, streams.stderr)
      try {
        return await write(options, wiring.reports, streams)
      } finally {
        await close()
      }
    },
    streams,
  )
}

async function write(
  options: ReportOptions,
  reports: ReportBucket,
  { stdout, stderr }: Streams,
): Promise<number> {
  const published = await find(options, reports)
  if (typeof published === 'string') {
    stderr.write(`${published}\n`)
    return FAILED
  }
  const { portfolio } = published
  const files = filesOf(options, published)
  if (typeof files === 'string') {
    stderr.write(`${files}\n`)
    return FAILED
  }
  const { rendererVersion, partner, asOf } = portfolio
  if (rendererVersion !== RENDERER_VERSION) {
    stderr.write(`The reports of ${asOf} were rendered by another version, and may look different now.\n`)
  }
  const paths: string[] = []
  for await (const { name, body } of files) {
    const path = join(options.out, ...fileNames(`${partner.id}/${asOf}/${name}`))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, body)
    paths.push(path)
    if (!options.json) stdout.write(`${path}\n`)
  }
  if (options.json) stdout.write(jsonText({ schema: 1, partner: partner.id, as_of: asOf, files: paths }))
  return DONE
}

/** A string says what is missing. */
async function find(
  { partner, asOf }: ReportOptions,
  reports: ReportBucket,
): Promise<PublishedPortfolio | string> {
  const latest = await latestPublishedDay(partner, reports)
  if (latest === null) return `Nothing of ${partner} is published yet.`
  const day = asOf ?? dayOf(latest)
  const published = await publishedPortfolio(partner, day, reports)
  return published ?? `${partner} has no reports of ${formatDay(day)}; the latest are of ${latest}.`
}

/** A string says what is missing. */
function filesOf(
  { customer: id, locale }: ReportOptions,
  { portfolio, logo }: PublishedPortfolio,
): Iterable<RenderedFile> | AsyncIterable<RenderedFile> | string {
  if (id === null) return renderPortfolio(portfolio, logo)
  const customer = portfolio.customers.find(({ customerId }) => customerId === id)
  if (customer === undefined) {
    return `${visibleLine(id)} is not in the reports of ${portfolio.asOf}; customers.csv has the ids.`
  }
  const body = customerReportHtml(portfolio, customer, { logo, locale: locale ?? customer.locale })
  return [{ name: `customers/${encodeURIComponent(id)}.html`, body: Buffer.from(body) }]
}
