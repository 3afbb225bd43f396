// A drop arrives over a network: in chunks of any size, with pauses anywhere. None of that changes how it is read.

import { createHash } from 'node:crypto'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, type Read, readAt, readSource } from './read.ts'

const KEY = 'evil/activity/2026-11-22/day'
const HEADER = 'customer_id,user_id,product_sku,workload,activity_date'

type Row = readonly [customer: string, user: string, product: string, workload: string, date: string]

/** Names that hardly compress; every 50th row is rejected, and é is more than ASCII in each encoding. */
function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, at) => {
    const name = createHash('sha256').update(`${at}`).digest('base64url')
    return [
      'contoso',
      `é-${name}@contoso.example`,
      'ENTERPRISEPACK',
      'teams',
      `2026-11-${at % 50 === 7 ? 31 : 20}`,
    ]
  })
}

const recordOf = (row: Row) => Object.fromEntries(HEADER.split(',').map((name, at) => [name, row[at]]))

const SYNTAXES = {
  csv: (rows: readonly Row[]) => [HEADER, ...rows.map((row) => row.join(','))].join('\n'),
  ndjson: (rows: readonly Row[]) => rows.map((row) => JSON.stringify(recordOf(row))).join('\n'),
  json: (rows: readonly Row[]) => JSON.stringify({ value: rows.map(recordOf) }),
}

const ENCODINGS = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with its mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'windows-1252': (text: string) => Buffer.from(text, 'latin1'),
}

const CONTAINERS = {
  plain: Buffer.concat,
  gzip: (parts: readonly Buffer[]) => Buffer.concat(parts.map((part) => gzipSync(part))),
  zstd: (parts: readonly Buffer[]) => Buffer.concat(parts.map((part) => zstdCompressSync(part))),
}

const PAUSES = [
  null,
  () => Promise.resolve(),
  () => setImmediate(),
  () => setTimeout(0),
  () => setTimeout(1),
] as const

function namesOf<Name extends string>(table: Record<Name, unknown>): fc.Arbitrary<Name> {
  return fc.constantFrom(...(Object.keys(table) as Name[]))
}

/** Where to cut, as shares of the whole. */
const cuts = (max: number) => fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: max })

function cut(bytes: Buffer, shares: readonly number[]): Buffer[] {
  const places = [0, ...shares.map((share) => Math.floor(share * bytes.length)), bytes.length]
  places.sort((a, b) => a - b)
  return places.slice(1).map((place, at) => bytes.subarray(places[at], place))
}

const drop = fc
  .record({
    rows: fc.constantFrom(0, 1, 60, 2_000),
    syntax: namesOf(SYNTAXES),
    encoding: namesOf(ENCODINGS),
    container: namesOf(CONTAINERS),
    parts: cuts(5),
    cutOffBytes: fc.constantFrom(0, 0, 0, 1, 6, 700),
  })
  .map(({ rows, syntax, encoding, container, parts, cutOffBytes }) => {
    const content = ENCODINGS[encoding](SYNTAXES[syntax](rowsOf(rows)))
    const packed = CONTAINERS[container](cut(content, parts))
    return { content, bytes: packed.subarray(0, packed.length - cutOffBytes), isWhole: cutOffBytes === 0 }
  })
const journey = fc.record({
  shares: cuts(40),
  pauses: fc.array(fc.constantFrom(...PAUSES), { minLength: 1 }),
})

type Journey = typeof journey extends fc.Arbitrary<infer T> ? T : never

async function* travelling(bytes: Buffer, { shares, pauses }: Journey): AsyncGenerator<Buffer> {
  for (const [at, chunk] of cut(bytes, shares).entries()) {
    yield chunk
    await pauses[at % pauses.length]?.()
  }
}

async function readTravelling(bytes: Buffer, way: Journey): Promise<Read> {
  const isWhole = (start: number, end: number) => start === 0 && end === bytes.length
  return readSource(KEY, {
    bytes: bytes.length,
    read: (start, end) =>
      isWhole(start, end) ? travelling(bytes, way) : travelling(bytes.subarray(start, end), way),
  })
}

/** Without what the packing changes. */
function contentOf(read: Read): unknown {
  const { container, sha256, bytes, ...outcome } = outcomeOf(read)
  return { ...read, outcome }
}

describe('a drop that arrives with pauses', () => {
  it('is read as if it arrived at once', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(drop, journey, async ({ content, bytes, isWhole }, way) => {
        const read = await readTravelling(bytes, way)
        expect(read).toEqual(await readAt(KEY, bytes))
        if (isWhole) expect(contentOf(read)).toEqual(contentOf(await readAt(KEY, content)))
      }),
      { numRuns: 80 },
    )
  })

  it('yields every row of 48 frames, however slowly they arrive', async () => {
    const rows = rowsOf(48 * 606).map(([customer, user, product, workload]) => {
      return `${customer},${user},${product},${workload},2026-11-20\n`
    })
    const frames = Array.from({ length: 48 }, (_, at) => rows.slice(at * 606, (at + 1) * 606).join(''))
    const bytes = Buffer.concat([
      zstdCompressSync(`${HEADER}\n`),
      ...frames.map((frame) => zstdCompressSync(frame)),
    ])
    for (const pause of [null, () => setTimeout(1)]) {
      const shares = Array.from({ length: 150 }, (_, at) => at / 150)
      const read = await readTravelling(bytes, { shares, pauses: [pause] })
      expect(outcomeOf(read).rows).toEqual({ read: 29_088, accepted: 29_088, rejected: 0, skipped: 0 })
    }
  })
})
