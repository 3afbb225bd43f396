// Turns the number of active people at each weekly point into seats with runs of weeks in use.

import {
  type CustomerStory,
  FIRST_POINT,
  FIRST_WEEK,
  LAST_WEEK,
  type ProductStory,
  type SubscriptionStory,
  type Week,
  type WeekSpan,
} from './story.ts'

export interface Seat {
  readonly product: ProductStory
  /** null: assigned, and never used. */
  readonly weeks: WeekSpan | null
}

/** Use counts for as many weekly points as weeks in the window. */
const WEEKS_IN_WINDOW = 4

interface Run {
  readonly subscription: SubscriptionStory
  readonly from: Week
}

export function seatsOf(story: CustomerStory): Seat[] {
  const subscriptions = story.subscriptions.filter(({ isForOthers }) => isForOthers !== true)
  const seats: Seat[] = []
  const open: Run[] = []
  story.active.forEach((wanted, point) => {
    while (open.length > wanted) {
      const ended = open.shift()
      if (ended !== undefined) seats.push(endedSeat(ended, FIRST_POINT + point, story))
    }
    while (open.length < wanted) {
      open.push({
        subscription: emptiest(subscriptions, open, story),
        from: point === 0 ? FIRST_WEEK : FIRST_POINT + point,
      })
    }
  })
  for (const { subscription, from } of open) {
    seats.push({ product: subscription.product, weeks: [from, LAST_WEEK] })
  }
  return [...seats, ...subscriptions.flatMap((subscription) => idleSeats(subscription, open))]
}

/** Who no longer counts at a point was last active just before its window. */
function endedSeat({ subscription, from }: Run, point: Week, story: CustomerStory): Seat {
  const to = point - WEEKS_IN_WINDOW
  if (to < from) throw new RangeError(`${story.name}: nobody can leave so soon before week ${point}`)
  return { product: subscription.product, weeks: [from, to] }
}

function emptiest(
  subscriptions: readonly SubscriptionStory[],
  open: readonly Run[],
  story: CustomerStory,
): SubscriptionStory {
  const free = (subscription: SubscriptionStory): number => subscription.sold - inUse(subscription, open)
  const [first] = subscriptions.toSorted((a, b) => free(b) - free(a))
  if (first === undefined) throw new RangeError(`${story.name}: no subscription for the active people`)
  return first
}

function idleSeats(subscription: SubscriptionStory, open: readonly Run[]): Seat[] {
  const assigned = subscription.assignedLater?.assigned ?? subscription.assigned ?? 0
  const length = Math.max(assigned - inUse(subscription, open), 0)
  return Array.from({ length }, () => ({ product: subscription.product, weeks: null }))
}

function inUse(subscription: SubscriptionStory, open: readonly Run[]): number {
  return open.filter((run) => run.subscription === subscription).length
}
