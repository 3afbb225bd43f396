// Where something could be sold: trials that end, and customers with room to grow.

import type { Digest } from '../../../domain/digest/digest.ts'
import { clipped } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import { MAX_NAME } from '../parts/limits.ts'
import { nameOf } from './cards.ts'
import type { Detail } from './detail.ts'
import { groupOf } from './groups.ts'
import type { Block, Item } from './model.ts'

/** null: there are none, or the settings switch them off. */
export function opportunitiesBlock(digest: Digest, texts: Texts, detail: Detail): Block | null {
  const { opportunities } = texts
  const trials = digest.opportunities.flatMap((one): Item[] =>
    one.kind === 'trial'
      ? [
          {
            customer: nameOf(one),
            text: opportunities.trial({ ...one, productName: clipped(one.productName, MAX_NAME) }),
          },
        ]
      : [],
  )
  const expansions = digest.opportunities.flatMap((one): Item[] =>
    one.kind === 'expansion' ? [{ customer: nameOf(one), text: opportunities.expansion(one) }] : [],
  )
  const groups = [
    groupOf(opportunities.trials, trials, texts, detail),
    groupOf(opportunities.expansions, expansions, texts, detail),
  ].filter(({ items }) => items.length > 0)
  return groups.length === 0 ? null : { title: opportunities.title, lines: [], groups }
}
