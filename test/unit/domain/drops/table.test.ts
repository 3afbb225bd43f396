// Which syntax a text has, and its rows: CSV, NDJSON, JSON.

import { describe, expect, it } from 'vitest'
import { MAX_ROW_CHARACTERS, type RawRow } from '../../../../shared/domain/drops/tables/raw-row.ts'
import { openTable } from '../../../../shared/domain/drops/tables/table.ts'

async function tableOf(...pieces: string[]) {
  async function* text() {
    yield* pieces
  }
  const table = await openTable(text())
  const rows: RawRow[] = (await Array.fromAsync(table.rows)).flat()
  return { ...table, rows }
}

describe('a CSV text', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b,c;d\n1;2;3\n', ';'],
    ['a\tb\tc\n', '\t'],
    ['"a,b,c,d";e;f\n', ';'],
    ['a\n1\n', ','],
  ])('%j has the delimiter %j, that of the header line', async (text, delimiter) => {
    expect(await tableOf(text)).toMatchObject({ format: 'csv', delimiter })
  })

  it('has the header of its first line that is not empty', async () => {
    const table = await tableOf('\n \r\n', 'a,', '"b\n', 'c"\r\n1,2')
    expect(table.columns).toEqual(['a', 'b\nc'])
    expect(table.rows).toMatchObject([{ line: 5, cells: ['1', '2'] }])
  })

  it('may be a header alone', async () => {
    expect(await tableOf('a,b')).toMatchObject({ columns: ['a', 'b'], rows: [] })
  })

  it.each(['', '\n', ' \r\n \n'])('is refused when it is empty: %j', async (text) => {
    await expect(tableOf(text)).rejects.toMatchObject({ refusal: { code: 'missing_column' } })
  })

  it('is refused when its header has no end', async () => {
    const piece = 'column,'.repeat(10_000)
    const pieces = Array.from({ length: 20 }, () => piece)
    expect(piece.length * pieces.length).toBeGreaterThan(MAX_ROW_CHARACTERS)
    await expect(tableOf(...pieces)).rejects.toMatchObject({ refusal: { code: 'not_text' } })
  })
})

describe('an NDJSON text', () => {
  it('has a record a line, with columns as records name them', async () => {
    const table = await tableOf('{"a":1,"b":"x"}\n\n{"b":true,"c"', ':null}\r\n')
    expect(table).toMatchObject({ format: 'ndjson', delimiter: null, columns: ['a', 'b', 'c'] })
    expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, '1', 'x'],
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

  it('is known though its first line is broken', async () => {
    const table = await tableOf('{"a":\n', '{"a":2}\n')
    expect(table.format).toBe('ndjson')
    expect(table.rows.map(({ broken }) => broken)).toEqual(['bad_json', null])
  })

  it('marks values that are not plain, and numbers that cannot be kept', async () => {
    const { rows } = await tableOf(
      '{"a":[1],"b":{"c":1},"d":12345678901234567890,"e":1.5,"f":9007199254740991}\n',
    )
    expect(rows[0]).toMatchObject({
      cells: ['[1]', '{"c":1}', '12345678901234567890', '1.5', '9007199254740991'],
      opaque: [0, 1, 2],
    })
  })

  it('keeps a number that cannot be kept as it was written, whatever else has its name', async () => {
    const { rows } = await tableOf(
      '{"a":1,"b":{"a":98765432109876543210},"a":12345678901234567890,"c":{"a":98765432109876543210}}\n{"a":1E+400}\n',
    )
    expect(rows).toMatchObject([
      { cells: ['12345678901234567890', expect.any(String), expect.any(String)], opaque: [0, 1, 2] },
      { cells: ['1E+400'], opaque: [0] },
    ])
  })

  it('cuts a line without end', async () => {
    const { rows } = await tableOf('{"a":1}\n', '{"a":"', 'x'.repeat(MAX_ROW_CHARACTERS), '"}\n{"a":2}')
    expect(rows.map(({ line, broken }) => [line, broken])).toEqual([
      [1, null],
      [2, 'too_long'],
      [3, null],
    ])
  })

  it('is refused when no line is an object', async () => {
    await expect(tableOf('{"a":\n{"b":\n')).rejects.toMatchObject({ refusal: { code: 'missing_column' } })
  })

  it('finds columns that only later records have', async () => {
    const lines = Array.from({ length: 1_500 }, () => '{"a":1}\n').join('')
    const table = await tableOf(lines, '{"b":2}\n')
    expect(table.columns).toEqual(['a', 'b'])
    expect(table.rows.at(-1)).toEqual({ line: 1_501, cells: [undefined, '2'], broken: null, opaque: [] })
  })
})

describe('a JSON document', () => {
  it('counts records by their place', async () => {
    const table = await tableOf('{\n "value": [\n{"a":1},\n 5,\n{"a":3}]}')
    expect(table).toMatchObject({ format: 'json', delimiter: null, columns: ['a'] })
    expect(table.rows.map(({ line, broken }) => [line, broken])).toEqual([
      [1, null],
      [2, 'bad_json'],
      [3, null],
    ])
  })

  it.each(['[{"a":1}]', '{"value":[{"a":1}]}', `{"value":[{"a":1}]}\n`])(
    'may stand in one line: %s',
    async (text) => {
      expect(await tableOf(text)).toMatchObject({ format: 'json', columns: ['a'], rows: [{ cells: ['1'] }] })
    },
  )

  it.each([
    '{"value": [{"a":1},\n{"a":2}]}',
    '{"@odata.context":"x","totalCount":2, "items":[{"a":1},\r\n {"a":2}],\n"links":{}}',
    '{"links":{"self":"x"},"items":[{"a":1},\n{"a":2}]}',
    '\n{"Value" : [{"a":1}, 5,\n\n {"a":3}\n]}\n',
  ])('may have its first record beside its bracket: %j', async (text) => {
    const table = await tableOf(text)
    expect(table).toMatchObject({ format: 'json', columns: ['a'] })
    expect(table.rows.at(-1)).toMatchObject({ line: table.rows.length, broken: null })
  })

  it('may stand in one line longer than a row', async () => {
    const filler = 'x'.repeat(1_000)
    const records = Array.from({ length: 1_200 }, (_, a) => ({ a, filler }))
    const table = await tableOf(JSON.stringify({ value: records }))
    expect(table.rows).toHaveLength(1_200)
  })

  it('may have no records', async () => {
    expect(await tableOf('{"value":[]}')).toMatchObject({ columns: [], rows: [] })
  })
})
