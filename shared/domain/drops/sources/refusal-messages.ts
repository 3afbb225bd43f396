// The message for a file that is refused for its columns: what it seems to be, what is missing, what to do.

import type { Dataset, DropAddress } from '../drop-key.ts'
import { RefusedDrop } from '../refusal.ts'
import type { ColumnNames } from '../rows/column-names.ts'
import { NAME_TABLES } from './name-tables.ts'
import type { MissingGroup, Unrecognised } from './recognise.ts'
import { suggestColumns } from './suggest.ts'

const MAX_FOUND = 40

interface File {
  readonly address: Pick<DropAddress, 'dataset' | 'customer'>
  readonly columns: readonly string[]
  readonly names: ColumnNames
  readonly isJson: boolean
}

export function refusalOf(why: Unrecognised, file: File): RefusedDrop {
  switch (why.kind) {
    case 'unread':
      return new RefusedDrop(
        'unread_report',
        `The file seems to be ${why.report}, which does not tell who used what; upload getOffice365ActiveUserDetail under activity/ instead.`,
      )
    case 'other':
      return new RefusedDrop(
        'wrong_dataset',
        otherWords(why.source, why.dataset, file.address.customer !== null),
        { dataset: why.dataset },
      )
    case 'lacking':
      return lackingRefusal(why.groups, why.source, file)
  }
}

function otherWords(source: string, dataset: Dataset, hasCustomer: boolean): string {
  const folder = hasCustomer ? `${dataset}/{date}/customer={customer_id}/` : `${dataset}/{date}/`
  return `The file seems to be ${OWN_KINDS[source] ?? source}; upload it under ${dataset}/, that is {partner}/${folder}.`
}

/** The product's own kinds of files, for which no tool has a name. */
const OWN_KINDS: Readonly<Record<string, string>> = {
  subscriptions: 'a list of subscriptions',
  'product summary': 'a summary of licences by product',
  events: 'a list of who used what on which day',
  snapshot: 'a list of who used what last',
  aggregates: 'counts of active users',
  tickets: 'a list of support tickets',
  counts: 'counts of support calls',
}

function lackingRefusal(groups: readonly MissingGroup[], source: string | null, file: File): RefusedDrop {
  const { address, columns, names, isJson } = file
  const seems = source === null ? 'The file' : `The file seems to be ${source}, but`
  const lacking = `${seems} lacks ${groups.map(groupWords).join('; and ')}`
  if (names.readAsData()) {
    return new RefusedDrop('missing_column', `${lacking}. ${isJson ? NAMES_ARE_DATA : NO_HEADER}`)
  }
  const remedy = remedyOf(groups, address)
  const found = names.listed(columns, MAX_FOUND).join(', ') || 'no names'
  return new RefusedDrop('missing_column', `${lacking}; it has ${found}. ${remedy}`, {
    unquoted: `${lacking}; the names that it has stand in its receipt. ${remedy}`,
    ...(groups.every(([each]) => isNamed(address.dataset, each?.column ?? ''))
      ? { suggestion: suggestColumns(address.dataset, groups, ownNames(columns, names)) }
      : {}),
  })
}

/** `opened_at (or Created at, Created Time, …)`. */
function groupWords(group: MissingGroup): string {
  return group
    .map(({ column, names }) => {
      const others = [...new Set(names)].filter((name) => plain(name) !== plain(column))
      // Of a report: its own columns have one name each.
      if (others.length === 1 && others.length === names.length) return others[0] ?? column
      // Of a report too: the name as the report has it.
      if (others.length === 0) return names[0] ?? column
      return `${column} (also called ${others.map(shown).join(', ')})`
    })
    .join(' or ')
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '')
}

/** `* category [list]` is how the table writes the end of a name. */
function shown(name: string): string {
  return name.startsWith('*') ? `… ${name.slice(1).trim()}` : name
}

/** The first that is missing stands for all in the example. */
function remedyOf(groups: readonly MissingGroup[], { dataset, customer }: File['address']): string {
  const column = groups[0]?.[0]?.column ?? ''
  if (!isNamed(dataset, column)) return REPORT_REMEDY
  const [add, it] = groups.length === 1 ? ['Add that column', 'it'] : ['Add these columns', 'them']
  const settings = `name the file's own for ${it} in partners.json, such as "columns": { "${dataset}": { "${column}": "Name in your file" } }`
  const isOfCustomer = groups.some((group) => group[0]?.column === 'customer_id')
  if (!isOfCustomer || customer !== null) return `${add} or ${settings}.`
  return `${add} or ${settings}; a file about one customer alone may also lie under customer={customer_id}/ after the date in its key.`
}

function ownNames(columns: readonly string[], names: ColumnNames): string[] {
  const known = new Set(
    Object.values(NAME_TABLES).flatMap((table) => Object.values(table).flat(2).map(plain)),
  )
  return columns
    .slice(0, MAX_LOOKED_AT)
    .flatMap((name) => names.quoted(name) ?? [])
    .filter((name) => name !== '' && !known.has(plain(name)))
}

/** A file may have a million columns. */
const MAX_LOOKED_AT = 200

/** Columns of the reports are not for partners.json to name. */
function isNamed(dataset: Dataset, column: string): boolean {
  return Object.hasOwn(NAME_TABLES[dataset], column)
}

const REPORT_REMEDY = 'Export the report again with all its columns, and upload it as it is.'
const NO_HEADER =
  'Its first line reads as data: put a line with the names of the columns above it, and upload it again.'
const NAMES_ARE_DATA =
  'The names in its records read as data: write each record with a name for every value, such as "customer_id".'
