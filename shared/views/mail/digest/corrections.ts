// Corrections to weeks that were already reported.

import type { Digest, Restatement } from '../../../domain/digest/digest.ts'
import type { Texts } from '../../texts/texts.ts'
import { fileName } from '../parts/file-names.ts'
import { firstOf } from '../parts/limits.ts'
import { nameOf } from './cards.ts'
import type { Detail } from './detail.ts'
import type { Block, Group, Item } from './model.ts'

const MAX_KEY = 120

/** One group for each week, the latest first; null: nothing was corrected. */
export function correctionsBlock({ restatements }: Digest, texts: Texts, detail: Detail): Block | null {
  if (restatements.length === 0) return null
  const { corrections } = texts
  const { shown, left } = firstOf(restatements, detail.items)
  const groups = Array.from(
    Map.groupBy(shown, ({ week }) => week),
    ([week, some]): Group => ({
      title: texts.mail.week(week),
      items: some.map((restated) => correctionItem(restated, texts)),
      more: null,
    }),
  )
  return {
    title: corrections.title,
    lines: [corrections.lead],
    groups: left === 0 ? groups : withMore(groups, texts.mail.shown(shown.length, restatements.length)),
  }
}

function correctionItem(restated: Restatement, texts: Texts): Item {
  const { was, isNow, because, becauseMore } = restated
  const keys = because.map((key) => fileName(key, MAX_KEY, texts))
  return { customer: nameOf(restated), text: texts.corrections.change(was, isNow, keys, becauseMore) }
}

function withMore(groups: readonly Group[], more: string): Group[] {
  return groups.map((group, n) => (n === groups.length - 1 ? { ...group, more } : group))
}
