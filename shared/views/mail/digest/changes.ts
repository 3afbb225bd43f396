// What got better or worse since last week.

import type { Digest, DigestChange, DigestFlag } from '../../../domain/digest/digest.ts'
import type { Texts } from '../../texts/texts.ts'
import type { Detail } from './detail.ts'
import { customerOf, groupOf } from './groups.ts'
import type { Block, Item } from './model.ts'

export function changesBlock(digest: Digest, texts: Texts, detail: Detail): Block {
  const { changes } = texts
  const problems = digest.flags.filter(({ severity }) => severity !== 'info')
  const inState = (state: string) =>
    problems.filter((flag) => flag.state === state).map((flag) => flagItem(flag, texts))
  const usage = (change: DigestChange) => usageItem(change, texts)
  const groups = [
    groupOf(changes.cleared, inState('cleared'), texts, detail),
    groupOf(changes.improving, inState('improving'), texts, detail),
    groupOf(changes.up, digest.better.map(usage), texts, detail),
    groupOf(changes.down, digest.worse.map(usage), texts, detail),
  ].filter(({ items }) => items.length > 0)
  const none = digest.portfolio.notComparable === null ? changes.none : changes.noneKnown
  return { title: changes.title, lines: groups.length === 0 ? [none] : [], groups }
}

function flagItem(flag: DigestFlag, { flags }: Texts): Item {
  return { customer: customerOf(flag), text: flags.rule[flag.rule] }
}

function usageItem(change: DigestChange, { changes }: Texts): Item {
  const { adjustedUsagePct, adjustedUsageDelta7d, deltaActivity, deltaSeats } = change
  return {
    customer: customerOf(change),
    text: changes.usage(adjustedUsagePct, adjustedUsageDelta7d, deltaActivity, deltaSeats),
  }
}
