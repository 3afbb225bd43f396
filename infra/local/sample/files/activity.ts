// Who used what, for all customers of a partner together: snapshots, daily events, counts.

import { gzipSync } from 'node:zlib'
import { addDays, type Day, formatDay } from '../../../../shared/domain/calendar.ts'
import type { Cell } from '../../../../shared/domain/csv-line.ts'
import { daysOfWeek, missingDay, weekEnd } from '../calendar.ts'
import { type Person, peopleOf } from '../people.ts'
import { guidOf } from '../random.ts'
import { type CustomerStory, isWithin, type PartnerStory, WEEKS, type Week } from '../story.ts'
import { csvBody, dropKey, type SampleFile } from './csv.ts'

const SNAPSHOT_HEAD = [
  'customer_id',
  'user_id',
  'product_sku',
  'subscription_id',
  'workload',
  'last_activity_date',
]
const EVENTS_HEAD = ['customer_id', 'user_id', 'product_sku', 'workload', 'activity_date']
const COUNTS_HEAD = [
  'customer_id',
  'product_sku',
  'workload',
  'licenses_active',
  'licenses_qualified',
  'window_days',
]

const WINDOW = 28
/** Use that is counted is not the same for every workload. */
const SECOND_WORKLOAD_SHARE = 0.93

/** One snapshot for each of these weeks, gzipped. */
export function* snapshotFiles(
  partner: PartnerStory,
  weeks: readonly Week[],
  asOf: Day,
): Iterable<SampleFile> {
  const customers = withPeople(partner, asOf)
  for (const week of weeks) {
    const day = weekEnd(asOf, week)
    const rows = customers
      .filter(({ story }) => isWithin(story.activityWeeks, week))
      .flatMap(({ story, people }) => people.flatMap((person) => snapshotRows(story, person, day)))
    const body = csvBody(SNAPSHOT_HEAD, rows)
    yield { key: dropKey(partner.id, 'activity', day, 'usage-snapshot.csv.gz'), body: gzipSync(body) }
  }
}

export interface StrayRow {
  readonly daysAgo: number
  readonly cells: readonly Cell[]
}

/** One file for each day of these weeks, but for the missing one. */
export function* eventFiles(
  partner: PartnerStory,
  weeks: readonly Week[],
  asOf: Day,
  extraRows: readonly StrayRow[],
): Iterable<SampleFile> {
  const customers = withPeople(partner, asOf)
  for (const day of weeks.flatMap((week) => daysOfWeek(asOf, week))) {
    if (day === missingDay(asOf)) continue
    const rows = customers.flatMap(({ story, people }) =>
      people.flatMap((person) => eventRows(story, person, day)),
    )
    const extra = extraRows.filter(({ daysAgo }) => addDays(day, daysAgo) === asOf).map(({ cells }) => cells)
    yield {
      key: dropKey(partner.id, 'activity', day, 'events.csv'),
      body: csvBody(EVENTS_HEAD, [...rows, ...extra]),
    }
  }
}

/** Counts for customers whose export does not identify users. */
export function* countFiles(partner: PartnerStory, asOf: Day): Iterable<SampleFile> {
  const customers = partner.customers.filter(({ reported }) => reported === 'counts')
  for (const week of WEEKS) {
    const rows = customers.flatMap((story) => countRows(story, week))
    const key = dropKey(partner.id, 'activity', weekEnd(asOf, week), 'license-counts.csv')
    yield { key, body: csvBody(COUNTS_HEAD, rows) }
  }
}

function withPeople(partner: PartnerStory, asOf: Day): { story: CustomerStory; people: Person[] }[] {
  return partner.customers
    .filter(({ reported }) => reported === 'shared')
    .map((story) => ({ story, people: peopleOf(story, asOf) }))
}

function snapshotRows(story: CustomerStory, person: Person, day: Day): Cell[][] {
  return person.workloads.map(({ name, days }) => [
    guidOf(story.name),
    person.user,
    person.product?.sku ?? null,
    person.subscription ?? null,
    name,
    lastDay(days, day),
  ])
}

function eventRows(story: CustomerStory, person: Person, day: Day): Cell[][] {
  return person.workloads
    .filter(({ days }) => days.includes(day))
    .map(({ name }) => [guidOf(story.name), person.user, person.product?.sku ?? null, name, formatDay(day)])
}

function countRows(story: CustomerStory, week: Week): Cell[][] {
  const active = story.active[Math.max(week, 0)] ?? 0
  const own = story.subscriptions.flatMap(({ product, sold }) => [
    [guidOf(story.name), product.sku, 'exchange', active, sold, WINDOW],
    [guidOf(story.name), product.sku, 'teams', Math.round(active * SECOND_WORKLOAD_SHARE), sold, WINDOW],
  ])
  const others = (story.others ?? []).map(({ product, workloads, count }) => [
    guidOf(story.name),
    product?.sku ?? null,
    workloads[0] ?? null,
    count,
    count,
    WINDOW,
  ])
  return [...own, ...others]
}

export function lastDay(days: readonly Day[], until: Day): string | null {
  const last = days.findLast((day) => day <= until)
  return last === undefined ? null : formatDay(last)
}
