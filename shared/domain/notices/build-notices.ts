// Builds the notices of a local day, each with a period that makes it unique among its kind.

import { addDays, type Day, formatDay, isoWeek } from '../calendar.ts'
import { byCodePoint } from '../ids.ts'
import type { Partner } from '../settings.ts'
import type { Gap } from './gaps.ts'
import type { GapNotice, NoticedRefusal, RefusalNotice } from './notice.ts'

export interface DatedNotice {
  readonly notice: GapNotice | RefusalNotice
  readonly period: string
}

/** `gaps`: those to notify today; datasets that stopped on the same day share a notice. */
export function gapNotice(partner: Partner, day: Day, gaps: readonly Gap[]): DatedNotice[] {
  if (gaps.length === 0) return []
  const notice: GapNotice = {
    ...headOf(partner, day),
    kind: 'gap',
    gaps: gaps.map(({ dataset, lastDay }) => ({
      dataset,
      lastDay: formatDay(lastDay),
      ageDays: day - lastDay,
    })),
  }
  return [
    { notice, period: gaps.map(({ dataset, lastDay }) => `${dataset}-${formatDay(lastDay)}`).join('_') },
  ]
}

export function refusalNotice(partner: Partner, day: Day, drops: readonly NoticedRefusal[]): DatedNotice[] {
  if (drops.length === 0) return []
  const inOrder = drops.toSorted((a, b) => byCodePoint(a.key, b.key))
  const notice: RefusalNotice = {
    ...headOf(partner, day),
    kind: 'refusal',
    drops: inOrder.slice(0, MOST_DROPS),
    more: Math.max(0, drops.length - MOST_DROPS),
  }
  return [{ notice, period: formatDay(day) }]
}

/** A longer list would help no reader. */
const MOST_DROPS = 100

function headOf({ id, name }: Partner, day: Day) {
  return { partner: { id, name }, day: formatDay(day), week: isoWeek(addDays(day, -1)) }
}
