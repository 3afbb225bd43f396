// Writes the report files of a portfolio, and of the parts that single recipients may see.

import { formatDay } from '../../domain/calendar.ts'
import { buildDigest } from '../../domain/digest/build-digest.ts'
import { type DigestInput, scopesOf } from '../../domain/digest/digest-input.ts'
import { buildPortfolio } from '../../domain/portfolio/build-portfolio.ts'
import type { Branding, Portfolio } from '../../domain/portfolio/portfolio.ts'
import { type ReportFile, reportKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports.ts'
import { customersCsv, productsCsv, workloadsCsv } from '../../views/csv-reports.ts'
import { digestJson } from '../../views/digest-json.ts'
import { portfolioJson } from '../../views/portfolio-json.ts'
import { portfolioHtml } from '../../views/report/portfolio-html.ts'
import { textsFor } from '../../views/texts/languages.ts'
import { limitConcurrency } from '../limit-concurrency.ts'

const CSV = 'text/csv; charset=utf-8'
const HTML = 'text/html; charset=utf-8'

/** All that is rendered from a portfolio. */
const PORTFOLIO_FILES = [
  { file: 'portfolio.json', type: 'application/json', write: portfolioJson },
  { file: 'customers.csv', type: CSV, write: customersCsv },
  { file: 'products.csv', type: CSV, write: productsCsv },
  { file: 'workloads.csv', type: CSV, write: workloadsCsv },
  { file: 'portfolio.html', type: HTML, write: (portfolio: Portfolio) => portfolioHtml(portfolio) },
] as const

/** A partner may have thousands of recipients; so many writes at once hide the latency of the bucket. */
export const OBJECTS_AT_ONCE = 16

export async function writeAllReports(
  input: DigestInput,
  branding: Branding,
  reports: ReportBucket,
): Promise<void> {
  await writeReports(input, branding, reports)
  const scopeOf = scopesOf(input)
  const writing = limitConcurrency(OBJECTS_AT_ONCE)
  for (const recipient of input.partner.recipients) {
    if (recipient.customers !== 'own') continue
    await writing.run(() => writeReports(scopeOf(recipient), branding, reports))
  }
  await writing.drain()
}

async function writeReports(input: DigestInput, branding: Branding, reports: ReportBucket): Promise<void> {
  const { partner, asOf, scopedTo } = input
  const place = (file: ReportFile) => reportKey(partner.id, formatDay(asOf), file, scopedTo)
  const portfolio = buildPortfolio(input, branding)
  for (const { file, type, write } of PORTFOLIO_FILES) {
    await writeLines(place(file), type, write(portfolio), reports)
  }
  await reports.put(
    place('digest.json'),
    digestJson(buildDigest(input), textsFor(partner.locale)),
    'application/json',
  )
}

async function writeLines(
  key: string,
  type: string,
  lines: Iterable<string>,
  reports: ReportBucket,
): Promise<void> {
  const writer = reports.openWriter(key, type)
  try {
    for (const line of lines) await writer.write(line)
    await writer.close()
  } catch (error) {
    // If that fails too, the first error matters more.
    await writer.abort().catch(() => undefined)
    throw error
  }
}
