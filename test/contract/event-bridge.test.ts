// Events over EventBridge, against the embedded one.

import { afterEach, describe, expect, it } from 'vitest'
import { type BusEvent, startEventBridge } from '../../infra/emulator/event-bridge.ts'
import { jsonReply } from '../../infra/emulator/json.ts'
import type { LoopbackServer } from '../../infra/emulator/loopback.ts'
import type { Handler } from '../../infra/emulator/service.ts'
import { eventBridgeClient, eventBus } from '../../shared/adapters/event-bus.ts'
import { credentials } from '../support/credentials.ts'
import { eventsContract } from './events.ts'

describe('over EventBridge', () => {
  let service: LoopbackServer
  let taken: BusEvent[] = []
  afterEach(() => service.close())

  async function start(middleware?: (next: Handler) => Handler) {
    taken = []
    service = await startEventBridge({ credentials, middleware, onEvent: (event) => taken.push(event) })
    return eventBus(eventBridgeClient({ endpoint: service.endpoint }), 'uptake-events')
  }

  eventsContract(async () => ({
    events: await start(),
    arrived: async () =>
      taken.map(({ detailType, detail }) => ({ type: detailType, detail: JSON.parse(detail) })),
  }))

  it('names its bus and its source', async () => {
    await (await start()).put([{ type: 'Flag new', detail: {} }])
    expect(taken).toMatchObject([{ bus: 'uptake-events', source: 'uptake' }])
  })

  it('puts those again that a call did not take', async () => {
    let calls = 0
    const partly =
      (next: Handler): Handler =>
      async (request) => {
        calls += 1
        if (calls > 1) return next(request)
        request.resume()
        const failed = { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }
        return jsonReply({ FailedEntryCount: 1, Entries: [{ EventId: 'e-1' }, failed] })
      }
    await (await start(partly)).put(['a', 'b'].map((id) => ({ type: 'Flag new', detail: { id } })))
    expect(taken.map(({ detail }) => detail)).toEqual(['{"id":"b"}'])
  })
})
