import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partnerId } from '../../../shared/domain/ids.ts'
import {
  frozenDigestKey,
  frozenNoticeKey,
  mailKey,
  noticeMailKey,
  reportKey,
  snapshotKey,
} from '../../../shared/views/report-keys.ts'

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
