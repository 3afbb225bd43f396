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

describe('the keys of reports and messages', () => {
  it('keep ordinary addresses unchanged', () => {
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

  it('of notices are in a folder beside the digests of their week', () => {
    expect(noticeMailKey(golden, '2026-W47', 'refusal-2026-11-23', '../x@y.example')).toBe(
      'mail/golden/2026-W47/notices/refusal-2026-11-23-%2E.%2Fx@y.example.eml',
    )
    const name = noticeMailKey(golden, '2026-W47', 'refusal-2026-11-23', 'x'.repeat(400)).split('/').at(-1)
    expect(Buffer.byteLength(name ?? '')).toBeLessThanOrEqual(255)
  })

  it('of frozen content contain its hash and no recipient', () => {
    expect(snapshotKey(golden, '2026-W47', 'abc')).toBe('digests/golden/2026-W47/abc.json')
    expect(frozenNoticeKey(golden, '2026-11-23', 'abc')).toBe('digests/golden/notices/2026-11-23/abc.json')
  })

  it('of the whole portfolio are in a folder without a recipient', () => {
    expect(reportKey(golden, '2026-11-22', 'digest.json', null)).toBe('reports/golden/2026-11-22/digest.json')
  })

  it.each([
    ['../x@y.example', '%2E.%2Fx@y.example'],
    ['a/b@y.example', 'a%2Fb@y.example'],
    ['50%@y.example', '50%25@y.example'],
    ['ü@y.example', '%C3%BC@y.example'],
  ])('turn %j into one safe segment', (address, segment) => {
    expect(mailKey(golden, '2026-W47', address)).toBe(`mail/golden/2026-W47/${segment}.eml`)
  })

  it('differ for different recipients and suit file systems', () => {
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
  it('is parsed back', () => {
    for (const own of [null, 'ana@golden.example']) {
      const key = reportKey(golden, '2026-11-22', 'products.csv', own)
      expect(readReportKey(key)).toEqual({ partner: 'golden', asOf: '2026-11-22', own, file: 'products.csv' })
    }
  })
})

describe('settings', () => {
  it('are recognised by their names, at the root only', () => {
    const names = ['partners.json', 'products.csv', 'notes.txt', 'golden/partners.json', 'Partners.json']
    expect(names.filter(isSettingsFile)).toEqual(['partners.json', 'products.csv'])
  })
})

const KEY = 'northwind/activity/2026-11-20/day.csv.gz'

describe('the keys of receipts', () => {
  it('are beside those of the rejects, under the path of the drop', () => {
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

  it('stay under the refused ones, whatever a key contains', () => {
    expect(receiptKey('../../etc//x', true)).toBe('receipts/_refused/%2E2E/%2E2E/etc/%/x.receipt.json')
  })

  it('end in a hash if they would be longer than 1,024 bytes', () => {
    const long = `golden/activity/2026-11-20/${'ü'.repeat(498)}`
    const key = receiptKey(long, false)
    expect(key).toMatch(/^receipts\/golden\/activity\/2026-11-20\/ü+-[0-9a-f]{32}\.receipt\.json$/u)
    expect(Buffer.byteLength(key)).toBeGreaterThan(1020)
    expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024)
    expect(receiptKey(`${long.slice(0, -1)}x`, false)).not.toBe(key)
    expect(rejectsKey(long, false)).toBe(key.replace(/\.receipt\.json$/, '.rejects.csv'))
  })

  it('differ from that of a key which equals the shortened name of another', () => {
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

  it('differ for different keys, fit S3 and never leave their folder', () => {
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
