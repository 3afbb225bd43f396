// What every ledger of notices must do.

import { beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '../../shared/domain/calendar.ts'
import type { NoticeLedger, NoticeRecord } from '../../shared/ports.ts'
import { noise } from '../noise.ts'
import { partner } from './builders.ts'
import { race } from './race.ts'

function record(fields: Partial<NoticeRecord> = {}): NoticeRecord {
  return {
    partner: partner(),
    day: dayOf('2026-11-23'),
    toldKey: 'digests/northwind/notices/ab.json',
    mails: [
      {
        recipient: 'ana@x.example',
        kind: 'refusal',
        period: '2026-11-23',
        contentKey: 'digests/1.json',
        contentSha256: 'ab',
        dueAtMs: 1_000,
      },
    ],
    ...fields,
  }
}

export function noticeLedgerContract(make: () => Promise<NoticeLedger>): void {
  describe('a ledger of notices', () => {
    let ledger: NoticeLedger

    beforeEach(async () => {
      ledger = await make()
    })

    const stored = () => ledger.get(partner())

    it('knows nothing of a partner at first', async () => {
      expect(await stored()).toBeNull()
    })

    it('gives back what is saved', async () => {
      expect(await ledger.save(record(), null)).toBe(true)
      expect(await stored()).toEqual(record())
    })

    it('keeps partners apart', async () => {
      await ledger.save(record(), null)
      expect(await ledger.get(partner('northwind-2'))).toBeNull()
    })

    it('replaces what still stands as it was seen, and nothing else', async () => {
      const [today, tomorrow] = [record(), record({ day: dayOf('2026-11-24'), mails: [] })]
      await ledger.save(today, null)
      expect(await ledger.save(tomorrow, null)).toBe(false)
      expect(await ledger.save(tomorrow, record({ mails: [] }))).toBe(false)
      expect(await stored()).toEqual(today)
      expect(await ledger.save(tomorrow, await stored())).toBe(true)
      expect(await stored()).toEqual(tomorrow)
    })

    it('holds the messages of thousands of recipients', { timeout: 120_000 }, async () => {
      const mails = Array.from({ length: 9_000 }, (_, n) => ({
        recipient: `${noise(n, 100)}@x.example`,
        kind: 'refusal' as const,
        period: '2026-11-23',
        contentKey: 'digests/1.json',
        contentSha256: 'ab',
        dueAtMs: 1_000,
      }))
      expect(await ledger.save(record({ mails }), null)).toBe(true)
      expect(await stored()).toEqual(record({ mails }))
      expect(await ledger.save(record(), await stored())).toBe(true)
      expect(await stored()).toEqual(record())
    })

    it('does not replace what is not there', async () => {
      expect(await ledger.save(record(), record())).toBe(false)
      expect(await stored()).toBeNull()
    })

    it('lets one of many win', async () => {
      const saved = await race(8, (worker) => ledger.save(record({ toldKey: `${worker}` }), null))
      expect(saved.filter(Boolean)).toHaveLength(1)
      expect((await stored())?.toldKey).toBe(`${saved.indexOf(true)}`)
    })
  })
}
