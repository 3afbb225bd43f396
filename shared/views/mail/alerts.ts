// What a digest opens with before anything else: that an earlier one did not arrive.

import { addDays, dayOf, isoWeek } from '../../domain/calendar.ts'
import type { Digest } from '../../domain/digest/digest.ts'
import { clipped, visibleLine } from '../../domain/outside-words.ts'
import type { Texts } from '../texts/texts.ts'
import { firstOf } from './detail.ts'

const MOST_ALERTS = 3
const MAX_REASON = 200

export function alertsOf({ undelivered, asOf }: Digest, reader: string, { mail }: Texts): string[] {
  const lastWeek = isoWeek(addDays(dayOf(asOf), -7))
  const { shown, left } = firstOf(undelivered, MOST_ALERTS)
  const said = shown.map((what) =>
    mail.undelivered(
      { ...what, reason: clipped(visibleLine(what.reason), MAX_REASON) },
      {
        reader: what.recipient === reader,
        lastWeek: what.week === lastWeek,
      },
    ),
  )
  return left === 0 ? said : [...said, mail.moreUndelivered(left)]
}
