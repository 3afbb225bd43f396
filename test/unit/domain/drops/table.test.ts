// The syntax of a text and its rows: CSV, NDJSON, JSON.

import { describe, expect, it } from 'vitest'
import type { Batch, TextRow } from '../../../../shared/domain/drops/tables/batch.ts'
import { cutAll } from '../../../../shared/domain/drops/tables/rows.ts'
import { openTable } from '../../../../shared/domain/drops/tables/table.ts'
import { MAX_ROW_CHARACTERS } from '../../../../shared/domain/drops/text/text-source.ts'

async function tableOf(...pieces: string[]) {
  async function* text() {
    for (const piece of pieces) yield Buffer.from(piece)
  }
  const table = await openTable(text(), { list: null, isRecord: (columns) => columns.includes('single') })
  const batches = await Array.fromAsync(table.rows, cutAll)
  return { ...table, rows: batches.flatMap((batch) => rowsOf(batch, table.columns.length)) }
}

function rowsOf(batch: Batch, columns: number): Pick<TextRow, 'line' | 'broken' | 'cells' | 'lists'>[] {
  const places = Array.from({ length: columns }, (_, at) => at)
  return Array.from({ length: batch.rows }, (_, row) => ({
    line: batch.line(row),
    broken: batch.broken(row),
    cells: places.map((at) => (batch.column(at).has(row) ? batch.column(at).text(row) : undefined)),
    lists: places.filter((at) => !batch.column(at).isPlain(row)),
  }))
}

describe('a CSV text', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b,c;d\n1;2;3\n', ';'],
    ['a\tb\tc\n', '\t'],
    ['"a,b,c,d";e;f\n', ';'],
    ['a\n1\n', ','],
    ['a|b|c,d\n', '|'],
    ['a;b,c\n', ','],
    ['"a,b";"c,d"\n', ';'],
    ['5" disk,b;c;d\n', ';'],
    ['sep=|\na,b|c\n', '|'],
    ['\ufeffsep=;\na,b,c;d\n', ';'],
  ])('%j has the delimiter %j, that of the header line', async (text, delimiter) => {
    expect(await tableOf(text)).toMatchObject({ format: 'csv', delimiter })
  })

  it('has its header on the first line that is not empty', async () => {
    const table = await tableOf('\n \n', 'a,', '"b\n', 'c"\n1,2')
    expect(table.columns).toEqual(['a', 'b\nc'])
    expect(table.rows).toMatchObject([{ line: 5, cells: ['1', '2'] }])
  })

  it('may have lines above its header, which are skipped', async () => {
    const table = await tableOf('sep=;\n#TYPE Selected.User\n;;\na;b\n1;2\n')
    expect(table).toMatchObject({ columns: ['a', 'b'], skippedLines: ['sep=;', '#TYPE Selected.User'] })
    expect(table.rows).toMatchObject([{ line: 5, cells: ['1', '2'] }])
  })

  it('may be only a header', async () => {
    expect(await tableOf('a,b')).toMatchObject({ columns: ['a', 'b'], rows: [] })
  })

  it.each(['', '\n', ' \n \n', ',,,\n', 'sep=;\n'])('is refused if it is empty: %j', async (text) => {
    await expect(tableOf(text)).rejects.toMatchObject({ refusal: { code: 'missing_column' } })
  })

  it('is refused if its header never ends', async () => {
    const piece = 'column,'.repeat(10_000)
    const pieces = Array.from({ length: 20 }, () => piece)
    expect(piece.length * pieces.length).toBeGreaterThan(MAX_ROW_CHARACTERS)
    await expect(tableOf(...pieces)).rejects.toMatchObject({ refusal: { code: 'not_text' } })
  })
})

