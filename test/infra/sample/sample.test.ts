import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { generateSample } from '../../../infra/local/sample/generate.ts'
import { addDays, type Day, dayOf } from '../../../shared/domain/calendar.ts'
import { parseDropKey } from '../../../shared/domain/drops/drop-key.ts'
import { parseSettings } from '../../../shared/domain/settings-file.ts'
import { sampleExpectations } from './expectations.ts'

const AS_OF = dayOf('2026-11-22')

describe('the sample portfolio', () => {
  it('is the same for the same day, and another for another', () => {
    expect(fingerprint(AS_OF)).toBe(fingerprint(AS_OF))
    expect(fingerprint(AS_OF)).not.toBe(fingerprint(addDays(AS_OF, 1)))
  })

  it.each([AS_OF, dayOf('2024-02-29'), dayOf('2027-01-03')])(
    'ends on any as-of day (%i) and reaches back sixteen weeks',
    (asOf) => {
      const days = drops(asOf).map(({ address }) => address.keyDay)
      expect(Math.max(...days)).toBe(asOf)
      expect(Math.min(...days)).toBe(asOf - 15 * 7)
    },
  )

  it('has settings without a mistake, and keys that fit', () => {
    const files = new Map(
      Array.from(generateSample(AS_OF), ({ key, body }) => [key, Buffer.from(body).toString()]),
    )
    const parsed = parseSettings(files.get('partners.json') ?? '')
    expect(parsed).not.toHaveProperty('problems')
    expect(new Set(drops(AS_OF).map(({ address }) => address.partner))).toEqual(
      new Set(['brisa', 'harborline', 'atlas-it']),
    )
  })

  it('never uses a key twice', () => {
    const keys = Array.from(generateSample(AS_OF), ({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBeGreaterThan(200)
  })

  it('has every kind of file that it promises', () => {
    const all = drops(AS_OF)
    const heads = all.map(({ body }) => headOf(body))
    expect(
      heads.filter((head) => head.startsWith('\ufeffReport Refresh Date,User Principal Name')).length,
    ).toBeGreaterThan(50)
    expect(heads.filter((head) => head.includes(';')).length).toBeGreaterThan(10)
    expect(heads.filter((head) => head.includes('licenses_active'))).toHaveLength(16)
    expect(heads.filter((head) => head.startsWith('Ticket Id,'))).toHaveLength(16)
    expect(heads.filter((head) => head.startsWith('ticket_id,'))).toHaveLength(17)
    expect(heads.filter((head) => head.endsWith(',calls')).length).toBeGreaterThan(1)
    expect(all.filter(({ body }) => isGzip(body)).length).toBeGreaterThan(10)
    expect(all.filter(({ address }) => address.customer !== null).length).toBeGreaterThan(50)
  })
})

describe('the table of the sample', () => {
  const expectations = sampleExpectations()

  it('names every customer of the portfolios but the one who left', () => {
    const names = new Set(expectations.map(({ partner, customer }) => `${partner} ${customer}`))
    expect(names.size).toBe(29)
    expect(expectations).toHaveLength(29)
  })

  it('shows every rule, every severity, every state and every class', () => {
    const flags = expectations.flatMap((expected) =>
      expected.flags
        .split(' ')
        .filter(Boolean)
        .map((flag) => flag.split(':')),
    )
    const nth = (index: number): Set<string | undefined> => new Set(flags.map((flag) => flag[index]))
    expect(nth(0)).toEqual(
      new Set([
        'low_usage',
        'low_deployment',
        'declining',
        'unmatched_products',
        'high_support',
        'at_risk',
        'over_100',
        'expansion',
        'stale_data',
      ]),
    )
    expect(nth(1)).toEqual(new Set(['info', 'warning', 'critical']))
    expect(nth(2)).toEqual(new Set(['new', 'continuing', 'improving', 'cleared']))
    expect(new Set(expectations.flatMap(({ classes }) => Object.keys(classes)))).toEqual(
      new Set(['transferred', 'inactive_subscription', 'trial', 'yammer', 'unlicensed', 'inferred']),
    )
  })
})

function drops(asOf: Day) {
  return Array.from(generateSample(asOf)).flatMap(({ key, body }) => {
    if (key === 'partners.json') return []
    const address = parseDropKey(key)
    if (address.kind === 'invalid') throw new Error(`${key}: ${address.problem}`)
    return [{ address, body }]
  })
}

function headOf(body: Uint8Array): string {
  const text = Buffer.from(isGzip(body) ? gunzipSync(body) : body).toString()
  return text.split('\r\n')[0] ?? ''
}

function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b
}

function fingerprint(asOf: Day): string {
  const hash = createHash('sha256')
  for (const { key, body } of generateSample(asOf)) hash.update(key).update(body)
  return hash.digest('hex')
}
