// A bus of events that keeps what it is given, in order; it can be made to take only some of it.

import { Transient } from '../../../shared/domain/errors.ts'
import type { Events, PublicEvent } from '../../../shared/ports/events.ts'

export interface FakeEvents extends Events {
  readonly arrived: PublicEvent[]
  /** How many events each of the next calls takes before it fails, in order; after them everything is taken. */
  readonly limits: number[]
}

export function fakeEvents(): FakeEvents {
  const arrived: PublicEvent[] = []
  const limits: number[] = []
  return {
    arrived,
    limits,
    async put(events) {
      const limit = limits.shift()
      arrived.push(...events.slice(0, limit))
      if (limit !== undefined) throw new Transient('the bus is busy')
    },
  }
}
