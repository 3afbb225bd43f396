// Cutting CSV text into rows: RFC 4180, line numbers, stray quotes, and rows without end.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvTextRow, createCsvCutter } from '../../../../shared/domain/drops/tables/csv-rows.ts'
import { MAX_ROW_CHARACTERS } from '../../../../shared/domain/drops/text/text-source.ts'

function cutAll(pieces: readonly string[], delimiter = ','): CsvTextRow[] {
  const cutter = createCsvCutter(delimiter)
  return [...pieces.flatMap((piece) => cutter.push(piece)), ...cutter.end()]
}

function cellsOf(text: string, delimiter = ','): (readonly string[])[] {
  return cutAll([text], delimiter).map(({ cells }) => cells)
}

function linesOf(text: string): number[] {
  return cutAll([text]).map(({ line }) => line)
}

describe('CSV rows', () => {
  it.each([
    [
      'plain fields',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a last line without break',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'blank fields',
      ',a\n,,b\n',
      [
        ['', 'a'],
        ['', '', 'b'],
      ],
    ],
    ['quotes around delimiters', '"a,b",c\n', [['a,b', 'c']]],
    [
      'quotes around a line break',
      '"a\nb",c\nd,e',
      [
        ['a\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['doubled quotes', '"say ""hi""",b\n', [['say "hi"', 'b']]],
    ['an empty quoted field', '"",b\n', [['', 'b']]],
    ['blanks around quotes', 'a, "b,c" ,d\n', [['a', 'b,c ', 'd']]],
  ])('are read with %s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected)
  })

  it.each([
    ['inside a field', '24" screen,b\n', [['24" screen', 'b']]],
    ['behind a quoted field', '"Best" Ltd,b\n', [['Best Ltd', 'b']]],
    [
      'never closed: the field ends with its line',
      'a,"b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['never closed, at the end of the file', 'a,"b', [['a', 'b']]],
    [
      'never closed, delimiters and all',
      'a,"b,c\nd,e,f\n',
      [
        ['a', 'b,c'],
        ['d', 'e', 'f'],
      ],
    ],
    [
      'never closed, before a quoted field',
      'a,"b\nc,"d"\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'never closed, before a doubled quote',
      'a,"b\nc,"d""e"\n',
      [
        ['a', 'b'],
        ['c', 'd"e'],
      ],
    ],
  ])('keep a stray quote %s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected)
  })

  it('may be separated by tab or semicolon', () => {
    expect(cellsOf('a\tb c\t"d\te"\n', '\t')).toEqual([['a', 'b c', 'd\te']])
    expect(cellsOf('a;"b;c";\n', ';')).toEqual([['a', 'b;c', '']])
  })

  it('leave out empty rows but count their lines', () => {
    expect(linesOf('a,b\n\nc,d\n  \n , "" ,\ne,f\n\n')).toEqual([1, 3, 6])
  })

  it('start on the physical line, counting quoted line breaks', () => {
    expect(linesOf('h\n"1\n2\n3",x\n"4\n5"\nz')).toEqual([1, 2, 5, 7])
  })

  it('start on the physical line after quotes that are never closed', () => {
    expect(linesOf('h\n"a\nb\n"c"\n"d\n')).toEqual([1, 2, 3, 4, 5])
  })

  it('are the same wherever the text is cut', () => {
    const piece = fc.constantFrom('a', 'b', ',', '"', '""', '\n', ' ', 'é')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat({ max: 40 })), (parts, cuts) => {
        const text = parts.join('')
        const places = [
          0,
          ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b),
          text.length,
        ]
        const pieces = places.slice(1).map((end, at) => text.slice(places[at], end))
        expect(cutAll(pieces)).toEqual(cutAll([text]))
      }),
      { numRuns: 500 },
    )
  })

  it('read back as they were written', () => {
    const field = fc.string({
      unit: fc.constantFrom('a', ',', ';', '"', '\n', '日', '\t'),
      maxLength: 6,
    })
    const row = fc.array(field, { minLength: 1, maxLength: 3 }).map((cells) => [...cells, 'x'])
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const quoted = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`))
        const text = quoted.map((cells) => `${cells.join(',')}\n`).join('')
        expect(cellsOf(text)).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the last row', () => {
  it('is truncated if it has no line end', () => {
    const cutOff = (text: string) => cutAll([text]).map(({ isCutOff }) => isCutOff)
    expect([cutOff('a,b\nc,d\n'), cutOff('a,b\nc'), cutOff('a,b\n"c"')]).toEqual([
      [false, false],
      [false, true],
      [false, true],
    ])
  })
})

describe('a row without end', () => {
  const LONG = 'x'.repeat(MAX_ROW_CHARACTERS + 100_000)

  it('is cut and reported as too long, and reading resumes on the next line', () => {
    const rows = cutAll([`h,i\n${LONG},b\nc,d\n`])
    expect(rows.map(({ line, broken }) => [line, broken])).toEqual([
      [1, null],
      [2, 'too_long'],
      [3, null],
    ])
    expect(rows[1]?.cells[0]).toHaveLength(MAX_ROW_CHARACTERS)
  })

  it('keeps nothing beyond its limit', () => {
    const cutter = createCsvCutter(',')
    const piece = 'x'.repeat(65_536)
    let rows = 0
    for (let pieces = 0; pieces < 2_000; pieces += 1) rows += cutter.push(piece).length
    expect(rows).toBe(1)
    expect(cutter.push('\na,b\n').map(({ line }) => line)).toEqual([2])
  })

  it('is not assumed when a quote is never closed: the rest of the file is read', () => {
    const lines = Array.from({ length: 200_000 }, (_, at) => `row${at},b\n`).join('')
    const rows = cutAll([`h,i\n"open,b\n${lines}`])
    expect(rows).toHaveLength(200_002)
    expect(rows[1]).toMatchObject({ line: 2, cells: ['open,b'], broken: null })
    expect(rows.at(-1)).toMatchObject({ line: 200_002, cells: ['row199999', 'b'] })
  })

  it('is not assumed for a quoted field of many lines', () => {
    const text = `h,i\n"${'line\n'.repeat(100_000)}",b\nc,d\n`
    const rows = cutAll([text.slice(0, 70_000), text.slice(70_000)])
    expect(rows.map(({ line, cells }) => [line, cells.length])).toEqual([
      [1, 2],
      [2, 2],
      [100_003, 2],
    ])
  })
})
