// CSV is cut alike as bytes and as text, wherever the one takes over from the other.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../../../shared/domain/drops/tables/batch.ts'
import { createCsvBatches } from '../../../../shared/domain/drops/tables/csv-batches.ts'
import { createCsvCutter } from '../../../../shared/domain/drops/tables/csv-rows.ts'
import { cutAll, type Rows } from '../../../../shared/domain/drops/tables/rows.ts'
import { UncutRows } from '../../../../shared/domain/drops/tables/uncut-rows.ts'
import { MAX_ROW_CHARACTERS } from '../../../../shared/domain/drops/text/text-source.ts'

const scrap = fc.constantFrom(
  'a',
  'bc',
  'é',
  '\u00a0',
  ' ',
  '\t',
  ',',
  ',',
  ',',
  '\n',
  '\n',
  '"',
  '""',
  ';',
  '日',
)
const pieces = fc.array(
  fc.array(scrap, { maxLength: 12 }).map((scraps) => scraps.join('')),
  { maxLength: 12 },
)

interface Row {
  readonly line: number
  readonly cells: readonly string[]
  readonly isCutOff: boolean
  readonly broken: string | null
}

function rowsAsText(delimiter: string, all: readonly string[]): Row[] {
  const cutter = createCsvCutter(delimiter, 2)
  const rows = [...all.flatMap((piece) => cutter.push(piece)), ...cutter.end()]
  return rows.map(({ line, cells, isCutOff, broken }) => ({ line, cells, isCutOff, broken }))
}

function rowsInBatches(delimiter: string, all: readonly string[]): Row[] {
  const cutter = createCsvBatches(delimiter, 2)
  const rows: Row[] = []
  for (const piece of all) {
    for (const next of cutter.push(Buffer.from(piece))) rows.push(...rowsOf(cutAll(next)))
  }
  return [...rows, ...rowsOf(cutter.end())]
}

function rowsOf(batch: Batch): Row[] {
  return Array.from({ length: batch.rows }, (_, row) => ({
    line: batch.line(row),
    cells: Array.from({ length: batch.width(row) }, (_each, at) => batch.column(at).text(row)),
    isCutOff: batch.isCutOff(row),
    broken: batch.broken(row),
  }))
}

describe('batches of CSV', () => {
  it('hold the rows that a text has, however it comes and wherever quotes stand', () => {
    fc.assert(
      fc.property(pieces, fc.constantFrom(',', ';', '\t', ' ', 'a'), (all, delimiter) => {
        expect(rowsInBatches(delimiter, all)).toEqual(rowsAsText(delimiter, all))
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['a', MAX_ROW_CHARACTERS],
    ['a', MAX_ROW_CHARACTERS + 1],
    ['é', MAX_ROW_CHARACTERS - 1],
    ['"', MAX_ROW_CHARACTERS + 1],
  ])('cut a line of many %s as a text is cut: %i', (unit, length) => {
    const line = `${unit.repeat(length)}\n`
    const all = [
      'x,y\n',
      line.slice(0, 300_000),
      line.slice(300_000, 900_000),
      `${line.slice(900_000)}1,2\n`,
      '3,"4"\n5,6',
    ]
    expect(rowsInBatches(',', all)).toEqual(rowsAsText(',', all))
  })

  it('are cut alike one by one', () => {
    fc.assert(
      fc.property(pieces, (all) => {
        const cutter = createCsvBatches(',', 2)
        const oneByOne = (rows: Rows): Row[] => {
          if (!(rows instanceof UncutRows)) return rowsOf(rows)
          const found: Row[] = []
          while (rows.start < rows.end) found.push(...rowsOf(rows.next()))
          return found
        }
        const found: Row[] = []
        for (const piece of all)
          for (const rows of cutter.push(Buffer.from(piece))) found.push(...oneByOne(rows))
        expect([...found, ...rowsOf(cutter.end())]).toEqual(rowsAsText(',', all))
      }),
    )
  })
})
