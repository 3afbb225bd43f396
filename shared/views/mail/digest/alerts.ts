// What stands before everything else: earlier digests that did not arrive, and data that is missing.

import { addDays, dayOf, isoWeek } from '../../../domain/calendar.ts'
import type { Digest } from '../../../domain/digest/digest.ts'
import { clipped, visibleLine } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import { firstOf } from '../parts/limits.ts'

const MOST_ALERTS = 3
const MAX_REASON = 200

export function alertsOf(digest: Digest, reader: string, texts: Texts): string[] {
  return [...missingData(digest, texts), ...undelivered(digest, reader, texts)]
}

function missingData({ dataQuality }: Digest, { lead, summary }: Texts): string[] {
  const doubts = summary.doubts(dataQuality.doubts)
  return [
    ...dataQuality.stopped.map(({ dataset, lastDay }) => lead.stopped(dataset, lastDay)),
    ...(doubts.length === 0 ? [] : [lead.missing(doubts)]),
  ]
}

function undelivered(digest: Digest, reader: string, texts: Texts): string[] {
  const lastWeek = isoWeek(addDays(dayOf(digest.asOf), -7))
  const { shown, left } = firstOf(digest.undelivered, MOST_ALERTS)
  const alerts = shown.map((what) =>
    texts.undelivered.digest(
      { ...what, reason: clipped(visibleLine(what.reason), MAX_REASON) },
      { isReader: what.recipient === reader, isLastWeek: what.week === lastWeek },
    ),
  )
  return left === 0 ? alerts : [...alerts, texts.undelivered.more(left)]
}
