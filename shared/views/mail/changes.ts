// What got better or worse since last week.

import type { Digest, DigestChange, DigestFlag } from '../../domain/digest/digest.ts'
import { clipped, visibleLine } from '../../domain/outside-words.ts'
import type { Texts } from '../texts/texts.ts'
import { MAX_NAME } from './cards.ts'
import { type Detail, firstOf } from './detail.ts'
import type { Block, Group, Item } from './parts.ts'

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
  return { title: changes.title, lines: groups.length === 0 ? [changes.none] : [], groups }
}

/** A list cut to what the mail has room for; `uncounted`: entries that the digest leaves out itself. */
export function groupOf(
  title: string,
  items: readonly Item[],
  { changes }: Texts,
  detail: Detail,
  uncounted = 0,
): Group {
  const { shown, left } = firstOf(items, detail.items)
  const more = left + uncounted
  return { title, items: shown, more: more === 0 ? null : changes.more(more) }
}

export function customerOf({ customerId, customerName }: { customerId: string; customerName: string }) {
  return { id: visibleLine(customerId), name: clipped(customerName, MAX_NAME) }
}

function flagItem(flag: DigestFlag, { rule }: Texts): Item {
  return { customer: customerOf(flag), words: rule[flag.rule] }
}

function usageItem(change: DigestChange, { changes }: Texts): Item {
  const { adjustedUsagePct, adjustedUsageDelta7d, deltaActivity, deltaSeats } = change
  return {
    customer: customerOf(change),
    words: changes.usage(adjustedUsagePct, adjustedUsageDelta7d, deltaActivity, deltaSeats),
  }
}
