// Lines and columns of text in a terminal, where a character takes no cell, one, or two.

import { describe, expect, it } from 'vitest'
import { columns, cropped, hanging } from '../../../infra/cli/text-layout.ts'

const GREEN = (text: string) => `\u001b[32m${text}\u001b[39m`

describe('columns', () => {
  it('are aligned by the cells that a terminal shows', () => {
    const rows = [
      ['Customer', 'Users'],
      ['北風商事', '12'],
      ['Ana 👩‍💻', '7'],
      [GREEN('Alpha'), '1,204'],
    ]
    expect(columns(rows, [false, true])).toEqual([
      'Customer   Users',
      '北風商事      12',
      'Ana 👩‍💻         7',
      `${GREEN('Alpha')}      1,204`,
    ])
  })

  it('end with no spaces', () => {
    expect(
      columns([
        ['a', 'long'],
        ['b', ''],
      ]),
    ).toEqual(['a   long', 'b'])
  })
})

describe('a hanging text', () => {
  it('is broken between words and indented by the width of its beginning', () => {
    expect(hanging(GREEN('→ '), 'one two three', 10)).toBe(`${GREEN('→ ')}one two\n  three`)
    expect(hanging('北風 ', '東京 大阪 京都', 14)).toBe('北風 東京 大阪\n     京都')
  })

  it('keeps a word that is longer than the line in one piece', () => {
    expect(hanging('  ', 'a https://northwind.example b', 12)).toBe('  a\n  https://northwind.example\n  b')
  })
})

describe('a cropped line', () => {
  it.each([
    ['Measure  ░░░░', 11, 'Measure  ░░'],
    ['北風商事', 5, '北風'],
    ['a  b', 10, 'a  b'],
    ['', 3, ''],
  ])('of %j fits into %i cells', (line, width, expected) => {
    expect(cropped(line, width)).toBe(expected)
  })
})
