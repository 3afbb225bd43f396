import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../../shared/domain/csv-line.ts'

describe('a line of CSV', () => {
  it('ends with CRLF and leaves null blank', () => {
    expect(csvLine(['a', null, 0, ''])).toBe('a,,0,\r\n')
  })

  it.each([
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\rlines', '"two\rlines"'],
    ['a;b', '"a;b"'],
    ['a\tb', '"a\tb"'],
    [' a', '" a"'],
    ['007', '007'],
  ])('quotes %j, which a reader might split or trim', (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`)
  })

  it.each([
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    ' =1',
    '\u00a0=1',
    '"=1',
    '  "+1',
    '＝1',
    '-',
    '--1',
    "'=1",
  ])('defuses %j, which a spreadsheet would run', (cell) => {
    expect(read(csvLine([cell]))).toEqual([`'${cell}`])
  })

  it.each(['-25.0', '-3', '-0,5', 'a=1', '1-2', 'x@y.example'])('leaves %j alone', (cell) => {
    expect(read(csvLine([cell]))).toEqual([cell])
  })

  it('can use another delimiter, and keeps formulas in files that no spreadsheet opens', () => {
    expect(csvLine(['a', 1, true, 'b;c'], { delimiter: ';' })).toBe('a;1;true;"b;c"\r\n')
    expect(csvLine(['=1+1'], { escapeFormulas: false })).toBe('=1+1\r\n')
  })

  it('reads back as what was written, whatever the cells hold', () => {
    const harmless = fc.string({ unit: 'grapheme' }).map((text) => `x${text}`)
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            harmless,
            fc.stringMatching(/^[x,"\r\n]+$/).map((text) => `x${text}`),
          ),
          { minLength: 1 },
        ),
        (cells) => {
          expect(read(csvLine(cells))).toEqual(cells)
        },
      ),
    )
  })
})

/** An independent reader of one RFC 4180 record. */
function read(line: string): string[] {
  expect(line.endsWith('\r\n')).toBe(true)
  const fields = line.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)
  return Array.from(fields, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}
