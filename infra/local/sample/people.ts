// The users of a customer of the sample: who uses what, and on which days.

import type { Day } from '../../../shared/domain/calendar.ts'
import { reportedDays } from './calendar.ts'
import { type Chance, chanceOf } from './random.ts'
import { type Seat, seatsOf } from './seats.ts'
import type { CustomerStory, OtherPeople, ProductStory, Week, WeekSpan } from './story.ts'

export interface Person {
  readonly user: string
  readonly product: ProductStory | undefined
  readonly subscription: string | undefined
  readonly deletedFrom: Week | undefined
  readonly isUnlicensed: boolean
  readonly workloads: readonly Workload[]
}

export interface Workload {
  readonly name: string
  /** Days of use, in order; none for a seat that nobody uses. */
  readonly days: readonly Day[]
}

const WORKLOADS: readonly [readonly string[], ...(readonly string[])[]] = [
  ['exchange', 'teams'],
  ['exchange', 'teams', 'sharepoint'],
  ['exchange', 'onedrive'],
  ['teams', 'onedrive', 'sharepoint'],
  ['exchange'],
]

const IDLE_WEEK_SHARE = 0.15
const IDLE_SECOND_WORKLOAD_SHARE = 0.3
const FURTHER_DAY_SHARE = 0.4

/** Everybody of the customer with a seat or with any use. */
export function peopleOf(story: CustomerStory, asOf: Day): Person[] {
  const chance = chanceOf(story.name)
  const useOf = (names: readonly string[], weeks: WeekSpan | null): Workload[] =>
    names.map((name, rank) => ({
      name,
      days:
        weeks === null
          ? []
          : daysOfUse(weeks, rank, (week) => reportedDays(story.reported, asOf, week), chance),
    }))
  const people = [
    ...seatsOf(story).map((seat) => seated(seat, useOf(workloadsOf(seat, chance), seat.weeks))),
    ...(story.others ?? []).flatMap((group) =>
      Array.from({ length: group.count }, () => other(group, useOf(group.workloads, group.weeks))),
    ),
  ]
  return people.map((person, index) => ({ ...person, user: addressOf(story, index + 1) }))
}

function workloadsOf({ product }: Seat, chance: Chance): readonly string[] {
  return product.service === 'dynamics365' ? ['dynamics365'] : chance.pick(WORKLOADS)
}

function seated({ product }: Seat, workloads: Workload[]): Omit<Person, 'user'> {
  return { product, subscription: undefined, deletedFrom: undefined, isUnlicensed: false, workloads }
}

function other(group: OtherPeople, workloads: Workload[]): Omit<Person, 'user'> {
  const { product, subscription, deletedFrom, isUnlicensed = false } = group
  return { product, subscription, deletedFrom, isUnlicensed, workloads }
}

/** The first workload is used in the first and the last week, and never left for two weeks on end. */
function daysOfUse([from, to]: WeekSpan, rank: number, daysIn: (week: Week) => Day[], chance: Chance): Day[] {
  const days: Day[] = []
  let wasIdle = true
  for (let week = from; week <= to; week += 1) {
    const isIdle: boolean =
      rank > 0
        ? chance.happens(IDLE_SECOND_WORKLOAD_SHARE)
        : !wasIdle && week < to && chance.happens(IDLE_WEEK_SHARE)
    if (!isIdle) days.push(...someOf(daysIn(week), chance))
    wasIdle = isIdle
  }
  return days
}

function someOf(days: readonly Day[], chance: Chance): Day[] {
  const first = chance.below(days.length)
  return days.filter((_, index) => index === first || chance.happens(FURTHER_DAY_SHARE))
}

function addressOf(story: CustomerStory, number: number): string {
  const domain = story.name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
  return `user${String(number).padStart(3, '0')}@${domain}.example`
}
