// A receipt for a person at a terminal: what was read as what, what is wrong, and how to correct it.

import { formatDay } from '../../../shared/domain/calendar.ts'
import type { Problem, ReadOutcome, Refusal, Shape } from '../../../shared/domain/drops/outcome.ts'
import { clipped, visibleJson, visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { formatNumber, formatSize, quantity } from '../../local/page/format.ts'
import { columns, hanging, type Paint } from '../text-layout.ts'
import type { Checked } from './check-file.ts'
import type { CheckedFile, TimeZone } from './check-options.ts'
import type { CheckSettings } from './check-settings.ts'
import type { RejectedGroup } from './rejected-rows.ts'

const LABEL_WIDTH = 17
const LONGEST_CELL = 48

/** Ends with a line break; `width`: characters of a line. */
export function receiptText(
  file: CheckedFile,
  checked: Checked,
  settings: CheckSettings,
  paint: Paint,
  width: number,
): string {
  const { outcome, hasRejects } = checked
  const { refused } = outcome
  const why =
    refused === null
      ? []
      : [hanging('  ', visibleLine(refused.message), width), ...suggestionLines(refused, width), '']
  const facts = factsOf(file, outcome, settings)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => hanging(`  ${paint('dim', label.padEnd(LABEL_WIDTH))}`, value, width))
  const notes = outcome.notes.flatMap(({ code, message }) => [
    '',
    hanging(`  ${paint('cyan', code)}  `, visibleLine(message), width),
  ])
  const problems = outcome.problems.flatMap((problem) =>
    problemLines(problem, checked.rejected.get(problem.code), outcome, paint, width),
  )
  const rejects = hasRejects ? ['', hanging('  ', rejectsHint(file), width)] : []
  return `${[verdictLine(file, outcome, paint), ...why, ...facts, ...notes, ...problems, ...rejects].join('\n')}\n`
}

/** The entry of partners.json to paste, with the file's own names. */
function suggestionLines({ suggestion }: Refusal, width: number): string[] {
  const named = suggestion?.columns.filter(({ candidates }) => candidates.length > 0) ?? []
  if (suggestion === undefined || named.length === 0) return []
  const entry = Object.fromEntries(named.map(({ column, candidates }) => [column, candidates[0]]))
  const others = named
    .filter(({ candidates }) => candidates.length > 1)
    .map(
      ({ column, candidates }) => `${column} may also be ${candidates.slice(1).map(visibleLine).join(', ')}`,
    )
  const json = visibleJson({ [suggestion.dataset]: entry })
  return [
    '',
    '  If these are the columns meant, this entry of the partner in partners.json reads them:',
    `    "columns": ${json}`,
    ...others.map((words) => hanging('    ', `${words}.`, width)),
  ]
}

/** `3 files: 2 would be read, 1 would be refused`. */
export function totalText(refusals: readonly boolean[]): string {
  const refused = refusals.filter(Boolean).length
  const parts = [
    [refusals.length - refused, 'would be read'],
    [refused, 'would be refused'],
  ] as const
  const counted = parts
    .filter(([files]) => files > 0)
    .map(([files, what]) => `${formatNumber(files)} ${what}`)
  return `${quantity(refusals.length, 'file')}: ${counted.join(', ')}.\n`
}

function verdictLine({ path }: CheckedFile, { refused, rows }: ReadOutcome, paint: Paint): string {
  const name = paint('bold', visibleLine(path))
  if (refused !== null) return `${paint('red', '✗')} ${name} would be refused: ${paint('red', refused.code)}`
  const left = [
    [rows.rejected, 'rejected'],
    [rows.skipped, 'skipped'],
  ] as const
  const others = left.filter(([count]) => count > 0).map(([count, what]) => `${formatNumber(count)} ${what}`)
  const counts = [
    `${quantity(rows.accepted, 'row')} ${rows.accepted === 1 ? 'counts' : 'count'}`,
    ...others.map((words) => paint('yellow', words)),
  ]
  return `${paint('green', '✓')} ${name} would be read: ${rows.read === 0 ? 'no data' : counts.join(', ')}`
}

type Fact = readonly [label: string, value: string]

