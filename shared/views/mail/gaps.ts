// What data was missing, unclear or refused.

import { type Day, dayOf, formatDay, WINDOW_DAYS } from '../../domain/calendar.ts'
import type { Digest } from '../../domain/digest/digest.ts'
import { clipped, visibleLine } from '../../domain/outside-words.ts'
import type { Texts } from '../texts/texts.ts'
import { customerOf, groupOf } from './changes.ts'
import { type Detail, firstOf } from './detail.ts'
import { fileName } from './file-names.ts'
import type { Block, Item } from './parts.ts'

const MAX_KEY = 160
const MAX_MESSAGE = 400
const MOST_KEYS = 3

export function gapsBlock({ dataQuality: quality }: Digest, texts: Texts, detail: Detail): Block {
  const { gaps } = texts
  const plain = (words: string): Item => ({ customer: null, words })
  const lists: (readonly [title: string, items: readonly Item[], more?: number])[] = [
    [gaps.stopped, quality.stopped.map(({ dataset, lastDay }) => plain(gaps.stoppedSince(dataset, lastDay)))],
    [
      gaps.unread,
      quality.unreadDrops.map((key) => plain(clipped(visibleLine(key), MAX_KEY))),
      quality.unreadDropsMore,
    ],
    [
      gaps.stale,
      quality.staleCustomers.map((stale) => ({
        customer: customerOf(stale),
        words: gaps.staleSince(stale.stateDate, stale.activityDate),
      })),
    ],
    [gaps.left, quality.left.map((left) => ({ customer: customerOf(left), words: '' }))],
    [gaps.refused, refusedItems(quality.refusedDrops, texts).map(plain), quality.refusedDropsMore],
    [
      gaps.unmatched,
      quality.unmatchedOrganisations.map(({ name, tickets }) =>
        plain(gaps.tickets(name === null ? null : clipped(name, MAX_KEY), tickets)),
      ),
      quality.unmatchedOrganisationsMore,
    ],
    [
      gaps.unmapped,
      quality.unmappedCategories.map(({ word, calls }) =>
        plain(gaps.category(clipped(word, MAX_KEY), calls)),
      ),
      quality.unmappedCategoriesMore,
    ],
    [
      gaps.clashes,
      quality.clashes.map((clash) => ({
        customer: customerOf(clash),
        words: gaps.clash(
          clipped(visibleLine(clash.subscriptionId), MAX_KEY),
          fileName(clash.keys.at(-1) ?? '', MAX_KEY, texts),
        ),
      })),
      quality.clashesMore,
    ],
    [
      gaps.otherWindow,
      quality.aggregatesOtherWindow.map((other) => ({
        customer: customerOf(other),
        words: gaps.window(clipped(visibleLine(other.productSku), MAX_KEY), other.windowDays),
      })),
    ],
  ]
  return {
    title: gaps.title,
    lines: seenLines(quality, texts, detail),
    groups: lists
      .filter(([, items]) => items.length > 0)
      .map(([title, items, more]) => groupOf(title, items, texts, detail, more)),
  }
}

/** Those with the same message together. */
function refusedItems(
  drops: Digest['dataQuality']['refusedDrops'],
  { gaps, notices: { refusal } }: Texts,
): string[] {
  return Array.from(
    Map.groupBy(drops, ({ message }) => message),
    ([message, alike]) => {
      const { shown, left } = firstOf(alike, MOST_KEYS)
      const keys = shown.map(({ key }) => clipped(visibleLine(key), MAX_KEY))
      const [only, ...others] = alike.map(({ receiptKey }) => receiptKey)
      const receipt =
        only && others.length === 0 ? refusal.receipt(clipped(visibleLine(only), MAX_KEY)) : refusal.receipts
      return `${gaps.refusedAlike(keys, left, clipped(visibleLine(message), MAX_MESSAGE))} ${receipt}`
    },
  )
}

function seenLines(
  quality: Digest['dataQuality'],
  { gaps, formats, changes }: Texts,
  detail: Detail,
): string[] {
  const ranges = rangesOf(quality.missingDays).map(([first, last]) => formats.shortDays(first, last))
  const { shown, left } = firstOf(ranges, detail.items)
  const missing = [...shown, ...(left === 0 ? [] : [changes.more(left)])].join(', ')
  return [
    gaps.received(WINDOW_DAYS - quality.missingDays.length, missing),
    ...(quality.coverageDaysMin === null ? [] : [gaps.coverage(quality.coverageDaysMin)]),
  ]
}

/** Days that follow each other, as first and last day. */
function rangesOf(isoDays: readonly string[]): (readonly [first: string, last: string])[] {
  const ranges: { first: Day; last: Day }[] = []
  for (const day of isoDays.map(dayOf)) {
    const open = ranges.at(-1)
    if (open !== undefined && open.last + 1 === day) open.last = day
    else ranges.push({ first: day, last: day })
  }
  return ranges.map(({ first, last }) => [formatDay(first), formatDay(last)])
}
