// ZIP archives and Excel workbooks: read in ranges, by their list of files, or refused with a message.

import { describe, expect, it } from 'vitest'
import { csv, outcomeOf, type Read, readAt, readSource, sourceOf, ticketsOf } from './read.ts'
import { workbookOf, zipOf } from './zip.ts'

const KEY = 'northwind/support/2026-11-22/export'
const TICKETS = csv('ticket_id,customer_id,opened_at,category', 'T1,contoso,2026-11-20,help')

function refusalOf(read: Read): string {
  const { refused } = outcomeOf(read)
  return `${refused?.code}: ${refused?.message}`
}

describe('a ZIP archive', () => {
  it('is read as the one file in it, ignoring folders and what macOS adds', async () => {
    const read = await readAt(
      KEY,
      zipOf(
        { name: 'export/', content: '' },
        { name: 'export/tickets.csv', content: TICKETS },
        { name: '__MACOSX/export/._tickets.csv', content: 'x' },
        { name: 'export/.DS_Store', content: 'x' },
      ),
    )
    expect(outcomeOf(read)).toMatchObject({ container: 'zip', format: 'csv', refused: null })
    expect(ticketsOf(read)).toMatchObject([{ id: 't1' }])
  })

  it('is read in ranges, starting with its list of files', async () => {
    const bytes = zipOf({ name: 'tickets.csv', content: TICKETS })
    const ranges: (readonly [number, number])[] = []
    const source = sourceOf(bytes)
    await readSource(KEY, {
      bytes: bytes.length,
      read(start, end) {
        ranges.push([start, end])
        return source.read(start, end)
      },
    })
    const [whole, last] = ranges
    expect(whole).toEqual([0, bytes.length])
    expect(last?.[1]).toBe(bytes.length)
  })

  it.each([
    [
      'several files',
      zipOf({ name: 'a.csv', content: 'a' }, { name: 'b.csv', content: 'b' }),
      'holds 2 files',
    ],
    ['no file', zipOf({ name: '.hidden', content: 'a' }), 'is empty'],
    ['a password', zipOf({ name: 'a.csv', content: 'a', encrypted: true }), 'has a password'],
    ['macros', workbookOf('', [], [{ name: 'xl/vbaProject.bin', content: '' }]), 'with macros'],
    ['a binary workbook', zipOf({ name: 'xl/workbook.bin', content: '' }), '.xlsb'],
    [
      'another archive in it',
      zipOf({ name: 'a.zip', content: zipOf({ name: 'a', content: 'a' }) }),
      'another packed',
    ],
    ['a lie about its size', zipOf({ name: 'a.csv', content: TICKETS, statedBytes: 5 }), 'damaged'],
    ['no end', zipOf({ name: 'a.csv', content: TICKETS }).subarray(0, -30), 'damaged'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), '.xls'],
  ])('with %s is refused with a message', async (_, bytes, words) => {
    const said = refusalOf(await readAt(KEY, bytes))
    expect(said).toMatch(/^broken_container: /)
    expect(said).toContain(words)
  })

  it('throws what the source throws', async () => {
    const bytes = zipOf({ name: 'tickets.csv', content: TICKETS })
    const source = sourceOf(bytes)
    const failing = {
      bytes: bytes.length,
      read(start: number, end: number) {
        if (start > 0) throw new Error('connection reset')
        return source.read(start, end)
      },
    }
    await expect(readSource(KEY, failing)).rejects.toThrow('connection reset')
  })
})

describe('an Excel workbook', () => {
  const text = (value: string, at = '') =>
    `<c${at && ` r="${at}"`} t="inlineStr"><is><t>${value}</t></is></c>`

  it('is read as its first sheet, each cell as in CSV', async () => {
    const header = [0, 1, 2, 3].map((place) => `<c t="s"><v>${place}</v></c>`).join('')
    const read = await readAt(
      KEY,
      workbookOf(
        `<row r="1"/><row r="2">${header}</row>` +
          `<row r="3"><c r="A3"><v>4711</v></c>${text('Müller &amp; Co', 'B3')}<c r="C3" s="1"><v>46346</v></c><c r="D3" t="str"><f>x</f><v>help</v></c></row>` +
          `<row r="4"><c r="A4"><v>1E+3</v></c><c r="C4" s="2"><v>46346.5</v></c></row>` +
          `<row r="5"><c r="D5"/></row>` +
          `<row r="9"><c r="A9" t="b"><v>1</v></c><c r="C9" s="3"><v>46347</v></c></row>`,
        ['ticket_id', 'Customer', 'Opened', 'category'],
      ),
    )
    expect(outcomeOf(read)).toMatchObject({ container: 'xlsx', format: 'xlsx', refused: null })
    expect(ticketsOf(read).map(({ id, customerName, category }) => [id, customerName, category])).toEqual([
      ['4711', 'Müller & Co', 'help'],
      ['1000', '', '(none)'],
      ['true', '', '(none)'],
    ])
    const [first, second, third] = ticketsOf(read).map(({ openedDay }) => openedDay ?? 0)
    expect([(second ?? 0) - (first ?? 0), (third ?? 0) - (first ?? 0)]).toEqual([0, 1])
  })

  it('may have the type line of PowerShell above its header', async () => {
    const row = (...words: string[]) => `<row>${words.map((word) => text(word)).join('')}</row>`
    const sheet =
      row('#TYPE System.Object') + row('ticket_id', 'Customer', 'Opened') + row('1', 'c', '2026-11-20')
    const read = await readAt(KEY, workbookOf(sheet))
    expect(outcomeOf(read).rows).toMatchObject({ read: 1, accepted: 1 })
    expect(outcomeOf(read).notes).toContainEqual(expect.objectContaining({ code: 'skipped_line' }))
  })

  it('reports the row of the sheet on which something is wrong', async () => {
    const cells = (...words: string[]) => words.map((word) => text(word)).join('')
    const read = await readAt(
      KEY,
      workbookOf(
        `<row r="1">${cells('ticket_id', 'Customer', 'Opened')}</row><row r="7">${cells('1', 'c', 'soon')}</row><row r="8">${cells('2', 'c', '2026-11-20')}</row>`,
      ),
    )
    expect(outcomeOf(read).problems[0]?.message).toBe('Opened is not a date (first: line 7)')
  })

  it.each([
    ['a sheet without rows', workbookOf(''), 'missing_column: The first sheet of the workbook is empty'],
    [
      'no sheet',
      zipOf({ name: 'xl/workbook.xml', content: '<workbook/>' }),
      'broken_container: The Excel workbook',
    ],
    [
      'too many rows',
      workbookOf(
        `<row>${text('ticket_id')}${text('Customer')}${text('Opened')}</row>${'<row/>'.repeat(1_048_600)}`,
      ),
      'too_big: The file is a workbook of over 1,048,576 rows',
    ],
  ])('with %s is refused', async (_, bytes, words) => {
    expect(refusalOf(await readAt(KEY, bytes))).toContain(words)
  })
})
