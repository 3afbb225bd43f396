// Flagged customers that there is no room for in full: a line each, and the rest counted.

import type { Digest } from '../../domain/digest/digest.ts'
import type { Texts } from '../texts/texts.ts'
import { flagLine } from './cards.ts'
import { customerOf } from './changes.ts'
import { type Detail, firstOf } from './detail.ts'
import type { Group, Item } from './parts.ts'

/** null: everybody has had a card. */
export function briefGroup(digest: Digest, texts: Texts, detail: Detail): Group | null {
  const waiting = digest.flaggedCustomers.slice(detail.cards)
  if (waiting.length === 0) return null
  const flagsOf = Map.groupBy(digest.flags, ({ customerId }) => customerId)
  const { shown, left } = firstOf(waiting, detail.lines)
  const items = shown.map((customer): Item => {
    const lines = (flagsOf.get(customer.customerId) ?? []).map((flag) => flagLine(flag, customer, texts))
    const told = lines.map(({ mark, label, age }) => `${mark}: ${label}${age === '' ? '' : ` · ${age}`}`)
    return { customer: customerOf(customer), words: `${told.join('; ')}. ${texts.mail.brief(customer)}` }
  })
  return { title: texts.mail.moreFlagged, items, more: left === 0 ? null : texts.mail.moreCustomers(left) }
}
