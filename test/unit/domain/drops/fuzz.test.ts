// Whatever the bytes are: the reader never throws, counts add up, rejects are all there, and cutting changes nothing.

import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BEGINNINGS, UNITS } from '../linearity/texts.ts'
import { csvRecords, entriesOf, outcomeOf, type Read, readAt } from './read.ts'
import { SAMPLES, type SampleFile } from './samples.ts'

/** `npm run fuzz` asks for more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 500)

/** Ten thousand runs take longer than a test usually may. */
const PATIENT = { timeout: 600_000 }

interface Damage {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

const SCRAPS = [
  '',
  ',',
  ';',
  '"',
  '""',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\0',
  '\ufeff',
  '{',
  '}',
  '[',
  ']',
  '\\',
  ':',
  'null',
  '-1',
  '1e9',
  '0',
  'true',
  'é',
  '🙂',
  '2026-11-22',
  '2026-12-31',
  '2025-01-01T00:00:00Z',
  '9999-12-31T23:59:59-12:00',
  'x'.repeat(300),
  'x'.repeat(1_100),
  'customer_id',
  '_line',
  'as_of_date',
  '\n\n',
  '"a\nb"',
  '🙂'.repeat(90),
]

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.nat({ max: 1_000 }),
  remove: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
  insert: fc.oneof(fc.constantFrom(...SCRAPS), fc.string({ maxLength: 8 })),
})

const encode: fc.Arbitrary<(text: string) => Buffer> = fc.constantFrom(
  (text: string) => Buffer.from(text),
  (text: string) => Buffer.from(text),
  (text: string) => Buffer.from(text, 'latin1'),
  (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
)
const wrap: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc.constantFrom(
  (bytes: Buffer) => bytes,
  (bytes: Buffer) => bytes,
  (bytes: Buffer) => gzipSync(bytes),
  (bytes: Buffer) => zstdCompressSync(bytes),
  (bytes: Buffer) => gzipSync(bytes).subarray(0, -6),
)

const damagedDrop = fc
  .tuple(fc.constantFrom(...SAMPLES), fc.array(damage, { maxLength: 4 }), encode, wrap)
  .map(([sample, damages, encoded, wrapped]) => ({
    key: sample.key,
    bytes: wrapped(encoded(damages.reduce(damageText, sample.text))),
  }))

/** What takes a careless reader's time, in many mixtures. */
const repeated = fc.tuple(fc.constantFrom(...UNITS), fc.integer({ min: 1, max: 60 }))
const hostileDrop = fc
  .tuple(
    fc.constantFrom(...SAMPLES),
    fc.option(fc.constantFrom(...BEGINNINGS), { nil: null }),
    fc.array(
      repeated.map(([unit, times]) => unit.repeat(times)),
      { maxLength: 6 },
    ),
    fc.array(damage, { maxLength: 3 }),
    encode,
    wrap,
  )
  .map(([sample, beginning, units, damages, encoded, wrapped]) => ({
    key: sample.key,
    bytes: wrapped(encoded(damages.reduce(damageText, (beginning ?? sample.text) + units.join('')))),
  }))

function damageText(text: string, { at, remove, insert }: Damage): string {
  const place = at % (text.length + 1)
  return text.slice(0, place) + insert + text.slice(place + remove)
}

function expectSound(read: Read): void {
  const { rows, problems, refused, customers } = outcomeOf(read)
  expect(rows.read).toBe(rows.accepted + rows.rejected + rows.skipped)
  expect(problems.reduce((sum, problem) => sum + problem.rows, 0)).toBe(rows.rejected)
  expect(csvRecords(read.rejects)).toHaveLength(rows.rejected)
  expect(customers).toBeLessThanOrEqual(rows.accepted + rows.skipped)
  if (refused === null) {
    if (rows.skipped === 0) expect(read.sheets.length > 0).toBe(rows.accepted > 0)
    for (const { days } of entriesOf(read)) expect(days).toBeLessThan(2 ** 28)
  } else {
    expect(refused.message).toMatch(/\.$/)
  }
}

describe('the reader', () => {
  it.each(SAMPLES)('accepts every row of the valid sample $key', async ({ key, text }: SampleFile) => {
    const read = await readAt(key, text)
    expectSound(read)
    const { rows, refused } = outcomeOf(read)
    expect(refused).toBeNull()
    expect(rows.rejected).toBe(0)
    expect(rows.accepted).toBeGreaterThan(0)
  })

  it('gives a consistent outcome, however a file is damaged', PATIENT, async () => {
    await fc.assert(
      fc.asyncProperty(damagedDrop, async ({ key, bytes }) => expectSound(await readAt(key, [bytes]))),
      { numRuns: RUNS },
    )
  })

  it('gives a consistent outcome, whatever is repeated', PATIENT, async () => {
    await fc.assert(
      fc.asyncProperty(hostileDrop, async ({ key, bytes }) => expectSound(await readAt(key, [bytes]))),
      { numRuns: RUNS },
    )
  })

  it('gives a consistent outcome, whatever the bytes', PATIENT, async () => {
    const keys = fc.constantFrom(...SAMPLES.map(({ key }) => key))
    await fc.assert(
      fc.asyncProperty(keys, fc.uint8Array({ maxLength: 300 }), async (key, bytes) => {
        expectSound(await readAt(key, [bytes]))
      }),
      { numRuns: RUNS },
    )
  })

  it('reads the same, however the bytes arrive', PATIENT, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(damagedDrop, hostileDrop),
        fc.array(fc.nat({ max: 400 }), { maxLength: 6 }),
        async ({ key, bytes }, lengths) => {
          const pieces: Buffer[] = []
          let rest = bytes
          for (const length of lengths) {
            pieces.push(rest.subarray(0, length))
            rest = rest.subarray(length)
          }
          expect(await readAt(key, [...pieces, rest])).toEqual(await readAt(key, [bytes]))
        },
      ),
      { numRuns: Math.ceil(RUNS / 5) },
    )
  })
})
