// The workbook as a file format: another library reads back what was written, whatever the text holds.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Column, type Sheet, sheetOf } from '../../../../shared/views/xlsx/sheet.ts'
import { workbookBytes } from '../../../../shared/views/xlsx/workbook.ts'
import { bytesOf, partsIn, sheetsIn } from '../../../support/workbooks.ts'

const TEXT: Column<string> = { title: 'Name', format: 'text', width: 20, value: (text) => text }

describe('a text cell', () => {
  it.each([
    '=HYPERLINK("https://evil.example","click")',
    '+1',
    '-1',
    '@x',
    '\t=1+1',
    '=cmd|calc',
    '007',
    '1e5',
  ])('holds %j as text, never as a number or a formula', async (text) => {
    const workbook = await bytesOf(workbookBytes([texts([text])]))
    expect(await sheetsIn(workbook)).toEqual({ Texts: [['Name'], [text]] })
    const xml = (await partsIn(workbook))['xl/worksheets/sheet1.xml'] ?? ''
    expect(xml).toMatch(/<c r="A2" s="\d+" t="inlineStr">/)
    expect(xml).not.toContain('<f>')
  })

  it('comes back whatever it is, with hidden characters shown', async () => {
    const unit = fc.constantFrom(
      ...'a=&<>"\'_x0041_é例😀\n ',
      '\u0000',
      '\u200b',
      '\ud800',
      '\ufffe',
      '\uffff',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit, minLength: 1 }), { minLength: 1 }), async (all) => {
        const { Texts: rows = [] } = await sheetsIn(await bytesOf(workbookBytes([texts(all)])))
        const shown = all.map((text) =>
          text
            .toWellFormed()
            .replaceAll('\u0000', '<U+0000>')
            .replaceAll('\u200b', '<U+200B>')
            .replace(/[\ufffe\uffff]/g, '\ufffd'),
        )
        const read = rows.slice(1).map(([text]) => String(text ?? '').replaceAll('<U+D800>', '\ufffd'))
        expect(read).toEqual(shown)
      }),
      { numRuns: 50 },
    )
  })

  it('that looks like an escape of the format is no escape', async () => {
    const { 'xl/worksheets/sheet1.xml': xml } = await partsIn(
      await bytesOf(workbookBytes([texts(['_x0041_'])])),
    )
    expect(xml).toContain('>_x005F_x0041_<')
  })

  it('is cut at the length that a cell can hold, and not within a character', async () => {
    const long = `${'x'.repeat(32_765)}😀😀`
    const { Texts: rows = [] } = await sheetsIn(await bytesOf(workbookBytes([texts([long])])))
    expect(rows[1]).toEqual([`${'x'.repeat(32_765)}…`])
  })
})

describe('typed cells', () => {
  const typed = async (format: Column<unknown>['format'], value: string | number | null) => {
    const column = { title: 'Value', format, width: 10, value: () => value }
    const rows = (await sheetsIn(await bytesOf(workbookBytes([sheetOf('Typed', 0, [TEXT, column], ['a'])]))))
      .Typed
    return rows?.[1]?.[1]
  }

  it.each([
    ['count', 1234, 1234],
    ['count', 0, 0],
    ['percent', 56.2, 0.562],
    ['percent', 7.1, 0.071],
    ['points', -12.4, -12.4],
    ['decimal', 3.5, 3.5],
    ['date', '2026-11-22', new Date('2026-11-22')],
    ['date', '2024-02-29', new Date('2024-02-29')],
  ] as const)('of %s hold %j', async (format, value, read) => {
    expect(await typed(format, value)).toEqual(read)
  })

  it('are blank where there is no value, not zero', async () => {
    const column = { title: 'Value', format: 'count', width: 10, value: () => null } as const
    const workbook = await bytesOf(workbookBytes([sheetOf('Typed', 0, [TEXT, column], ['a'])]))
    expect((await partsIn(workbook))['xl/worksheets/sheet1.xml']).not.toContain('r="B2"')
  })
})

describe('a sheet', () => {
  it('has its header in view, filters, widths, and colours that follow a word', async () => {
    const marked: Column<string> = { ...TEXT, tones: [{ where: 'Name', word: 'a "b"', tone: 'critical' }] }
    const other = { title: 'Other', format: 'count', width: 9, value: () => 1 } as const
    const workbook = await bytesOf(workbookBytes([sheetOf('One', 1, [marked, other], ['x', 'y'])]))
    const xml = (await partsIn(workbook))['xl/worksheets/sheet1.xml']
    expect(xml).toContain(
      '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
    )
    expect(xml).toContain('<autoFilter ref="A1:B3"/>')
    expect(xml).toContain('<col min="2" max="2" width="9" customWidth="1"/>')
    expect(xml).toMatch(/sqref="A2:A3"><cfRule [^>]*><formula>\$A2=&quot;a &quot;&quot;b&quot;&quot;&quot;</)
  })

  it('without rows has its header', async () => {
    expect(await sheetsIn(await bytesOf(workbookBytes([texts([])])))).toEqual({ Texts: [['Name']] })
  })

  it('goes on in another one where it is full, with its header', async () => {
    const workbook = await bytesOf(
      workbookBytes([texts(['a', 'b', 'c', 'd', 'e']), sheetOf('Last', 0, [TEXT], ['f'])], 3),
    )
    expect(await sheetsIn(workbook)).toEqual({
      Texts: [['Name'], ['a'], ['b']],
      'Texts 2': [['Name'], ['c'], ['d']],
      'Texts 3': [['Name'], ['e']],
      Last: [['Name'], ['f']],
    })
  })

  it('has columns beyond Z', async () => {
    const columns = Array.from({ length: 30 }, (_, n) => ({ ...TEXT, title: `Column ${n}` }))
    const { Wide: rows } = await sheetsIn(await bytesOf(workbookBytes([sheetOf('Wide', 0, columns, ['a'])])))
    expect(rows).toEqual([columns.map(({ title }) => title), columns.map(() => 'a')])
  })
})

describe('the bytes', () => {
  it('come while rows are still being made', async () => {
    let made = 0
    function* many(): Generator<string> {
      for (; made < 100_000; made += 1) yield `row ${made} ${Math.sin(made)}`
    }
    const reading = workbookBytes([sheetOf('Many', 0, [TEXT], many())])
    expect((await reading.next()).value).toHaveLength(65_536)
    expect(made).toBeLessThan(90_000)
    await reading.return(undefined)
  })

  it('end with the error of whoever makes the rows', async () => {
    function* failing(): Generator<string> {
      yield 'a'
      throw new Error('no more rows')
    }
    await expect(bytesOf(workbookBytes([sheetOf('Bad', 0, [TEXT], failing())]))).rejects.toThrow(
      'no more rows',
    )
  })
})

function texts(rows: readonly string[]): Sheet {
  return sheetOf('Texts', 0, [TEXT], rows)
}
