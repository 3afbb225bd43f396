// Which kind of file it is: the dataset is known from the key, the rest follows from the header.

import type { Dataset } from '../drop-key.ts'
import type { ReadingSettings } from '../reading.ts'
import { EFFECTIVE_DATE_NAMES } from '../rows/effective-day.ts'
import { columnName, type Header, type Name, positionsIn } from '../rows/header.ts'
import { ACTIVITY_TOOLS } from './activity-names.ts'
import { aggregates } from './aggregates.ts'
import { ENTITLEMENT_TOOLS, SUMMARY_SIGNS } from './entitlement-names.ts'
import { subscriptions, summaries } from './entitlements.ts'
import { graphKind, workloadsThatLeft } from './graph.ts'
import { GRAPH_REPORTS, graphReportOf } from './graph-reports.ts'
import { NAME_TABLES } from './name-tables.ts'
import type { Kind } from './source.ts'
import { countsKind, ticketsKind } from './support.ts'
import { SUPPORT_NAMES, SUPPORT_TOOLS } from './support-names.ts'
import { signsOf, type Tool, toolOf } from './tools.ts'
import { events, snapshots } from './user-rows.ts'

type Settings = Pick<ReadingSettings, 'columns' | 'supportSkip'>

const TOOLS: Readonly<Record<Dataset, readonly Tool[]>> = {
  entitlements: ENTITLEMENT_TOOLS,
  activity: ACTIVITY_TOOLS,
  support: SUPPORT_TOOLS,
}

export function kindOf(dataset: Dataset, header: Header, settings: Settings): Kind {
  const namesOf = (column: string) => namesIn(NAME_TABLES[dataset], dataset, column, settings)
  const has = (column: string) => namesOf(column).some((name) => hasName(header, name))
  switch (dataset) {
    case 'entitlements':
      return entitlementKind(header, settings)
    case 'activity':
      return activityKind(header, has)
    case 'support':
      return isCounts(has, header, settings)
        ? countsKind(settings.supportSkip)
        : ticketsKind(settings.supportSkip)
  }
}

/** The tool that the file comes from, else the kind of file. */
export function sourceOf(kind: Kind, header: Header): string {
  return givenAway(kind.dataset, header) ?? kind.title
}

/** The tool whose columns these are; null: nobody knows. */
export function givenAway(dataset: Dataset, header: Header): string | null {
  return toolOf(header, TOOLS[dataset])
}

/** The columns of the file that gave the source away; of one that nothing gives away, those that it had to have. */
export function signsIn(header: Header, kind: Kind, source: string): readonly string[] {
  const signs = kind.signs.length > 0 ? kind.signs : signsOf(source, TOOLS[kind.dataset])
  const isSign = new Set([...signs].map(columnName))
  const found = header.columns.filter((name) => isSign.has(columnName(name)))
  if (found.length > 0) return found
  const needed = kind.required.flat().flatMap((column) => header.fieldOf(column))
  return [...new Set(needed.flatMap(positionsIn))].sort((a, b) => a - b).map((at) => header.columns[at] ?? '')
}

/** Every name that some column of some dataset may have, in lower case. */
export function knownNames({ columns }: Pick<ReadingSettings, 'columns'>): readonly string[] {
  const tables = Object.values<Kind['names']>(NAME_TABLES).flatMap((table) => Object.values(table))
  const reports = GRAPH_REPORTS.flatMap(({ signs, user, uses }) => [
    ...signs,
    user,
    ...uses.flatMap(({ date, license }) => (license === null ? [date] : [date, license])),
  ])
  const own = Object.values(columns).flatMap((dataset) => [...(dataset?.values() ?? [])])
  const names = [...tables.flat(2), ...reports, ...own.flat(), ...OTHER_NAMES]
  return names.map((name) => name.toLowerCase())
}

const OTHER_NAMES = [...EFFECTIVE_DATE_NAMES, 'Assigned Products', 'Is Deleted'] as const

/** The partner's own names go before those that everybody has. */
export function namesIn(
  table: Kind['names'],
  dataset: Dataset,
  column: string,
  { columns }: Pick<ReadingSettings, 'columns'>,
): readonly Name[] {
  const own = columns[dataset]?.get(column) ?? []
  const names = own.map((name) => (column === 'category' ? pairOf(name) : name))
  return [...names, ...(table[column] ?? [])]
}

/** `Bereich > Thema`: two columns, joined. */
function pairOf(name: string): Name {
  const at = name.indexOf(' > ')
  return at === -1 ? name : [name.slice(0, at), name.slice(at + 3)]
}

function hasName(header: Header, name: Name): boolean {
  return header.has(typeof name === 'string' ? name : name[0])
}

function entitlementKind(header: Header, { columns }: Settings): Kind {
  const own = columns.entitlements?.get('subscription_id') ?? []
  if (['subscription_id', ...own].some((name) => header.has(name))) return subscriptions
  const isSummary = SUMMARY_SIGNS.some((name) => header.has(name)) || !header.has('id')
  return isSummary ? summaries : subscriptions
}

function activityKind(header: Header, has: (column: string) => boolean): Kind {
  const report = graphReportOf(header)
  if (report !== null)
    return graphKind(
      report,
      workloadsThatLeft(report, (names) => header.holds(names)),
    )
  if (has('licenses_active')) return aggregates
  return has('last_activity_date') && !has('activity_date') ? snapshots : events
}

/** A ticket may have columns that are called so too; then it has an id before all. */
function isCounts(has: (column: string) => boolean, header: Header, { columns }: Settings): boolean {
  const isTicket = [...(columns.support?.get('ticket_id') ?? []), ...CERTAIN_TICKET_IDS].some((name) =>
    header.has(name),
  )
  return has('calls') && has('date') && !isTicket
}

const CERTAIN_TICKET_IDS: readonly string[] = SUPPORT_NAMES.ticket_id.slice(
  0,
  SUPPORT_NAMES.ticket_id.indexOf('Ticket') + 1,
)
