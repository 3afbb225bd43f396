// Events as they are frozen and as others get them.

import * as z from 'zod/mini'
import { PoisonInput } from '../domain/errors.ts'
import { type DomainEvent, EVENT_TYPES } from '../domain/events/event.ts'
import { withSnakeKeys } from './key-case.ts'

const frozen = z.array(
  z.object({ type: z.enum(EVENT_TYPES), detail: z.looseObject({ schema: z.literal(1), id: z.string() }) }),
)
export type FrozenEvent = z.output<typeof frozen>[number]

export function eventsJson(events: readonly DomainEvent[]): string {
  return JSON.stringify(events.map(({ type, detail }) => ({ type, detail: withSnakeKeys(detail) })))
}

/** Reads what `eventsJson` wrote; throws PoisonInput for anything else. */
export function parseEvents(json: string): FrozenEvent[] {
  try {
    return frozen.parse(JSON.parse(json))
  } catch (cause) {
    throw new PoisonInput('This version cannot read the stored events.', { cause })
  }
}
