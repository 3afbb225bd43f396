// Support calls: a canonical ticket export, a Freshdesk export, and a phone log with counts only.

import { addDays, type Day, formatDay } from '../../../../shared/domain/calendar.ts'
import type { Cell } from '../../../../shared/domain/csv-line.ts'
import { daysOfWeek, weekEnd } from '../calendar.ts'
import { chanceOf, guidOf } from '../random.ts'
import { type CustomerStory, isWithin, type PartnerStory, WEEKS, type Week } from '../story.ts'
import { csvBody, dropKey, type SampleFile } from './csv.ts'

interface Call {
  readonly id: string
  readonly story: CustomerStory
  readonly day: Day
  /** A time of day that is on the same date in Europe and in America. */
  readonly openedAt: string
  readonly closedDay: Day
  readonly word: string
}

/** The help desk's own words: for what counts as a call for help, and for the rest. */
export interface HelpDesk {
  readonly prefix: string
  readonly helpWords: readonly [string, ...string[]]
  readonly otherWords: readonly [string, ...string[]]
}

const OTHER_CALL_SHARE = 0.12
const MAX_DAYS_OPEN = 9

/** Canonical tickets, one export a week; tickets still open at its end are in the next one too. */
export function* ticketFiles(
  partner: PartnerStory,
  desk: HelpDesk,
  asOf: Day,
  extraRows: readonly (readonly Cell[])[],
): Iterable<SampleFile> {
  const head = ['ticket_id', 'customer_id', 'opened_at', 'closed_at', 'category', 'status']
  for (const { day, calls } of exports(partner, desk, asOf)) {
    const rows = calls.map((call) => [
      call.id,
      guidOf(call.story.name),
      call.openedAt,
      call.closedDay > day ? null : formatDay(call.closedDay),
      call.word,
      call.closedDay > day ? 'open' : 'closed',
    ])
    const extra = day === asOf ? extraRows : []
    yield {
      key: dropKey(partner.id, 'support', day, 'tickets.csv'),
      body: csvBody(head, [...rows, ...extra]),
    }
  }
}

export function* freshdeskFiles(
  partner: PartnerStory,
  desk: HelpDesk,
  asOf: Day,
  extraRows: readonly (readonly Cell[])[],
): Iterable<SampleFile> {
  const head = [
    'Ticket Id',
    'Subject',
    'Status',
    'Priority',
    'Source',
    'Customer',
    'Created Time',
    'Resolved Time',
    'Type',
  ]
  for (const { day, calls } of exports(partner, desk, asOf)) {
    const rows = calls.map((call) => [
      call.id,
      `${call.word} about ${call.story.subscriptions[0]?.product.name ?? 'a product'}`,
      call.closedDay > day ? 'Open' : 'Closed',
      'Medium',
      'Email',
      call.story.name,
      call.openedAt,
      call.closedDay > day ? null : `${formatDay(call.closedDay)}T17:00:00Z`,
      call.word,
    ])
    const extra = day === asOf ? extraRows : []
    yield {
      key: dropKey(partner.id, 'support', day, 'freshdesk.csv'),
      body: csvBody(head, [...rows, ...extra]),
    }
  }
}

/** Counts for customers without tickets. */
export function* phoneLogFiles(partner: PartnerStory, asOf: Day): Iterable<SampleFile> {
  for (const [index, week] of WEEKS.entries()) {
    const day = weekEnd(asOf, week)
    const rows = partner.customers
      .filter(({ reported, calls }) => reported === 'counts' && (calls[index] ?? 0) > 0)
      .map((story) => [guidOf(story.name), formatDay(addDays(day, -2)), 'help', story.calls[index] ?? 0])
    const key = dropKey(partner.id, 'support', day, 'phone-log.csv')
    if (rows.length > 0) yield { key, body: csvBody(['customer_id', 'date', 'category', 'calls'], rows) }
  }
}

function* exports(partner: PartnerStory, desk: HelpDesk, asOf: Day): Iterable<{ day: Day; calls: Call[] }> {
  let stillOpen: Call[] = []
  let number = 1000
  for (const week of WEEKS) {
    const day = weekEnd(asOf, week)
    const calls = partner.customers
      .flatMap((story) => callsOf(story, desk, week, asOf))
      .map((call) => ({ ...call, id: `${desk.prefix}${number++}` }))
    yield { day, calls: [...stillOpen, ...calls] }
    stillOpen = calls.filter(({ closedDay }) => closedDay > day)
  }
}

function callsOf(story: CustomerStory, desk: HelpDesk, week: Week, asOf: Day): Call[] {
  if (story.reported === 'counts' || !isWithin(story.entitlementWeeks, week)) return []
  const chance = chanceOf(`${story.name} calls ${week}`)
  const days = daysOfWeek(asOf, week)
  const call = (words: HelpDesk['helpWords']): Call => {
    const day = days[chance.below(days.length)] ?? weekEnd(asOf, week)
    return {
      id: '',
      story,
      day,
      openedAt: `${formatDay(day)}T${10 + chance.below(6)}:${10 + chance.below(50)}:00Z`,
      closedDay: addDays(day, 1 + chance.below(MAX_DAYS_OPEN)),
      word: chance.pick(words),
    }
  }
  const help = Array.from({ length: story.calls[WEEKS.indexOf(week)] ?? 0 }, () => call(desk.helpWords))
  return chance.happens(OTHER_CALL_SHARE) ? [...help, call(desk.otherWords)] : help
}
