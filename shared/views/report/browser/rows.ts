// Which rows of the table are shown, and in which order.

import type { Column, Row, TableData } from '../customer-table.ts'

/** `null`: any. Numbers are places in the lists of the table; a rule beyond them: no flag at all. */
export interface Filters {
  readonly search: string
  readonly rule: number | null
  readonly severity: number | null
  readonly manager: number | null
  readonly product: number | null
}

export interface Sorting {
  readonly column: Column
  readonly isDescending: boolean
}

/** Places of the rows that match. */
export function shownRows(
  data: TableData,
  filters: Filters,
  sorting: Sorting,
  searchable: readonly string[],
): number[] {
  const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = data.rows.flatMap((row, index) =>
    words.every((word) => searchable[index]?.includes(word)) && matches(row, filters, data.rules.length)
      ? index
      : [],
  )
  // Rows are in the order of their flags already.
  if (sorting.column === 'flags') return sorting.isDescending ? shown.reverse() : shown
  const direction = sorting.isDescending ? -1 : 1
  const compare = comparison(data, sorting.column)
  return shown.sort((a, b) => {
    const [one, other] = [data.rows[a], data.rows[b]]
    return (one && other && compare(one, other, direction)) || a - b
  })
}

/** What a search looks in, row by row. */
export function searchableTexts({ rows, managers }: TableData): string[] {
  return rows.map(([id, name, manager]) => `${name}\n${id}\n${managers[manager] ?? ''}`.toLowerCase())
}

function matches(row: Row, { rule, severity, manager, product }: Filters, noFlag: number): boolean {
  const [, , ofManager, products, flags] = row
  if (manager !== null && ofManager !== manager) return false
  if (product !== null && !products.includes(product)) return false
  if (rule === noFlag) return flags.length === 0 && severity === null
  if (rule === null && severity === null) return true
  return flags.some(
    ([ofRule, ofSeverity]) =>
      (rule === null || ofRule === rule) && (severity === null || ofSeverity === severity),
  )
}

type Comparison = (a: Row, b: Row, direction: 1 | -1) => number

/** Unknown figures come last either way. */
function comparison({ locale, managers }: TableData, column: Exclude<Column, 'flags'>): Comparison {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const words =
    (word: (row: Row) => string): Comparison =>
    (a, b, direction) =>
      blankLast(word(a) === '', word(b) === '') || compare(word(a), word(b)) * direction
  const numbers =
    (figure: (row: Row) => number | null): Comparison =>
    (a, b, direction) => {
      const [one, other] = [figure(a), figure(b)]
      return blankLast(one === null, other === null) || ((one ?? 0) - (other ?? 0)) * direction
    }
  const comparisons: Readonly<Record<typeof column, Comparison>> = {
    name: words(([id, name]) => name || id),
    manager: words(([, , manager]) => managers[manager] ?? ''),
    seats: numbers((row) => row[5]),
    deployment: numbers((row) => row[6]),
    usage: numbers((row) => row[7]),
    adjustedUsage: numbers((row) => row[8]),
    change: numbers((row) => row[9]),
    calls: numbers((row) => row[10]),
  }
  return comparisons[column]
}

function blankLast(isBlank: boolean, isOtherBlank: boolean): number {
  return Number(isBlank) - Number(isOtherBlank)
}
