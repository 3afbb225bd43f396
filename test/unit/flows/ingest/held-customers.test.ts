// Where the customers of a reading are noted: a few in the record, more in a manifest; both are kept beyond the sheets.

import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { seats } from '../../../support/drop-lines.ts'
import { readingAt, recordOf } from '../../../support/ledger.ts'
import { GOLDEN, goldenWorld } from '../../../support/partners.ts'
import { reconcileAll, upload } from '../../../support/reading.ts'

const PATH = 'entitlements/2026-11-20/a.csv'
const KEY = `golden/${PATH}`
const HOUR_MS = 3_600_000

const customers = (count: number) => Array.from({ length: count }, (_, n) => `customer-${n + 10}`)
const lines = (count: number) => seats(...customers(count).map((id) => `${id} 10 9`))

describe('the customers of a reading', () => {
  it.each([
    [3, true],
    [40, false],
  ])(
    '%d of them: in the record %j, and found until and after its sheets are deleted',
    async (count, isInRecord) => {
      const world = goldenWorld()
      const objects = (part: string) =>
        Object.entries(world.reports.texts()).filter(([key]) => key.includes(part))
      await upload(world, PATH, lines(count))
      const { generation, customers: noted } = await readingAt(KEY, world.ports)
      expect(noted).toEqual(isInRecord ? customers(count) : undefined)
      expect(objects('/manifest.json')).toHaveLength(isInRecord ? 0 : 1)

      await upload(world, PATH, lines(1))
      expect((await recordOf(KEY, world.ports)).garbage).toMatchObject([
        isInRecord ? { generation, customers: customers(count) } : { generation },
      ])

      world.advance(HOUR_MS + 1)
      await reconcileAll(world, [KEY])
      expect(objects('/manifest.json')).toEqual([])
      const [[, kept] = ['', '']] = objects(`/held/`)
      expect(JSON.parse(kept)).toEqual({ key: KEY, customers: customers(count) })
      const day = dayOf('2026-11-20')
      const left = world.ports.sheets.entitlements(GOLDEN, customerId('customer-12'), day, day)
      expect(await Array.fromAsync(left)).toEqual([])
    },
  )
})
