// Names that people give their files, as the last part of a key.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { buildDropKey, DATASETS, parseDropKey } from '../../../../shared/domain/drops/drop-key.ts'
import { cleanFileName, MAX_NAME_BYTES, numbered, stemOf } from '../../../../shared/domain/drops/file-name.ts'
import { customerId, type PartnerId } from '../../../../shared/domain/ids.ts'

describe('the name of a file', () => {
  it.each([
    ['licences.csv', 'licences.csv'],
    ['Häusler & Söhne (2).csv', 'Häusler & Söhne (2).csv'],
    ['C:\\Users\\Ana\\licences.csv', 'licences.csv'],
    ['../../fabrikam/a.csv', 'a.csv'],
    ['folder/', 'folder'],
    ['a\r\nb\u202ec.csv', 'a bc.csv'],
    ['e\u0301.csv', 'é.csv'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what S3 replaces in a key.
    ['${filename}', '{filename}'],
    ['..', 'file'],
    ['', 'file'],
    ['/', 'file'],
  ])('%j is %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean)
  })

  it('keeps its ending when it is cut', () => {
    const clean = cleanFileName(`${'ä'.repeat(200)}.csv.gz`)
    expect([Buffer.byteLength(clean), clean.endsWith('ä.csv.gz')]).toEqual([199, true])
    expect(numbered(clean, 12)).toMatch(/^ä+-12\.csv\.gz$/)
    expect(Buffer.byteLength(numbered(clean, 12))).toBeLessThanOrEqual(MAX_NAME_BYTES)
  })

  it('is numbered before its ending', () => {
    expect(['a.csv', 'a.csv.gz', '2026.11.19', '.csv', 'a'].map((name) => numbered(name, 2))).toEqual([
      'a-2.csv',
      'a-2.csv.gz',
      '2026.11.19-2',
      '.csv-2',
      'a-2',
    ])
  })
})

describe('a key with any name', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(fc.constantFrom('/', '\\', '.', '..', 'a', '$', '{', '}', '\n', '\u0000', '\ud800', 'ä', '.csv'))
      .map((parts) => parts.join('')),
  )
  const parts = fc.record({
    kind: fc.constantFrom('drop', 'rehearsal'),
    partner: fc.constantFrom('ab' as PartnerId, 'a'.repeat(63) as PartnerId),
    dataset: fc.constantFrom(...DATASETS),
    keyDay: fc.constantFrom(dayOf('2026-11-22'), dayOf('2024-02-29')),
    customer: fc.constantFrom(null, customerId('contoso'), customerId('x'.repeat(256))),
  })

  it('lies in its folder, says what it was made of, and is never too long', () => {
    fc.assert(
      fc.property(parts, anything, fc.integer({ min: 2, max: 9999 }), (given, name, n) => {
        const clean = cleanFileName(name)
        for (const file of [clean, numbered(clean, n)]) {
          const key = buildDropKey({ ...given, file })
          expect(parseDropKey(key)).toMatchObject({ ...given, file })
          expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024)
          expect(Buffer.byteLength(file)).toBeLessThanOrEqual(MAX_NAME_BYTES)
          expect(file.startsWith(stemOf(clean))).toBe(true)
          expect(key).toBe(Buffer.from(key).toString())
          expect(cleanFileName(file)).toBe(file)
        }
      }),
    )
  })
})
