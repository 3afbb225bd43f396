// Events over EventBridge PutEvents: ten a call. Those of a call that fail are put again; an event may arrive more than
// once.

import {
  EventBridgeClient,
  type EventBridgeClientConfig,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge'
import { Transient } from '../domain/errors.ts'
import { EVENT_SOURCE } from '../domain/events/event.ts'
import type { Events } from '../ports/events.ts'
import { backoff, MAX_ATTEMPTS } from './backoff.ts'
import { toTransient } from './service-faults.ts'

const EVENTS_PER_CALL = 10

export function eventBridgeClient(config: EventBridgeClientConfig): EventBridgeClient {
  return new EventBridgeClient({
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...config,
  })
}

/** `bus`: its name. */
export function eventBus(client: EventBridgeClient, bus: string): Events {
  return {
    async put(events) {
      for (let start = 0; start < events.length; start += EVENTS_PER_CALL) {
        const some = events.slice(start, start + EVENTS_PER_CALL)
        await putAll(
          client,
          some.map(({ type, detail }) => ({
            EventBusName: bus,
            Source: EVENT_SOURCE,
            DetailType: type,
            Detail: JSON.stringify(detail),
          })),
        )
      }
    },
  }
}

async function putAll(client: EventBridgeClient, entries: readonly PutEventsRequestEntry[]): Promise<void> {
  let left = [...entries]
  for (let attempt = 1; left.length > 0; attempt++) {
    if (attempt > MAX_ATTEMPTS)
      throw new Transient(
        `EventBridge: ${left.length} events still not taken after ${MAX_ATTEMPTS} attempts.`,
      )
    if (attempt > 1) await backoff(attempt - 1)
    const { Entries = [] } = await put(client, left)
    // The answers stand in the order of the events.
    left = left.filter((_, at) => Entries[at]?.EventId === undefined)
  }
}

async function put(client: EventBridgeClient, Entries: PutEventsRequestEntry[]) {
  try {
    return await client.send(new PutEventsCommand({ Entries }))
  } catch (error) {
    throw toTransient(error, 'EventBridge PutEvents')
  }
}
