// Lists under a title, shortened to what the mail has room for.

import { clipped, visibleLine } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import { firstOf, MAX_NAME } from '../parts/limits.ts'
import type { Detail } from './detail.ts'
import type { Group, Item, NamedCustomer } from './model.ts'

/** `uncounted`: entries that the digest itself leaves out. */
export function groupOf(
  title: string,
  items: readonly Item[],
  { mail }: Texts,
  detail: Pick<Detail, 'items'>,
  uncounted = 0,
): Group {
  const { shown, left } = firstOf(items, detail.items)
  const more = left + uncounted
  return { title, items: shown, more: more === 0 ? null : mail.more(more) }
}

/** Hidden characters are dropped from the name and shown in the id. */
export function customerOf(customer: {
  readonly customerId: string
  readonly customerName: string
}): NamedCustomer {
  return { id: visibleLine(customer.customerId), name: clipped(customer.customerName, MAX_NAME) }
}
