// Flagged customers without a card, one line each.

import type { DigestFlag } from '../../../domain/digest/digest.ts'
import type { Texts } from '../../texts/texts.ts'
import { whyFlagged } from '../../why.ts'
import { type Arranged, type Flagged, isOldFlag } from './arrange.ts'
import { nameOf } from './cards.ts'
import type { Detail } from './detail.ts'
import { groupOf } from './groups.ts'
import type { Group, Item } from './model.ts'

/**
 * Recent problems for whose cards there is no room, old ones, and what is no problem. `hasPortal`: the mail has a link to all of
 * them.
 */
export function listsOf(
  { recent, old, notes }: Arranged,
  texts: Texts,
  detail: Detail,
  hasPortal: boolean,
): Group[] {
  const { summary } = texts
  const withoutCard = recent.slice(detail.cards)
  const groups = [
    groupOf(
      summary.moreFlagged,
      withoutCard.map((one) => foldedItem(one, texts)),
      texts,
      {
        items: detail.lines,
        before: Math.min(recent.length, detail.cards),
      },
    ),
    groupOf(
      summary.stillOpen,
      old.map((one) => foldedItem(one, texts)),
      texts,
      { items: detail.lines },
    ),
    groupOf(
      summary.alsoFlagged,
      notes.map((one) => noteItem(one, texts)),
      texts,
      { items: detail.lines },
    ),
  ].filter(({ items }) => items.length > 0)
  return groups.map(({ more, ...group }) => ({
    ...group,
    more: more === null || hasPortal ? more : texts.formats.sentences([more, summary.inTheReport]),
  }))
}

function foldedItem({ customer, flags }: Flagged, texts: Texts): Item {
  const lines = flags.map((flag) =>
    texts.formats.labelled(texts.flags.severity[flag.severity], agedLabel(flag, texts)),
  )
  return { customer: nameOf(customer), text: texts.card.folded(lines, customer) }
}

/** Why, and what to do; an old one is a word and its age. */
function noteItem({ customer, flags }: Flagged, texts: Texts): Item {
  const { card, formats } = texts
  const told = flags.map((flag) => {
    const label = formats.sentence(agedLabel(flag, texts))
    return isOldFlag(flag) ? label : formats.sentences([label, whyFlagged(flag, customer, texts)])
  })
  const step = customer.nextStep
  const isOld = flags.every(isOldFlag)
  const next = step === null || isOld ? [] : [formats.labelled(card.next, card.nextStep(step))]
  return { customer: nameOf(customer), text: formats.sentences([...told, ...next]) }
}

function agedLabel({ rule, state, weeks }: DigestFlag, { flags, workbook }: Texts): string {
  return state === 'cleared' ? flags.rule[rule] : workbook.flag(rule, state, weeks)
}