function factsOf(
  { address }: CheckedFile,
  outcome: ReadOutcome,
  { timeZone, reading }: CheckSettings,
): Fact[] {
  const { shape, customers, ignoredColumns } = outcome
  return [
    ['Key', visibleLine(address.key)],
    ['Read as', shape === null ? '' : SHAPES[shape]],
    ['Source', sourceWords(outcome)],
    ['File', fileWords(outcome)],
    ['Effective date', effectiveWords(outcome, formatDay(address.keyDay))],
    ['Rows', rowWords(outcome)],
    ['Customers', customers === 0 ? '' : formatNumber(customers)],
    ['Ignored columns', ignoredColumns.map(visibleLine).join(', ')],
    [
      'Dates',
      reading.dateOrder === null || shape === null ? '' : `${reading.dateOrder}, as partners.json says`,
    ],
    ['Time zone', shape === null ? '' : zoneWords(timeZone)],
  ]
}

/** `Zendesk, for its columns Requester, Via`. */
function sourceWords({ source, knownBy }: ReadOutcome): string {
  if (source === null || knownBy.length === 0) return source ?? ''
  const columns = knownBy.length === 1 ? 'its column' : 'its columns'
  return `${source}, for ${columns} ${knownBy.map(visibleLine).join(', ')}`
}

const SHAPES: Readonly<Record<Shape, string>> = {
  subscriptions: 'entitlements, one row per subscription',
  summary: 'entitlements, one row per product',
  events: 'activity, one row per user and day of use',
  snapshot: 'activity, the last day of use of each user',
  graph: 'activity, a user-detail report of Microsoft Graph',
  aggregates: 'activity as counts, without users',
  tickets: 'support tickets',
  counts: 'support calls, counted by day',
}

const ENCODINGS: Readonly<Record<NonNullable<ReadOutcome['encoding']>, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252, since it is not UTF-8',
}
const DELIMITERS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' }

function fileWords({ format, delimiter, encoding, container, bytes }: ReadOutcome): string {
  const csv = delimiter === null ? 'CSV' : `CSV separated by ${DELIMITERS[delimiter] ?? delimiter}`
  const formats = {
    csv,
    ndjson: 'NDJSON, a record a line',
    json: 'a JSON document',
    xlsx: 'the first sheet of an Excel workbook',
  }
  return [
    format === null ? '' : formats[format],
    encoding === null ? '' : ENCODINGS[encoding],
    container === null || container === 'plain' ? '' : `compressed with ${container}`,
    formatSize(bytes),
  ]
    .filter((part) => part !== '')
    .join('; ')
}

function effectiveWords({ effectiveDay }: ReadOutcome, keyDate: string): string {
  if (effectiveDay === null) return ''
  const date = formatDay(effectiveDay)
  return date === keyDate ? date : `${date}, as the file says (the key says ${keyDate})`
}

function rowWords({ rows, shape }: ReadOutcome): string {
  if (shape === null) return ''
  if (rows.read === 0) return 'none: this means "no data", not "nobody was active"'
  return `${formatNumber(rows.read)} read, ${formatNumber(rows.accepted)} accepted, ${formatNumber(rows.rejected)} rejected, ${formatNumber(rows.skipped)} skipped`
}

function zoneWords({ name, isDefault }: TimeZone): string {
  return isDefault ? `${name}, for times with an offset; --timezone names the partner's own` : name
}

function problemLines(
  { code, rows, message }: Problem,
  group: RejectedGroup | undefined,
  { format }: ReadOutcome,
  paint: Paint,
  width: number,
): string[] {
  const place = format === 'json' ? 'record' : 'line'
  const cells = (group?.rows ?? []).map((row) => [
    `${place} ${row.place}`,
    row.column === '' ? '(whole row)' : clipped(visibleLine(row.column), LONGEST_CELL),
    row.value === '' ? '(blank)' : clipped(visibleLine(row.value), LONGEST_CELL),
  ])
  return [
    '',
    hanging(`  ${paint('yellow', code)}  `, `${quantity(rows, 'row')}: ${visibleLine(message)}`, width),
    ...columns(cells).map((line) => `    ${line}`),
    ...(group?.fixes ?? []).map((fix) => hanging(`    ${paint('cyan', '→')} `, visibleLine(fix), width)),
  ]
}

function rejectsHint({ rejectsPath }: CheckedFile): string {
  return rejectsPath === null
    ? '--rejects DIR writes all rejected rows to a file that can be corrected and uploaded by itself.'
    : `All rejected rows are in ${visibleLine(rejectsPath)}; correct them there and upload that file by itself.`
}
