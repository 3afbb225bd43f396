// Takes a file for what its columns say it is, or refuses it with a message that helps.

import { DATASETS, type Dataset, type DropAddress } from '../drop-key.ts'
import type { ReadingSettings } from '../reading.ts'
import type { Header } from '../rows/header.ts'
import { graphReportOf, UNREAD_REPORTS } from './graph-reports.ts'
import { givenAway, kindOf, namesIn, sourceOf } from './kinds.ts'
import type { Columns, Kind } from './source.ts'

export interface Recognised {
  readonly kind: Kind
  readonly source: string
  readonly columns: Columns
}

/** Why a file cannot be what its key says. */
export type Unrecognised =
  | { readonly kind: 'unread'; readonly report: string }
  | { readonly kind: 'other'; readonly dataset: Dataset; readonly source: string }
  | { readonly kind: 'lacking'; readonly source: string | null; readonly groups: readonly MissingGroup[] }

/** Columns of which the file has none; each with the names that would do. */
export type MissingGroup = readonly { readonly column: string; readonly names: readonly string[] }[]

type Asked = Pick<DropAddress, 'dataset' | 'customer'>

export function recognise(header: Header, { dataset }: Asked, settings: ReadingSettings): Recognised {
  const kind = kindOf(dataset, header, settings)
  const namesOf = (column: string) => namesIn(kind.names, dataset, column, settings)
  return {
    kind,
    source: kind.shape === 'graph' ? kind.title : sourceOf(kind, header),
    columns: {
      header,
      field: (column, limit) => header.field(column, namesOf(column), limit),
      named: (column, names, limit) => header.field(column, names, limit),
    },
  }
}

/** null: the file has what it needs. */
export function whyNot(
  header: Header,
  { dataset, customer }: Asked,
  settings: ReadingSettings,
): Unrecognised | null {
  const kind = kindOf(dataset, header, settings)
  const groups = missingGroups(kind, header, settings, customer !== null)
  if (groups.length === 0) return null
  const others = DATASETS.filter((other) => other !== dataset)
  const whole = others.find((other) => isWhole(other, header, settings))
  if (whole !== undefined) return otherDataset(whole, header, settings)
  const unread = UNREAD_REPORTS.find(({ signs }) => signs.every((name) => header.has(name)))
  if (unread !== undefined) return { kind: 'unread', report: unread.title }
  if (dataset !== 'activity' && graphReportOf(header) !== null) {
    return otherDataset('activity', header, settings)
  }
  return { kind: 'lacking', source: kind.shape === 'graph' ? kind.title : givenAway(dataset, header), groups }
}

/** Whether these are columns of a record of any dataset; who the customer is may be stated elsewhere. */
export function isAnyRecord(header: Header, settings: ReadingSettings): boolean {
  return DATASETS.some((dataset) => isWhole(dataset, header, settings))
}

function isWhole(dataset: Dataset, header: Header, settings: ReadingSettings): boolean {
  return missingGroups(kindOf(dataset, header, settings), header, settings, true).length === 0
}

function otherDataset(dataset: Dataset, header: Header, settings: ReadingSettings): Unrecognised {
  const { source } = recognise(header, { dataset, customer: null }, settings)
  return { kind: 'other', dataset, source }
}

function missingGroups(
  kind: Kind,
  header: Header,
  settings: ReadingSettings,
  isCustomerKnown: boolean,
): MissingGroup[] {
  const groups = kind.required
    .filter((group) => !(isCustomerKnown && group.every(isOfCustomer)))
    .map((group) =>
      group.map((column) => ({ column, names: namesIn(kind.names, kind.dataset, column, settings) })),
    )
  return groups
    .filter((group) => !group.some(({ names }) => header.holds(names)))
    .map((group) => group.map(({ column, names }) => ({ column, names: names.flat() })))
}

function isOfCustomer(column: string): boolean {
  return column.startsWith('customer_')
}
