// A receipt for a person at a terminal: what was read as what, what is wrong, and how to correct it.

import { formatDay } from '../../../shared/domain/calendar.ts'
import type { Problem, ReadOutcome, Refusal } from '../../../shared/domain/drops/outcome.ts'
import { clipped, visibleJson, visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { formatNumber, quantity } from '../../local/page/format.ts'
import { columns, hanging, type Paint } from '../text-layout.ts'
import type { Checked } from './check-file.ts'
import type { CheckedFile, TimeZone } from './check-options.ts'
import type { CheckSettings } from './check-settings.ts'
import type { RejectedGroup } from './rejected-rows.ts'

const { receipt: words } = textsFor('en')

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
  const { shape, rows, customers, ignoredColumns } = outcome
  return [
    ['Key', visibleLine(address.key)],
    [words.labels.readAs, shape === null ? '' : words.shapes[shape]],
    [words.labels.source, sourceWords(outcome)],
    [words.labels.file, words.file(outcome)],
    [words.labels.effectiveDate, effectiveWords(outcome, formatDay(address.keyDay))],
    [words.labels.rows, shape === null ? '' : words.rows(rows)],
    [words.labels.customers, customers === 0 ? '' : formatNumber(customers)],
    [words.labels.ignoredColumns, ignoredColumns.map(visibleLine).join(', ')],
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

function effectiveWords({ effectiveDay }: ReadOutcome, keyDate: string): string {
  return effectiveDay === null ? '' : words.effective(formatDay(effectiveDay), keyDate)
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
