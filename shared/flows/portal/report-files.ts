// The reports that a reader may see: the whole portfolio, or the part of it about the reader's own customers. Which days
// were published stands in the records of the weeks, since a folder of reports also holds the parts of all others.

import { parseDay } from '../../domain/calendar.ts'
import type { Digest } from '../../domain/digest/digest.ts'
import { digestRecords } from '../../domain/digest/digest-record.ts'
import { PoisonInput } from '../../domain/errors.ts'
import { byCodePoint } from '../../domain/ids.ts'
import { clipped } from '../../domain/untrusted-text.ts'
import { REPORT_FILES, type ReportFile, reportKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import type { DownloadLinks } from '../../ports/signed-access.ts'
import { parseDigest } from '../../views/digest-json.ts'
import type { ReportFigures } from '../../views/portal/report.ts'
import { parsePortfolioHead } from '../../views/portfolio-json.ts'
import { mapOrdered } from '../map-ordered.ts'
import { loadReadable, type RecordPorts } from '../records.ts'
import type { Reader } from './open-link.ts'

export interface ReportFilesPorts extends Pick<RecordPorts, 'records'> {
  readonly reports: Pick<ReportBucket, 'get' | 'read' | 'etag'>
  readonly downloadLinks: DownloadLinks
}

const LOOKS_AT_ONCE = 16
const DOWNLOAD_SECONDS = 300
const MAX_NAME_CHARACTERS = 80

/** `YYYY-MM-DD`, the latest first. */
export async function publishedDays(reader: Reader, ports: ReportFilesPorts): Promise<string[]> {
  const newestFirst = await publishedWeeks(reader, ports)
  const days: string[] = []
  const looked = mapOrdered(newestFirst, LOOKS_AT_ONCE, async (day) => ({
    day,
    isThere: (await ports.reports.etag(keyFor(reader, day, 'digest.json'))) !== null,
  }))
  for await (const { day, isThere } of looked) if (isThere) days.push(day)
  return days
}

/** The last day of each published week, the latest first. */
async function publishedWeeks({ partner }: Reader, ports: Pick<RecordPorts, 'records'>): Promise<string[]> {
  const published = new Set<string>()
  // Plan tells the operator of damaged records.
  for await (const { value } of loadReadable(digestRecords(partner.id), ports, () => undefined)) {
    if (value.state === 'published') published.add(value.asOf)
  }
  return [...published].sort((a, b) => byCodePoint(b, a))
}

/** What the latest report says; null: it says nothing to the reader, or another version wrote it, or there is none. */
export async function latestDigest(
  reader: Reader,
  ports: Pick<ReportFilesPorts, 'records' | 'reports'>,
): Promise<Digest | null> {
  const [day] = await publishedWeeks(reader, ports)
  // An older one may be about customers that the reader sees no longer.
  const stored = day === undefined ? null : await ports.reports.get(keyFor(reader, day, 'digest.json'))
  return stored === null ? null : readable(() => parseDigest(Buffer.from(stored.body).toString('utf8')))
}

/** null: another version wrote the report, and its files are all that there is. */
export async function figuresOf(
  reader: Reader,
  day: string,
  ports: ReportFilesPorts,
): Promise<ReportFigures | null> {
  const [portfolio, digest] = await Promise.all([
    ports.reports.read(keyFor(reader, day, 'portfolio.json')),
    ports.reports.get(keyFor(reader, day, 'digest.json')),
  ])
  if (portfolio === null || digest === null) return null
  const head = await firstLine(portfolio)
  return readable(() => {
    const { flags } = parseDigest(Buffer.from(digest.body).toString('utf8'))
    return { head: parsePortfolioHead(head), flags }
  })
}

function readable<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof PoisonInput) return null
    throw error
  }
}

/** null: there is no such file. */
export function fileOf(name: string): ReportFile | null {
  return REPORT_FILES.find((file) => file === name) ?? null
}

/** Where the file can be downloaded for a few minutes; null: there is none of that day for the reader. */
export async function linkToFile(
  reader: Reader,
  day: string,
  file: ReportFile,
  ports: ReportFilesPorts,
): Promise<string | null> {
  if (parseDay(day) === null) return null
  const key = keyFor(reader, day, file)
  if ((await ports.reports.etag(key)) === null) return null
  return ports.downloadLinks.sign(key, {
    fileName: `${fileNamePart(reader.partner.name)} ${day} ${file}`,
    disposition: file === 'portfolio.html' ? 'inline' : 'attachment',
    seconds: DOWNLOAD_SECONDS,
  })
}

function keyFor({ partner, recipient }: Reader, day: string, file: ReportFile): string {
  return reportKey(partner.id, day, file, recipient.customers === 'own' ? recipient.email : null)
}

/** Without what has a meaning in a path on some system. */
function fileNamePart(name: string): string {
  return clipped(name.replace(/[\\/:*?"<>|]/g, ' '), MAX_NAME_CHARACTERS).replace(/\s+/g, ' ')
}

async function firstLine(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) {
    const end = chunk.indexOf(LINE_FEED)
    chunks.push(end < 0 ? chunk : chunk.subarray(0, end))
    if (end >= 0) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

const LINE_FEED = 10
