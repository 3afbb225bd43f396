// What got better or worse since last week, beside what cards say.

import type { Digest, DigestChange, DigestFlag } from '../../../domain/digest/digest.ts'
import type { Texts } from '../../texts/texts.ts'
import { whyFlagged } from '../../why.ts'
import { type Arranged, type Flagged, isUrgentFlag } from './arrange.ts'
import { nameOf } from './cards.ts'
import type { Detail } from './detail.ts'
import { groupOf } from './groups.ts'
import type { Block, Item } from './model.ts'

/** null: nothing did. */
export function changesBlock(
  digest: Digest,
  { recent, improving }: Arranged,
  texts: Texts,
  detail: Detail,
): Block | null {
  const { changes } = texts
  const cleared = digest.flags.filter(({ severity, state }) => severity !== 'info' && state === 'cleared')
  const told = [...recent.slice(0, detail.cards), ...improving].map(({ customer }) => customer.customerId)
  const isTold = new Set(told)
  const moved = (list: readonly DigestChange[]) =>
    list.filter(({ customerId }) => !isTold.has(customerId)).map((change) => usageItem(change, texts))
  const groups = [
    groupOf(
      changes.cleared,
      cleared.map((flag) => clearedItem(flag, texts)),
      texts,
      detail,
    ),
    groupOf(
      changes.improving,
      improving.map((one) => improvingItem(one, texts)),
      texts,
      detail,
    ),
    groupOf(changes.up, moved(digest.better), texts, detail),
    groupOf(changes.down, moved(digest.worse), texts, detail),
  ].filter(({ items }) => items.length > 0)
  return groups.length === 0 ? null : { title: changes.title, lines: [], groups }
}

function clearedItem(flag: DigestFlag, { flags }: Texts): Item {
  return { customer: nameOf(flag), text: flags.rule[flag.rule] }
}

function improvingItem({ customer, flags }: Flagged, texts: Texts): Item {
  const { formats } = texts
  const told = flags
    .filter(isUrgentFlag)
    .map((flag) =>
      formats.sentences([formats.sentence(texts.flags.rule[flag.rule]), whyFlagged(flag, customer, texts)]),
    )
  return { customer: nameOf(customer), text: formats.sentences(told) }
}

function usageItem(change: DigestChange, { changes }: Texts): Item {
  const { adjustedUsagePct, adjustedUsageDelta7d, deltaActivity, deltaSeats } = change
  return {
    customer: nameOf(change),
    text: changes.usage(adjustedUsagePct, adjustedUsageDelta7d, deltaActivity, deltaSeats),
  }
}
