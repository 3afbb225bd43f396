// The refusal of a file whose header lacks what cannot be done without: what was looked for, what was found.

import type { CustomerId } from '../../ids.ts'
import { RefusedDrop } from '../refusal.ts'
import type { ShapeDefinition } from '../sources/shape.ts'
import type { RawTable } from '../tables/raw-row.ts'
import type { ColumnNames } from './column-names.ts'
import type { Header } from './header.ts'

const MAX_NAMES = 40

export function refuseMissingColumns(
  header: Header,
  { columns, format }: Pick<RawTable, 'columns' | 'format'>,
  names: ColumnNames,
  { title }: ShapeDefinition,
  keyCustomer: CustomerId | null,
): void {
  const missing = header.missing()
  if (missing.length === 0) return
  const lacking = `The file lacks the column${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`
  const lookedFor = `looked for ${header.wanted().join(', ')}, as in a file of ${title}`
  if (names.readAsData()) {
    const seems = format === 'csv' ? NO_HEADER : NO_NAMES
    throw new RefusedDrop('missing_column', `${lacking}: ${lookedFor}. ${seems}`)
  }
  const advice =
    missing.some((name) => CUSTOMER_NAMES.has(name)) && keyCustomer === null ? CUSTOMER_ADVICE : ADVICE
  const found = names.listed(columns, MAX_NAMES).join(', ') || 'none'
  throw new RefusedDrop('missing_column', `${lacking}: ${lookedFor}; found ${found}. ${advice}`, {
    unquoted: `${lacking}: ${lookedFor}; ${foundElsewhere(columns.length)}. ${advice}`,
  })
}

function foundElsewhere(columns: number): string {
  return columns === 1
    ? 'its one column has another name'
    : `what its ${columns.toLocaleString('en')} columns are called stands in its receipt`
}

const CUSTOMER_NAMES: ReadonlySet<string> = new Set(['customer_id', 'customertenantid'])
const CUSTOMER_ADVICE =
  'Name the customer in the file or, where all of it is about one, in the key: customer={customer_id}/ before the file name.'
const ADVICE = 'Add what is missing or correct the names, and upload the file again.'
const NO_HEADER =
  'Its first line reads as data, so the file seems to have no header line; put one with the names of the columns at its top, and upload it again.'
const NO_NAMES =
  'The names in its records read as data; write each record with a name for every value, such as "customer_id", and upload the file again.'
