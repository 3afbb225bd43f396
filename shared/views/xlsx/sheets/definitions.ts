// What the workbook is of, and what its words mean.

import type { Portfolio } from '../../../domain/portfolio/portfolio.ts'
import { oneLine } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import { type Column, type Sheet, sheetOf } from '../sheet.ts'

type Definition = readonly [term: string, meaning: string]

export function definitionsSheet(
  { partner, window, timezone, scopedTo }: Portfolio,
  { workbook, footer }: Texts,
): Sheet {
  const period = footer.window(window.start, window.end, timezone)
  const rows: Definition[] = [
    [workbook.about, workbook.of(oneLine(partner.name), period)],
    ...(scopedTo === null ? [] : [[workbook.about, footer.scopedTo(scopedTo)] as const]),
    workbook.blank,
    ...footer.terms,
    ...workbook.definitions,
    [workbook.source, footer.source],
  ]
  const columns: Column<Definition>[] = [
    { title: workbook.columns.term, format: 'sentences', width: 40, value: ([term]) => term },
    { title: workbook.columns.meaning, format: 'sentences', width: 110, value: ([, meaning]) => meaning },
  ]
  return sheetOf(workbook.sheets.definitions, 0, columns, rows)
}
