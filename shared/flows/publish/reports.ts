// Writes the report files of a portfolio, and of the parts that single recipients may see.

import { formatDay } from '../../domain/calendar.ts'
import { buildDigest } from '../../domain/digest/build-digest.ts'
import { type DigestInput, scopesOf } from '../../domain/digest/digest-input.ts'
import { buildPortfolio } from '../../domain/portfolio/build-portfolio.ts'
import { type ReportFile, reportKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { digestJson } from '../../views/digest-json.ts'
import { PORTFOLIO_FILES, type PortfolioFile } from '../../views/portfolio-files.ts'
import { textsFor } from '../../views/texts/languages.ts'
import { limitConcurrency } from '../limit-concurrency.ts'
import type { PublishedLook } from './branding.ts'

/** A partner may have thousands of recipients; so many writes at once hide the latency of the bucket. */
export const OBJECTS_AT_ONCE = 16

export async function writeAllReports(
  input: DigestInput,
  look: PublishedLook,
  reports: ReportBucket,
): Promise<void> {
  await writeReports(input, look, reports)
  const scopeOf = scopesOf(input)
  const writing = limitConcurrency(OBJECTS_AT_ONCE)
  for (const recipient of input.partner.recipients) {
    if (recipient.customers !== 'own') continue
    await writing.run(() => writeReports(scopeOf(recipient), look, reports))
  }
  await writing.drain()
}

async function writeReports(
  input: DigestInput,
  { branding, logo }: PublishedLook,
  reports: ReportBucket,
): Promise<void> {
  const { partner, asOf, scopedTo } = input
  const place = (file: ReportFile) => reportKey(partner.id, formatDay(asOf), file, scopedTo)
  const portfolio = buildPortfolio(input, branding)
  for (const { name, contentType, render } of PORTFOLIO_FILES) {
    await writePieces(place(name), contentType, render(portfolio, logo), reports)
  }
  await reports.put(
    place('digest.json'),
    digestJson(buildDigest(input), textsFor(partner.locale)),
    'application/json',
  )
}

async function writePieces(
  key: string,
  contentType: string,
  pieces: ReturnType<PortfolioFile['render']>,
  reports: ReportBucket,
): Promise<void> {
  const writer = reports.openWriter(key, contentType)
  try {
    for await (const piece of pieces) await writer.write(piece)
    await writer.close()
  } catch (error) {
    // If that fails too, the first error matters more.
    await writer.abort().catch(() => undefined)
    throw error
  }
}
