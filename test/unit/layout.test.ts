import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partnerId } from '../../shared/domain/ids.ts'
import {
  frozenDigestKey,
  frozenNoticeKey,
  isReceipt,
  isRehearsal,
  isSettingsFile,
  mailKey,
  noticeMailKey,
  readReportKey,
  receiptKey,
  rejectsBeside,
  rejectsKey,
  reportKey,
  snapshotKey,
} from '../../shared/layout.ts'

const golden = partnerId('golden') ?? expect.fail('golden is an id')

describe('where reports and messages lie', () => {
  it('keeps ordinary addresses as they are', () => {
    const address = "o'brien+uptake_1@golden-partner.example"
    expect(mailKey(golden, '2026-W47', address)).toBe(`mail/golden/2026-W47/${address}.eml`)
    expect(reportKey(golden, '2026-11-22', 'customers.csv', address)).toBe(
      `reports/golden/2026-11-22/own/${address}/customers.csv`,
    )
    expect(frozenDigestKey(golden, '2026-W47', address, 'abc')).toBe(
      `digests/golden/2026-W47/${address}/abc.json`,
    )
    expect(frozenDigestKey(golden, '2026-W47', null, 'abc')).toBe('digests/golden/2026-W47/all/abc.json')
  })

  it('of a notice lies in a folder beside the digests of its week', () => {
    expect(noticeMailKey(golden, '2026-W47', 'refusal-2026-11-23', '../x@y.example')).toBe(
      'mail/golden/2026-W47/notices/refusal-2026-11-23-%2E.%2Fx@y.example.eml',
    )
    const name = noticeMailKey(golden, '2026-W47', 'refusal-2026-11-23', 'x'.repeat(400)).split('/').at(-1)
    expect(Buffer.byteLength(name ?? '')).toBeLessThanOrEqual(255)
  })

  it('of what is frozen holds its hash, and is nobody’s', () => {
    expect(snapshotKey(golden, '2026-W47', 'abc')).toBe('digests/golden/2026-W47/abc.json')
    expect(frozenNoticeKey(golden, '2026-11-23', 'abc')).toBe('digests/golden/notices/2026-11-23/abc.json')
  })

  it('of the whole portfolio is a folder of nobody', () => {
    expect(reportKey(golden, '2026-11-22', 'digest.json', null)).toBe('reports/golden/2026-11-22/digest.json')
  })

  it.each([
    ['../x@y.example', '%2E.%2Fx@y.example'],
    ['a/b@y.example', 'a%2Fb@y.example'],
    ['50%@y.example', '50%25@y.example'],
    ['ü@y.example', '%C3%BC@y.example'],
  ])('makes %j one safe segment', (address, segment) => {
    expect(mailKey(golden, '2026-W47', address)).toBe(`mail/golden/2026-W47/${segment}.eml`)
  })

  it('differs for different recipients and stays a name that file systems take', () => {
    const address = fc.string({ unit: 'binary', maxLength: 300 }).filter((text) => text.isWellFormed())
    fc.assert(
      fc.property(address, address, (a, b) => {
        const segments = mailKey(golden, '2026-W47', a).split('/')
        expect(segments).toHaveLength(4)
        expect(Buffer.byteLength(segments[3] ?? '')).toBeLessThanOrEqual(255)
        expect(segments[3]).not.toMatch(/^\.\.?$/)
        if (a !== b) expect(mailKey(golden, '2026-W47', b)).not.toBe(segments.join('/'))
      }),
    )
  })
})

describe('the key of a report', () => {
  it('is read back', () => {
    for (const own of [null, 'ana@golden.example']) {
      const key = reportKey(golden, '2026-11-22', 'products.csv', own)
      expect(readReportKey(key)).toEqual({ partner: 'golden', asOf: '2026-11-22', own, file: 'products.csv' })
    }
  })
})

