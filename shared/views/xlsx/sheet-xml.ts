// One worksheet in SpreadsheetML, row by row: a frozen header, filters, widths, and colours for what needs attention.

import { cellXml, columnName, escapeXml, headerCellXml } from './cell.ts'
import type { Sheet, ToneRule, Value } from './sheet.ts'
import { toneStyle } from './styles.ts'

type Head = Omit<Sheet, 'rows'>

/** Returns the number of the last row; the header is row 1. */
export function* worksheetXml(
  head: Head,
  rows: Iterable<readonly Value[]>,
  isFirst: boolean,
): Generator<string, number> {
  const { columns } = head
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(head, isFirst)}<sheetFormatPr defaultRowHeight="15"/>${columnsXml(head)}<sheetData><row r="1" ht="34" customHeight="1">${columns.map(({ title, format }, index) => headerCellXml(title, format, index)).join('')}</row>`
  let last = 1
  for (const values of rows) {
    last += 1
    const cells = columns.map(({ format }, index) => cellXml(values[index] ?? null, format, index, last))
    yield `<row r="${last}"${heightXml(head, values)}>${cells.join('')}</row>`
  }
  const all = `A1:${columnName(columns.length - 1)}${last}`
  yield `</sheetData><autoFilter ref="${all}"/>${last === 1 ? '' : tonesXml(head, last)}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/><ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  return last
}

/** The first sheet is the one that opens. */
function viewXml({ frozenColumns }: Head, isFirst: boolean): string {
  const corner = `${columnName(frozenColumns)}2`
  const across = frozenColumns === 0 ? '' : ` xSplit="${frozenColumns}"`
  const pane = frozenColumns === 0 ? 'bottomLeft' : 'bottomRight'
  return `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane${across} ySplit="1" topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
}

const LINE_POINTS = 15
/** A column is as wide as so many digits; letters are narrower. */
const CHARACTERS_PER_WIDTH = 1.1
/** The highest row that Excel shows. */
const MAX_POINTS = 409

/** For wrapped text, whose height not every program works out when it opens a file. */
function heightXml({ columns }: Head, values: readonly Value[]): string {
  let lines = 1
  for (const [index, { format, width }] of columns.entries()) {
    const value = values[index]
    if (format === 'sentences' && typeof value === 'string') lines = Math.max(lines, linesOf(value, width))
  }
  return lines === 1 ? '' : ` ht="${Math.min(lines * LINE_POINTS, MAX_POINTS)}"`
}

function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / (width * CHARACTERS_PER_WIDTH))), 0)
}

function columnsXml({ columns }: Head): string {
  const each = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return `<cols>${each.join('')}</cols>`
}

function tonesXml({ columns }: Head, last: number): string {
  let priority = 0
  const rule = ({ where, word, tone }: ToneRule) => {
    priority += 1
    const cell = `$${columnName(columns.findIndex(({ title }) => title === where))}2`
    const formula = `${cell}="${word.replaceAll('"', '""')}"`
    return `<cfRule type="expression" dxfId="${toneStyle(tone)}" priority="${priority}" stopIfTrue="1"><formula>${escapeXml(formula)}</formula></cfRule>`
  }
  return columns
    .map(({ tones = [] }, index) => {
      const cells = `${columnName(index)}2:${columnName(index)}${last}`
      return tones.length === 0
        ? ''
        : `<conditionalFormatting sqref="${cells}">${tones.map(rule).join('')}</conditionalFormatting>`
    })
    .join('')
}
