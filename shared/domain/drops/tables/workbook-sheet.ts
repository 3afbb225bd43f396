// The rows of a sheet, as its XML comes.

import type { CellReader } from './workbook-cells.ts'
import { streamXml } from './xml.ts'

export interface SheetRow {
  /** As the sheet counts, the first is 1. */
  readonly line: number
  readonly cells: readonly (string | undefined)[]
}

/** A sheet of Excel has no more columns. */
const MAX_COLUMNS = 16_384

export async function* readSheetRows(
  xml: AsyncGenerator<Buffer>,
  textOf: CellReader,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = []
  let line = 0
  let cells: (string | undefined)[] = []
  let column = 0
  let type = 'n'
  let style = ''
  let value = ''
  let isValue = false
  let isPhonetic = false

  const blocks = streamXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r)
        cells = []
        column = 0
      } else if (name === 'c') {
        column = columnOf(attributes.r) ?? column
        type = attributes.t ?? 'n'
        style = attributes.s ?? ''
        value = ''
      }
      if (name === 'rPh') isPhonetic = true
      isValue = name === 'v' || (name === 't' && !isPhonetic)
    },
    text(part) {
      if (isValue) value += part
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      if (name === 'rPh') isPhonetic = false
      if (name === 'c') {
        if (column < MAX_COLUMNS && value !== '') cells[column] = textOf({ type, style, value })
        column += 1
      } else if (name === 'row') {
        rows.push({ line, cells })
      }
    },
  })
  for await (const _ of blocks) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

/** `C7` is column 2; null: the cell follows the one before. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
