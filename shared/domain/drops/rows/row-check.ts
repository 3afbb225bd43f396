// What can be wrong with a row before anybody asks what it means: its syntax and its width.

import type { Batch } from '../tables/batch.ts'
import type { Table } from '../tables/rows.ts'
import type { Header } from './header.ts'
import type { Fault } from './row-cursor.ts'

/** The check answers null for a row that can be read. */
export function createRowCheck(
  table: Pick<Table, 'format' | 'columns' | 'delimiter'>,
  header: Header,
): (batch: Batch, row: number) => Fault | null {
  const { columns, format } = table
  const hasWidth = format === 'csv' || format === 'xlsx'

  return (batch, row) => {
    const broken = batch.broken(row)
    if (broken !== null) return { code: broken, column: '', value: '' }
    if (!hasWidth) return null
    const width = batch.width(row)
    if (width > columns.length && !batch.isBlankFrom(row, columns.length)) {
      return { code: 'too_many_fields', column: '', value: surplus(batch, row, width) }
    }
    if (width < columns.length && batch.isCutOff(row)) {
      return { code: 'too_few_fields', column: header.columns[width] ?? '', value: '' }
    }
    return null
  }

  /** It may be what belongs to a column that nobody reads: then it is not shown. */
  function surplus(batch: Batch, row: number, width: number): string {
    if (header.read().size < columns.length) return ''
    const shown = Math.min(width - columns.length, MOST_SHOWN)
    const cells = Array.from({ length: shown }, (_, index) => batch.column(columns.length + index).text(row))
    return cells.join(table.delimiter ?? ' ')
  }
}

const MOST_SHOWN = 100
