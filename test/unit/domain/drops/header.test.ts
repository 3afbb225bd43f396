// Columns by name.

import { describe, expect, it } from 'vitest'
import { columnName, createHeader, positionsIn } from '../../../../shared/domain/drops/rows/header.ts'

describe('the header of a drop', () => {
  it.each([' Customer ID ', 'customer-id', 'CUSTOMER_ID', 'customer\tid', '\u00a0customer id', 'CustomerId'])(
    'finds customer_id as %j',
    (written) => {
      expect(columnName(written)).toBe('customerid')
    },
  )

  it('takes the first known name, at all its positions', () => {
    const header = createHeader(['type', 'Created', 'ticket type', 'TYPE'])
    expect(positionsIn(header.field('category', ['category', 'type', 'ticket_type']))).toEqual([0, 3])
    expect(positionsIn(header.field('opened_at', ['opened_at', 'created']))).toEqual([1])
    expect([...header.read()]).toEqual([0, 1, 3])
  })

  it('takes every known name if columns are looked up per record', () => {
    const header = createHeader(['type', 'category'], { ofFirstRecord: 1, recordwise: true })
    expect(positionsIn(header.field('category', ['category', 'type']))).toEqual([1, 0])
    expect([header.has('type'), header.has('category'), header.holds(['category'])]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('takes the first column with that ending', () => {
    const header = createHeader(['Sub Category [list]', 'My category [list]', 'x'])
    expect(positionsIn(header.field('category', ['* category [list]']))).toEqual([0])
  })

  it('takes a pair if its first column exists, the longer pair first', () => {
    const pair = ['Category (Ticket)', 'Subcategory'] as const
    const other = ['Category (Ticket)', 'Sub Category (Ticket)'] as const
    const alone = createHeader(['category (ticket)']).field('category', [pair, other])
    expect(alone.places).toMatchObject([{ at: [0], second: [] }])
    const whole = createHeader(['category (ticket)', 'sub category (ticket)']).field('category', [
      pair,
      other,
    ])
    expect(whole.places).toMatchObject([{ at: [0], second: [1] }])
  })

  it('takes the pair of Issue Type only if both exist', () => {
    const names = [['Issue Type', 'Sub-Issue Type'] as const, 'Request Type']
    expect(positionsIn(createHeader(['issue type', 'request type']).field('category', names))).toEqual([1])
  })

  it.each(['\ufeffcustomer_id', 'ï»¿customer_id', '???customer_id', 'ï»¿\ufeff customer_id'])(
    'recognises its first column after a byte order mark read as text: %j',
    (first) => {
      expect(createHeader([first, 'b']).columns).toEqual(['customer_id', 'b'])
    },
  )

  it('ignores the columns of a rejects file, in other files too', () => {
    const header = createHeader(['a', '_line', '_code', '_column', '_value', '_fix'])
    expect(header.holds(['code', 'value'])).toBe(false)
    expect(createHeader(['a', '_code']).holds(['code'])).toBe(true)
  })

  it('does not show columns that are only compared', () => {
    const header = createHeader(['Queue', 'id'])
    header.field('Queue', ['Queue'], null)
    header.field('ticket_id', ['id'])
    expect([[...header.read()], [...header.shown()]]).toEqual([[0, 1], [1]])
  })

  it('finds columns that are added later', () => {
    const written = ['a']
    const header = createHeader(written, { ofFirstRecord: 1, recordwise: true })
    const field = header.field('b', ['b'])
    expect(positionsIn(field)).toEqual([])
    written.push('B')
    header.refresh()
    expect([positionsIn(field), [...header.read()]]).toEqual([[1], [1]])
  })
})
