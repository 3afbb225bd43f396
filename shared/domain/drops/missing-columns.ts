// The refusal of a file whose header lacks what cannot be done without: what was looked for, what was found.

import type { CustomerId } from '../ids.ts'
import type { Header } from './header.ts'
import { shortList } from './name-list.ts'
import { RefusedDrop } from './refusal.ts'
import type { ShapeDefinition } from './shape.ts'

const MAX_NAMES = 40

export function refuseMissingColumns(
  header: Header,
  written: readonly string[],
  { title }: ShapeDefinition,
  keyCustomer: CustomerId | null,
): void {
  const missing = header.missing()
  if (missing.length === 0) return
  const found = shortList(written, MAX_NAMES).join(', ') || 'none'
  const lacking = `The file lacks the column${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`
  const lookedFor = `looked for ${header.wanted().join(', ')}, as in a file of ${title}`
  const advice =
    missing.some((name) => CUSTOMER_NAMES.has(name)) && keyCustomer === null ? CUSTOMER_ADVICE : ADVICE
  throw new RefusedDrop('missing_column', `${lacking}: ${lookedFor}; found ${found}. ${advice}`)
}

const CUSTOMER_NAMES: ReadonlySet<string> = new Set(['customer_id', 'customertenantid'])
const CUSTOMER_ADVICE =
  'Name the customer in the file or, where all of it is about one, in the key: customer={customer_id}/ before the file name.'
const ADVICE = 'Add what is missing or correct the names, and upload the file again.'
