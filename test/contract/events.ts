// The contract of every bus of events: each event arrives at least once, unchanged.

import { beforeEach, describe, expect, it } from 'vitest'
import type { Events, PublicEvent } from '../../shared/ports/events.ts'

export interface EventsBench {
  readonly events: Events
  /** Those that have arrived, in any order. */
  arrived(): Promise<PublicEvent[]>
}

export function eventsContract(make: () => Promise<EventsBench>): void {
  describe('a bus of events', () => {
    let bench: EventsBench

    beforeEach(async () => {
      bench = await make()
    })

    const inOrder = (events: readonly PublicEvent[]) => events.map((event) => JSON.stringify(event)).sort()

    it('delivers an event unchanged', async () => {
      const event = {
        type: 'Flag new',
        detail: { schema: 1, id: 'a', customer_id: 'ünï "code"\n', figures: { x: 1.5 } },
      }
      await bench.events.put([event])
      expect(await bench.arrived()).toEqual([event])
    })

    it('delivers none, and many', async () => {
      const events = Array.from({ length: 37 }, (_, n) => ({ type: 'Flag new', detail: { id: `${n}` } }))
      await bench.events.put([])
      await bench.events.put(events)
      expect(inOrder(await bench.arrived())).toEqual(inOrder(events))
    })
  })
}