describe('an NDJSON text', () => {
  it('has one record per line, with the columns that records name', async () => {
    const table = await tableOf('{"a":1,"b":"x"}\n\n{"b":true,"c"', ':null}\n')
    expect(table).toMatchObject({ format: 'ndjson', delimiter: null, columns: ['a', 'b', 'c'] })
    expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, '1', 'x', undefined],
      [3, undefined, 'true', ''],
    ])
  })

  it.each(['[1]', '{"a":', 'null', '"x"', '{"a":1}{"b":2}', `${'['.repeat(10_000)}${']'.repeat(10_000)}`])(
    'rejects the line %.20s',
    async (line) => {
      const table = await tableOf(`{"a":1}\n${line}\n{"a":2}\n`)
      expect(table.rows.map(({ line: number, broken }) => [number, broken])).toEqual([
        [1, null],
        [2, 'bad_json'],
        [3, null],
      ])
    },
  )

  it('is recognised although its first line is broken', async () => {
    const table = await tableOf('{"a":\n', '{"a":2}\n')
    expect(table.format).toBe('ndjson')
    expect(table.rows.map(({ broken }) => broken)).toEqual(['bad_json', null])
  })

  it('names members of objects with a dot, and joins lists of plain values', async () => {
    const { columns, rows } = await tableOf(
      '{"a":["x",1,null],"b":{"c":1,"d":{"e":null}},"f":[{"g":1}],"h":[],"i":{}}\n{"b":{"c":2}}\n',
    )
    expect(columns).toEqual(['a', 'b.c', 'b.d.e', 'f', 'h'])
    expect(rows).toMatchObject([
      { cells: ['x+1', '1', '', '', ''], lists: [3] },
      { cells: [undefined, '2', undefined, undefined, undefined], lists: [] },
    ])
  })

  it('keeps the text of a number that a double cannot hold, whatever else has its name', async () => {
    const { rows } = await tableOf(
      '{"a":1,"b":{"a":98765432109876543210},"a":12345678901234567890,"d":1.5,"e":9007199254740991}\n{"a":1E+400}\n',
    )
    expect(rows).toMatchObject([
      { cells: ['12345678901234567890', '98765432109876543210', '1.5', '9007199254740991'] },
      { cells: ['1E+400', undefined, undefined, undefined] },
    ])
  })

  it('cuts an endless line', async () => {
    const { rows } = await tableOf('{"a":1}\n', '{"a":"', 'x'.repeat(MAX_ROW_CHARACTERS), '"}\n{"a":2}')
    expect(rows.map(({ line, broken }) => [line, broken])).toEqual([
      [1, null],
      [2, 'too_long'],
      [3, null],
    ])
  })

  it('has no columns if no line is an object', async () => {
    expect(await tableOf('{"a":\n{"b":\n')).toMatchObject({
      columns: [],
      rows: [{ broken: 'bad_json' }, { broken: 'bad_json' }],
    })
  })

  it('finds columns that only later records have', async () => {
    const lines = Array.from({ length: 1_500 }, () => '{"a":1}\n').join('')
    const table = await tableOf(lines, '{"b":2}\n')
    expect(table.columns).toEqual(['a', 'b'])
    expect(table.rows.at(-1)).toEqual({ line: 1_501, cells: [undefined, '2'], broken: null, lists: [] })
  })
})

describe('a JSON document', () => {
  it('numbers records by position', async () => {
    const table = await tableOf('{\n "value": [\n{"a":1},\n 5,\n{"a":3}]}')
    expect(table).toMatchObject({ format: 'json', delimiter: null, columns: ['a'] })
    expect(table.rows.map(({ line, broken }) => [line, broken])).toEqual([
      [1, null],
      [2, 'bad_json'],
      [3, null],
    ])
  })

  it.each(['[{"a":1}]', '{"value":[{"a":1}]}', '{"value":[{"a":1}]}\n', '\ufeff{"rows":[{"a":1}]}'])(
    'may be on one line: %s',
    async (text) => {
      expect(await tableOf(text)).toMatchObject({ format: 'json', columns: ['a'], rows: [{ cells: ['1'] }] })
    },
  )

  it.each([
    '{"value": [{"a":1},\n{"a":2}]}',
    '{"@odata.context":"x","totalCount":2, "items":[{"a":1},\n {"a":2}],\n"links":{}}',
    '{"links":{"self":"x"},"items":[{"a":1},\n{"a":2}]}',
    '\n{"Value" : [{"a":1}, 5,\n\n {"a":3}\n]}\n',
  ])('may have its first record on the line of its bracket: %j', async (text) => {
    const table = await tableOf(text)
    expect(table).toMatchObject({ format: 'json', columns: ['a'] })
    expect(table.rows.at(-1)).toMatchObject({ line: table.rows.length, broken: null })
  })

  it('may be on one line longer than a row', async () => {
    const filler = 'x'.repeat(1_000)
    const records = Array.from({ length: 1_200 }, (_, a) => ({ a, filler }))
    const table = await tableOf(JSON.stringify({ value: records }))
    expect(table.rows).toHaveLength(1_200)
  })

  it.each(['[]', '{"value":[]}', '{"whatever":[],"count":0}'])('may have no records: %s', async (text) => {
    expect(await tableOf(text)).toMatchObject({ columns: [], rows: [], isWholeKnown: true })
  })

  it.each([
    ['in one line', '{"single":1,"comments":[{"a":1}]}\n'],
    ['in several', '{\n "single":1,\n "comments":[{"a":1}]\n}'],
    ['of which nobody knows what it is', '{"a":1,\n"b":{"c":2}}'],
  ])('may be a single record %s', async (_, text) => {
    expect(await tableOf(text)).toMatchObject({ format: 'json', rows: [{ line: 1, broken: null }] })
  })
})
