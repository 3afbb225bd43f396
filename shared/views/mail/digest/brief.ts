// Flagged customers beyond those with cards: one line each, and the rest counted.

import type { Digest } from '../../../domain/digest/digest.ts'
import type { Texts } from '../../texts/texts.ts'
import { firstOf } from '../parts/limits.ts'
import { flagLine } from './cards.ts'
import type { Detail } from './detail.ts'
import { customerOf } from './groups.ts'
import type { Group, Item } from './model.ts'

/** null: every flagged customer has a card. */
export function briefGroup(digest: Digest, texts: Texts, detail: Detail): Group | null {
  const withoutCard = digest.flaggedCustomers.slice(detail.cards)
  if (withoutCard.length === 0) return null
  const flagsOf = Map.groupBy(digest.flags, ({ customerId }) => customerId)
  const { shown, left } = firstOf(withoutCard, detail.lines)
  const items = shown.map((customer): Item => {
    const lines = (flagsOf.get(customer.customerId) ?? []).map((flag) => flagLine(flag, customer, texts))
    const flags = lines.map(({ mark, label, age }) => `${mark}: ${label}${age === '' ? '' : ` · ${age}`}`)
    return { customer: customerOf(customer), text: `${flags.join('; ')}. ${texts.figures.brief(customer)}` }
  })
  return {
    title: texts.summary.moreFlagged,
    items,
    more: left === 0 ? null : texts.summary.moreCustomers(left),
  }
}
