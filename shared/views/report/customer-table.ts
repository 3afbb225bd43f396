// The table of all customers: its columns, the data behind it, and a row of it. Rendered on the server for the first
// page and by the script of the page from then on, so nothing in here may need more than a browser has.

import { type Html, html } from '../html.ts'
import type { Formats } from '../texts/formats.ts'
import type { Texts } from '../texts/texts.ts'
import { meter } from './meter.ts'

export const COLUMNS = [
  'name',
  'flags',
  'adjustedUsage',
  'change',
  'usage',
  'deployment',
  'seats',
  'calls',
  'manager',
] as const
export type Column = (typeof COLUMNS)[number]

/** Columns of words; the others hold numbers. */
export const WORDS: ReadonlySet<Column> = new Set<Column>(['name', 'flags', 'manager'])

export const ROWS_AT_ONCE = 100

/** A customer as JSON, short, because a report may hold tens of thousands; numbers of names stand for places in lists. */
export type Row = readonly [
  id: string,
  name: string,
  manager: number,
  products: readonly number[],
  /** The open ones, in the order of the mail. */
  flags: readonly (readonly [rule: number, severity: number])[],
  seats: number,
  deployment: number | null,
  usage: number | null,
  adjustedUsage: number | null,
  change: number | null,
  calls: number | null,
  /** Covered days: without one, usage is unknown. */
  coverageDays: number,
]

export interface TableHead {
  /** BCP 47. */
  readonly locale: string
  readonly texts: Texts['report']['table']
  readonly rules: readonly { readonly name: string; readonly label: string }[]
  readonly severities: readonly { readonly name: string; readonly label: string }[]
  /** '' for customers without one. */
  readonly managers: readonly string[]
  readonly products: readonly string[]
}

/** In the order of the report. */
export interface TableData extends TableHead {
  readonly rows: readonly Row[]
}

/** `canOpen`: there is a detail to open. */
export function tableRow(row: Row, index: number, head: TableHead, formats: Formats, canOpen: boolean): Html {
  const [id, name, manager, , flags, seats, deployment, usage, adjustedUsage, change, calls, days] = row
  const { unknown } = head.texts
  const isUnseen = days === 0 && seats > 0
  const text = name === '' ? id : name
  const lead = canOpen
    ? html`<button type="button" data-open="${index}">${text}</button>`
    : html`<b>${text}</b>`
  return html`<tr><th scope="row">${lead}<small>${id}</small></th><td class="flag">${flags.map((flag) => chip(flag, head))}</td>${[
    metered(adjustedUsage, isUnseen, unknown, formats),
    number(change === null ? '' : formats.signed(change), change !== null && change < 0 ? 'down' : ''),
    number(usage === null ? (isUnseen ? unknown : '') : formats.percent(usage)),
    number(deployment === null ? (seats > 0 ? unknown : '') : formats.percent(deployment)),
    number(formats.count(seats)),
    number(calls === null ? unknown : formats.count(calls)),
  ]}<td class="manager">${head.managers[manager] ?? ''}</td></tr>
`
}

function chip([rule, severity]: Row[4][number], { rules, severities }: TableHead): Html {
  const { name = '', label = '' } = severities[severity] ?? {}
  return html`<span class="chip ${name}"><span class="hidden">${label}: </span>${rules[rule]?.label ?? ''}</span> `
}

function metered(pct: number | null, isUnseen: boolean, unknown: string, formats: Formats): Html {
  if (pct === null) return number(isUnseen ? unknown : '')
  return html`<td class="number metered">${formats.percent(pct)}${meter(pct)}</td>`
}

function number(text: string, kind = ''): Html {
  return html`<td class="number ${kind}">${text}</td>`
}