describe('settings', () => {
  it('are known by their names, at the root alone', () => {
    const names = ['partners.json', 'products.csv', 'notes.txt', 'golden/partners.json', 'Partners.json']
    expect(names.filter(isSettingsFile)).toEqual(['partners.json', 'products.csv'])
  })
})

const KEY = 'northwind/activity/2026-11-20/day.csv.gz'

describe('where receipts lie', () => {
  it('is beside each other, under the path of the drop', () => {
    expect(receiptKey(KEY, false)).toBe(`receipts/${KEY}.receipt.json`)
    expect(rejectsKey(KEY, false)).toBe(`receipts/${KEY}.rejects.csv`)
    expect(rejectsBeside(receiptKey(KEY, false))).toBe(rejectsKey(KEY, false))
    expect([receiptKey(KEY, false), rejectsKey(KEY, false), 'mail/x.receipt.json'].map(isReceipt)).toEqual([
      true,
      false,
      false,
    ])
    expect([KEY, `validate/${KEY}`, 'validated/x'].map(isRehearsal)).toEqual([false, true, false])
    expect(receiptKey(`validate/${KEY}`, false)).toBe(`receipts/validate/${KEY}.receipt.json`)
    expect(receiptKey('stranger/support/2026-11-22/tickets.csv', true)).toBe(
      'receipts/_refused/stranger/support/2026-11-22/tickets.csv.receipt.json',
    )
  })

  it('is never outside the refused ones, whatever a key holds', () => {
    expect(receiptKey('../../etc//x', true)).toBe('receipts/_refused/%2E2E/%2E2E/etc/%/x.receipt.json')
  })

  it('ends in a hash where the key would be longer than 1,024 bytes', () => {
    const long = `golden/activity/2026-11-20/${'ü'.repeat(498)}`
    const key = receiptKey(long, false)
    expect(key).toMatch(/^receipts\/golden\/activity\/2026-11-20\/ü+-[0-9a-f]{32}\.receipt\.json$/u)
    expect(Buffer.byteLength(key)).toBeGreaterThan(1020)
    expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024)
    expect(receiptKey(`${long.slice(0, -1)}x`, false)).not.toBe(key)
    expect(rejectsKey(long, false)).toBe(key.replace(/\.receipt\.json$/, '.rejects.csv'))
  })

  it('differs from that of a key which is called like the shortened name of another', () => {
    const long = fc
      .tuple(fc.integer({ min: 940, max: 1000 }), fc.constantFrom('a', 'ü', '€', '😀'), fc.boolean())
      .map(([bytes, letter, refused]) => {
        const file = letter.repeat(Math.floor(bytes / Buffer.byteLength(letter)))
        return { key: `golden/activity/2026-11-20/${file}`, refused }
      })
    fc.assert(
      fc.property(long, ({ key, refused }) => {
        const folder = refused ? 'receipts/_refused/' : 'receipts/'
        const places = new Set<string>()
        let next = key
        for (let keys = 1; keys <= 4; keys += 1) {
          const place = receiptKey(next, refused)
          places.add(place)
          expect(places.size).toBe(keys)
          expect(Buffer.byteLength(place)).toBeLessThanOrEqual(1024)
          const twin = place.slice(folder.length, -'.receipt.json'.length)
          next = twin === next ? `${next}x` : twin
        }
      }),
    )
  })

  it('differs for different keys, fits S3 and climbs nowhere', () => {
    const segment = fc.oneof(
      fc.constantFrom('', '.', '..', '%', '%2E', 'a', 'validate'),
      fc.string({ maxLength: 400 }),
    )
    const anyKey = fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => segments.join('/'))
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        fc.pre(a !== b)
        const place = receiptKey(a, true)
        expect(place).not.toBe(receiptKey(b, true))
        expect(Buffer.byteLength(place)).toBeLessThanOrEqual(1024)
        expect(place.split('/')).not.toContain('..')
      }),
    )
  })
})
