// Reads texts and bytes as drops, for tests.

import { formatDay } from '../../../../shared/domain/calendar.ts'
import type { DropSource } from '../../../../shared/domain/drops/bytes/body.ts'
import { parseDropKey } from '../../../../shared/domain/drops/drop-key.ts'
import type { ReadOutcome } from '../../../../shared/domain/drops/outcome.ts'
import { readDrop } from '../../../../shared/domain/drops/read-drop.ts'
import {
  plainSettings,
  type ReadContext,
  type ReadingSettings,
} from '../../../../shared/domain/drops/reading.ts'
import { unpackEntries } from '../../../../shared/domain/sheets/activity-reader.ts'
import type {
  ActivityEntry,
  AggregateRow,
  CallCount,
  EntitlementSheet,
  Sheet,
  Subscription,
  Ticket,
} from '../../../../shared/domain/sheets/sheet.ts'

export interface Read {
  readonly outcome: ReadOutcome
  readonly sheets: readonly { readonly sheet: Sheet; readonly part: number }[]
  /** The rejects file, byte order mark included; '' when there is none. */
  readonly rejects: string
}

export interface ReadOptions {
  readonly timeZone?: string
  readonly settings?: Partial<ReadingSettings>
}

export function contextOf(
  key: string,
  { timeZone = 'Europe/Madrid', settings }: ReadOptions = {},
): ReadContext {
  const address = parseDropKey(key)
  if (address.kind === 'invalid') throw new Error(address.problem)
  return { address, settings: { ...plainSettings(timeZone), ...settings } }
}

type Content = string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** Reads what stands under a key, as often as it has to be read, in pieces if there are several. */
export async function readAt(key: string, content: Content, options?: ReadOptions): Promise<Read> {
  const pieces = await Array.fromAsync(streamOf(content))
  return readSource(key, sourceOf(...pieces), options)
}

export async function readSource(key: string, source: DropSource, options?: ReadOptions): Promise<Read> {
  return readToTheEnd(source, contextOf(key, options))
}

async function readToTheEnd(source: DropSource, context: ReadContext): Promise<Read> {
  const sheets: { sheet: Sheet; part: number }[] = []
  let rejects = ''
  const result = await readDrop(source, context, {
    async sheet(sheet, part) {
      sheets.push({ sheet, part })
    },
    async rejects(csv) {
      rejects += csv
    },
  })
  if (result.kind === 'again') return readToTheEnd(source, { ...context, known: result.known })
  return { outcome: result.outcome, sheets, rejects }
}

/** The pieces as they are where all is asked for. */
export function sourceOf(...pieces: readonly Uint8Array[]): DropSource {
  const whole = Buffer.concat(pieces)
  return {
    bytes: whole.length,
    async *read(start, end) {
      if (start === 0 && end === whole.length) yield* pieces
      else yield whole.subarray(start, end)
    },
  }
}

export async function* streamOf(content: Content): AsyncGenerator<Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) yield Buffer.from(content)
  else yield* content
}

export function outcomeOf({ outcome }: Read): ReadOutcome {
  return outcome
}

/** Rejected rows as `line code column value`. */
export function rejectsOf({ rejects }: Read): string[] {
  return csvRecords(rejects).map(
    ({ _line, _code, _column, _value }) => `${_line} ${_code} ${_column} ${_value}`,
  )
}

/** The records of a rejects file, by column. */
export function csvRecords(csv: string): Record<string, string>[] {
  const [header = [], ...rows] = csvRows(csv.replace(/^\ufeff/, ''))
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
}

/** RFC 4180, straight from its grammar. */
function csvRows(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    if (row.length > 1) rows.push(row)
    row = []
  }
  return rows
}

export function entitlementsOf({ sheets }: Read): EntitlementSheet[] {
  return sheets.map(({ sheet }) => sheet).filter((sheet) => sheet.kind === 'entitlements')
}

export function subscriptionsOf(read: Read): Subscription[] {
  return entitlementsOf(read).flatMap(({ subscriptions }) => subscriptions)
}

/** Entries of all parts, each with its customer. */
export function entriesOf({ sheets }: Read): (ActivityEntry & { customer: string })[] {
  return sheets.flatMap(({ sheet }) =>
    sheet.kind === 'activity'
      ? [...unpackEntries(sheet.packed)].map((entry) => ({ customer: sheet.customer, ...entry }))
      : [],
  )
}

export function aggregatesOf({ sheets }: Read): (AggregateRow & { customer: string })[] {
  return sheets.flatMap(({ sheet }) =>
    sheet.kind === 'aggregates' ? sheet.rows.map((row) => ({ customer: sheet.customer, ...row })) : [],
  )
}

export function ticketsOf({ sheets }: Read): Ticket[] {
  return sheets.flatMap(({ sheet }) => (sheet.kind === 'support' ? sheet.tickets : []))
}

export function countsOf({ sheets }: Read): CallCount[] {
  return sheets.flatMap(({ sheet }) => (sheet.kind === 'support' ? sheet.counts : []))
}

export function customersOf({ sheets }: Read): string[] {
  return sheets.flatMap(({ sheet }) => (sheet.kind === 'support' ? [] : [sheet.customer]))
}

export function effectiveDateOf(read: Read): string | null {
  const { effectiveDay } = outcomeOf(read)
  return effectiveDay === null ? null : formatDay(effectiveDay)
}

export function csv(...lines: string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
