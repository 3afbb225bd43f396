// Columns by name.

import { describe, expect, it } from 'vitest'
import {
  columnName,
  documentedColumns,
  openHeader,
  optional,
  optionalId,
  required,
} from '../../../../shared/domain/drops/rows/header.ts'

describe('the header of a drop', () => {
  it.each([' Customer ID ', 'customer-id', 'CUSTOMER_ID', 'customer\tid', '\u00a0customer id'])(
    'finds customer_id as %j',
    (written) => {
      expect(columnName(written)).toBe('customer_id')
    },
  )

  it('finds columns in any order, and keeps the words of the file', () => {
    const header = openHeader(['notes', 'Product SKU', ' User-ID '])
    expect(header.field(required('user_id'))).toMatchObject({ label: 'User-ID', at: [2] })
    expect(header.field(required('product_sku'))).toMatchObject({ label: 'Product SKU', at: [1] })
    expect(header.missing()).toEqual([])
    expect(header.ignored(new Set())).toEqual(['notes'])
  })

  it('takes the first group of names that the file has', () => {
    const header = openHeader(['type', 'ticket type', 'My Category [list]'])
    const column = required('category', ['*category_[list]', 'ticket_type'], 'type')
    expect(header.field(column).at).toEqual([2, 1])
    expect(openHeader(['type', 'category']).field(column).at).toEqual([1])
  })

  it('takes the first of two columns of one name', () => {
    const header = openHeader(['a', 'b', 'A'])
    expect(header.field(required('a')).at).toEqual([0])
    expect(header.ignored(new Set())).toEqual(['b', 'A'])
  })

  it('says what was looked for and what is missing', () => {
    const header = openHeader(['calls'])
    header.field(required('date'))
    header.field(required('calls'))
    header.field(optional('notes'))
    expect(header.wanted()).toEqual(['date', 'calls'])
    expect(header.missing()).toEqual(['date'])
  })

  it('does not list as ignored what is documented, unnamed or from a rejects file', () => {
    const header = openHeader([
      'Display Name',
      '',
      ' ',
      '_line',
      '_code',
      '_column',
      '_value',
      '_fix',
      '_mine',
    ])
    expect(header.ignored(documentedColumns('Display Name'))).toEqual(['_mine'])
  })

  it('finds columns that come later', () => {
    const written = ['a']
    const header = openHeader(written)
    const field = header.field(optionalId('b'))
    expect([field.at, header.ids(), header.asked().has(1)]).toEqual([[], [], false])
    written.push('B')
    header.refresh()
    expect([field.at, header.ids(), header.asked().has(1), field.label]).toEqual([[1], [1], true, 'B'])
  })
})
