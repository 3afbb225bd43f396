// What data was missing, unclear or refused.

import { WINDOW_DAYS } from '../../../domain/calendar.ts'
import type { Digest } from '../../../domain/digest/digest.ts'

import { clipped, visibleLine } from '../../../domain/untrusted-text.ts'
import { dayRanges } from '../../day-ranges.ts'

import type { Texts } from '../../texts/texts.ts'
import { fileName } from '../parts/file-names.ts'
import { firstOf, MAX_MESSAGE } from '../parts/limits.ts'
import { nameOf } from './cards.ts'
import type { Detail } from './detail.ts'
import { groupOf } from './groups.ts'
import type { Block, Item } from './model.ts'

const MAX_KEY = 160
const MOST_KEYS = 3

export function dataQualityBlock(
  { dataQuality: quality }: Pick<Digest, 'dataQuality'>,
  texts: Texts,
  detail: Pick<Detail, 'items'>,
): Block {
  const { dataQuality: sentences } = texts
  const plain = (text: string): Item => ({ customer: null, text })
  const lists: (readonly [title: string, items: readonly Item[], more?: number])[] = [
    [
      sentences.stopped,
      quality.stopped.map(({ dataset, lastDay }) => plain(sentences.stoppedSince(dataset, lastDay))),
    ],
    [
      sentences.unread,
      quality.unreadDrops.map((key) => plain(clipped(visibleLine(key), MAX_KEY))),
      quality.unreadDropsMore,
    ],
    [
      sentences.stale,
      quality.staleCustomers.map((stale) => ({
        customer: nameOf(stale),
        text: sentences.staleSince(stale.stateDate, stale.activityDate),
      })),
    ],
    [sentences.left, quality.left.map((left) => ({ customer: nameOf(left), text: '' }))],
    [sentences.refused, refusedItems(quality.refusedDrops, texts).map(plain), quality.refusedDropsMore],
    [
      sentences.unmatched,
      quality.unmatchedOrganisations.map(({ word, calls }) =>
        plain(sentences.caller(clipped(word, MAX_KEY), calls)),
      ),
      quality.unmatchedOrganisationsMore,
    ],
    [
      sentences.unmatchedProducts,
      quality.unmatchedProducts.map((unmatched) => ({
        customer: nameOf(unmatched),
        text: sentences.unmatchedProduct({
          ...unmatched,
          word: clipped(visibleLine(unmatched.word), MAX_KEY),
        }),
      })),
      quality.unmatchedProductsMore,
    ],
    [
      sentences.free,
      quality.freeProducts.length === 0
        ? []
        : [plain(sentences.freeProducts(quality.freeProducts.map((sku) => visibleLine(sku))))],
    ],
    [
      sentences.rejected,
      quality.rejectedRows.map(({ key, read, rejected }) =>
        plain(sentences.rejectedRows(clipped(visibleLine(key), MAX_KEY), rejected, read)),
      ),
    ],
    [
      sentences.unmapped,
      quality.unmappedCategories.map(({ word, calls }) =>
        plain(sentences.category(clipped(word, MAX_KEY), calls)),
      ),
      quality.unmappedCategoriesMore,
    ],
    [
      sentences.clashes,
      quality.clashes.map((clash) => ({
        customer: nameOf(clash),
        text: sentences.clash(
          clipped(visibleLine(clash.subscriptionId), MAX_KEY),
          fileName(clash.keys.at(-1) ?? '', MAX_KEY, texts),
        ),
      })),
      quality.clashesMore,
    ],
    [
      sentences.otherWindow,
      quality.aggregatesOtherWindow.map((other) => ({
        customer: nameOf(other),
        text: sentences.window(clipped(visibleLine(other.productSku), MAX_KEY), other.windowDays),
      })),
    ],
  ]
  return {
    title: sentences.title,
    lines: coverageLines(quality, texts, detail),
    groups: lists
      .filter(([, items]) => items.length > 0)
      .map(([title, items, more]) => groupOf(title, items, texts, detail, more)),
  }
}

/** Files refused with the same message are listed together. */
function refusedItems(
  drops: Digest['dataQuality']['refusedDrops'],
  { dataQuality, refusalNotice }: Texts,
): string[] {
  return Array.from(
    Map.groupBy(drops, ({ message }) => message),
    ([message, alike]) => {
      const { shown, left } = firstOf(alike, MOST_KEYS)
      const keys = shown.map(({ key }) => clipped(visibleLine(key), MAX_KEY))
      const [only, ...others] = alike.map(({ receiptKey }) => receiptKey)
      const receipt =
        only && others.length === 0
          ? refusalNotice.receipt(clipped(visibleLine(only), MAX_KEY))
          : refusalNotice.receipts
      return `${dataQuality.refusedAlike(keys, left, clipped(visibleLine(message), MAX_MESSAGE))} ${receipt}`
    },
  )
}

function coverageLines(
  quality: Digest['dataQuality'],
  { dataQuality, formats }: Texts,
  detail: Pick<Detail, 'items'>,
): string[] {
  const ranges = dayRanges(quality.missingDays).map(([first, last]) => formats.shortDays(first, last))
  const { shown, left } = firstOf(ranges, detail.items)
  return [
    dataQuality.received(WINDOW_DAYS - quality.missingDays.length, shown, left),
    ...(quality.coverageDaysMin === null ? [] : [dataQuality.coverage(quality.coverageDaysMin)]),
  ]
}
