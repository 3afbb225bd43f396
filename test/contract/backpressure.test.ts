// Tables that accept a tenth of the requested writes: ingest waits, and loses nothing.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startDynamo } from '../../infra/emulator/dynamo.ts'
import type { LoopbackServer } from '../../infra/emulator/loopback.ts'
import { createTables } from '../../shared/adapters/create-missing.ts'
import { dynamoClient } from '../../shared/adapters/dynamo/client.ts'
import { dynamoCustomerRegister } from '../../shared/adapters/dynamo/customer-register.ts'
import { dynamoRecords } from '../../shared/adapters/dynamo/records.ts'
import { dynamoSheetStore } from '../../shared/adapters/dynamo/sheet-store.ts'
import { dynamoTable } from '../../shared/adapters/dynamo/table.ts'
import { rememberingRegister } from '../../shared/adapters/remembering-register.ts'
import { type CustomerId, customerId } from '../../shared/domain/ids.ts'
import { countingReading } from '../../shared/domain/ledger/drop-state.ts'
import { verify } from '../../shared/flows/audit/verify.ts'
import type { IngestPorts } from '../../shared/flows/ingest/ports.ts'
import { reconcile } from '../../shared/flows/ingest/reconcile.ts'
import { credentials } from '../support/credentials.ts'
import { injectFaults, jsonAnswer } from '../support/faults.ts'
import { recordOf } from '../support/ledger.ts'
import { goldenWorld } from '../support/partners.ts'
import { generation, partner } from './builders.ts'
import { describeEmbedded } from './endpoint.ts'
import { type SimulatedTime, simulatedTime } from './simulated-time.ts'

const time = vi.hoisted(() => ({ sleep: async (_ms: number): Promise<void> => undefined }))
vi.mock('node:timers/promises', () => ({ setTimeout: (ms: number) => time.sleep(ms) }))

const KEY = 'golden/entitlements/2026-11-20/all.csv'
const CUSTOMERS = 400
const CUSTOMERS_PER_WRITE = 25
/** The most batches of a drop that are written at once. */
const WRITES_AT_ONCE = 2
const WRITES = new Set(['PutItem', 'UpdateItem', 'BatchWriteItem'])
/** One after the other: 1,000 a second without throttling. */
const CALL_MS = 1
const MS_PER_WRITE = 10 * CALL_MS
const THROTTLED = jsonAnswer('before', 400, {
  __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
})

describeEmbedded(
  'DYNAMODB',
  'it needs faults on demand',
  'tables that are throttled to a tenth of the requests',
  () => {
    let clock: SimulatedTime
    let tables: ThrottledTables
    let isThrottled: boolean
    let service: LoopbackServer

    beforeEach(async () => {
      clock = simulatedTime()
      time.sleep = clock.sleep
      tables = throttledTables(clock)
      isThrottled = false
      vi.spyOn(Math, 'random').mockImplementation(chances())
      service = await startDynamo({
        credentials,
        middleware: injectFaults((operation) =>
          isThrottled && WRITES.has(operation) && !tables.take() ? THROTTLED : undefined,
        ),
      })
    })
    afterEach(async () => {
      vi.restoreAllMocks()
      await service.close()
    })

    it('are filled at their own pace in one reading, with a bounded number of pending writes', async () => {
      const world = goldenWorld()
      world.put(KEY, rows())
      const { ports, mostWaiting } = await portsOver(world.ports)
      // As usual, customers are registered already, and only their sheets are written.
      await ports.register.add(partner('golden'), customers())
      const sinceMs = clock.nowMs()
      isThrottled = true
      await reconcile(KEY, ports)

      const pace = (clock.nowMs() - sinceMs) / tables.taken()
      expect(tables.taken()).toBeGreaterThan(CUSTOMERS / CUSTOMERS_PER_WRITE)
      expect(tables.refused()).toBeGreaterThan(0)
      expect(pace).toBeGreaterThan(0.9 * MS_PER_WRITE)
      expect(pace).toBeLessThan(5 * MS_PER_WRITE)
      expect(mostWaiting()).toBe(WRITES_AT_ONCE)
      const record = await recordOf(KEY, ports)
      // A worker that gave up would have left garbage and begun another generation.
      expect(record).toMatchObject({ revision: 1, pending: [], garbage: [] })
      expect(record.receiptWrittenAtMs).not.toBeNull()
      expect(countingReading(record.state)?.generation).toBe(generation('g000001'))
      expect(await Array.fromAsync(ports.register.list(partner('golden')))).toHaveLength(CUSTOMERS)
      const checked = await Array.fromAsync(verify({ partner: null, from: null }, ports))
      expect(checked).toEqual([{ key: KEY, differences: [] }])
    })

    /** The world's ports, with its tables in the throttled service. */
    async function portsOver(ports: IngestPorts): Promise<{ ports: IngestPorts; mostWaiting: () => number }> {
      // Retries of the SDK would wait on the real clock.
      const client = dynamoClient({ endpoint: service.endpoint, maxAttempts: 1 }, { read: 0, write: 0 })
      client.middlewareStack.add((next) => (args) => clock.spend(CALL_MS, () => next(args)), {
        step: 'finalizeRequest',
        name: 'time',
      })
      await createTables(client, ['Ledger', 'Sheets', 'Partners'])
      const stored = dynamoTable(client, 'Sheets')
      const sheets = dynamoSheetStore({ entitlements: stored, activity: stored, support: stored })
      let [waiting, most] = [0, 0]
      return {
        mostWaiting: () => most,
        ports: {
          ...ports,
          records: dynamoRecords(dynamoTable(client, 'Ledger')),
          register: rememberingRegister(dynamoCustomerRegister(dynamoTable(client, 'Partners')), Date.now),
          sheets: {
            ...sheets,
            async put(...sheet) {
              most = Math.max(most, ++waiting)
              await sheets.put(...sheet)
              waiting--
            },
          },
        },
      }
    }
  },
)

interface ThrottledTables {
  /** Whether they accept a write now. */
  take(): boolean
  taken(): number
  refused(): number
}

/** Unused capacity is not kept. */
function throttledTables(clock: SimulatedTime): ThrottledTables {
  const most = 1
  let [tokens, taken, refused, sinceMs] = [most, 0, 0, 0]
  return {
    take() {
      const nowMs = clock.nowMs()
      tokens = Math.min(most, tokens + (nowMs - sinceMs) / MS_PER_WRITE)
      sinceMs = nowMs
      const isTaken = tokens >= 1
      if (isTaken) tokens--
      if (isTaken) taken++
      else refused++
      return isTaken
    },
    taken: () => taken,
    refused: () => refused,
  }
}

function customers(): CustomerId[] {
  return Array.from({ length: CUSTOMERS }, (_, n) => customerId(`customer${n}`))
}

function rows(): string[] {
  const header = 'customer_id,subscription_id,product_sku,licenses_sold,status'
  return [header, ...customers().map((customer, n) => `${customer},s${n},E3,${n + 1},active`)]
}

/** As `Math.random`, the same in every run. */
function chances(): () => number {
  let seed = 1
  return () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
}
