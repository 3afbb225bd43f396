// What the script of a report shows of its table, without a browser.

import { describe, expect, it } from 'vitest'
import { type Filters, searchableTexts, shownRows } from '../../../../shared/views/report/browser/rows.ts'
import type { Column, Row, TableData } from '../../../../shared/views/report/customer-table.ts'
import { textsFor } from '../../../../shared/views/texts/languages.ts'

const [LOW, CALLS, NO_FLAG] = [0, 1, 2]
const [CRITICAL, WARNING] = [0, 1]

const ROWS: readonly Row[] = [
  [
    'id-9',
    'Ängel',
    1,
    [0],
    [
      [LOW, WARNING],
      [CALLS, CRITICAL],
    ],
    50,
    90,
    80,
    70,
    -1,
    9,
    28,
  ],
  ['id-2', 'contoso 10', 0, [0, 1], [[LOW, CRITICAL]], 200, null, null, null, null, null, 0],
  ['id-1', 'Contoso 9', 1, [1], [], 10, 80, 90, 90, 2, 0, 28],
  ['zeta', '', 2, [], [], 0, null, null, null, null, 3, 28],
]

const DATA: TableData = {
  locale: 'en',
  texts: textsFor('en').report.table,
  rules: [
    { name: 'low_usage', label: 'Low usage' },
    { name: 'high_support', label: 'Many help calls' },
  ],
  severities: [
    { name: 'critical', label: 'Critical' },
    { name: 'warning', label: 'Warning' },
  ],
  managers: ['ana@golden.example', 'li@golden.example', ''],
  products: ['Office 365 E3', 'Visio'],
  rows: ROWS,
}

const ALL: Filters = { search: '', rule: null, severity: null, manager: null, product: null }

function found(filters: Partial<Filters>): number[] {
  const sorting = { column: 'flags', isDescending: false } as const
  return shownRows(DATA, { ...ALL, ...filters }, sorting, searchableTexts(DATA))
}

function sorted(column: Column, isDescending = false): number[] {
  return shownRows(DATA, ALL, { column, isDescending }, searchableTexts(DATA))
}

describe('the table of customers', () => {
  it.each([
    ['', [0, 1, 2, 3]],
    ['contoso', [1, 2]],
    ['ID-1', [2]],
    ['li@ contoso', [2]],
    ['  ', [0, 1, 2, 3]],
    ['nobody', []],
  ])('searches names, ids and account managers for %j', (search, rows) => {
    expect(found({ search })).toEqual(rows)
  })

  it('filters by flag, severity, account manager and product', () => {
    expect(found({ rule: LOW })).toEqual([0, 1])
    expect(found({ rule: NO_FLAG })).toEqual([2, 3])
    expect(found({ severity: CRITICAL })).toEqual([0, 1])
    expect(found({ manager: 1 })).toEqual([0, 2])
    expect(found({ manager: 2 })).toEqual([3])
    expect(found({ product: 1 })).toEqual([1, 2])
    expect(found({ product: 0, manager: 0, search: 'c' })).toEqual([1])
  })

  it('asks one flag for both its rule and its severity', () => {
    expect(found({ rule: LOW, severity: CRITICAL })).toEqual([1])
    expect(found({ rule: NO_FLAG, severity: CRITICAL })).toEqual([])
  })

  it('sorts names as people do', () => {
    expect(sorted('name')).toEqual([0, 2, 1, 3])
    expect(sorted('name', true)).toEqual([3, 1, 2, 0])
  })

  it('sorts by every figure, what is unknown last either way', () => {
    expect(sorted('seats')).toEqual([3, 2, 0, 1])
    expect(sorted('seats', true)).toEqual([1, 0, 2, 3])
    expect(sorted('adjustedUsage')).toEqual([0, 2, 1, 3])
    expect(sorted('adjustedUsage', true)).toEqual([2, 0, 1, 3])
    expect(sorted('usage')).toEqual([0, 2, 1, 3])
    expect(sorted('deployment')).toEqual([2, 0, 1, 3])
    expect(sorted('change')).toEqual([0, 2, 1, 3])
    expect(sorted('calls', true)).toEqual([0, 3, 2, 1])
    expect(sorted('manager')).toEqual([1, 0, 2, 3])
    expect(sorted('flags', true)).toEqual([3, 2, 1, 0])
  })
})
