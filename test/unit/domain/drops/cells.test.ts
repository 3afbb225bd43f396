// Values of cells besides dates.

import { describe, expect, it } from 'vitest'
import { readBoolean, readCount } from '../../../../shared/domain/drops/rows/cells.ts'

describe('a count', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['9007199254740991', 9_007_199_254_740_991],
    ['1,250', 1_250],
    ['1,250,000', 1_250_000],
    ['25.0', 25],
    ['1,250.00', 1_250],
  ])('%s is %i', (text, count) => {
    expect(readCount(text)).toBe(count)
  })

  it.each([
    '',
    '-1',
    '1.5',
    '1.000',
    '1,00',
    '12,5',
    '1,2500',
    ',100',
    '1 000',
    '1e3',
    '1E+05',
    '+1',
    '0x10',
    'ten',
    '٣',
    '9007199254740992',
  ])('is not %j', (text) => {
    expect(readCount(text)).toBeNull()
  })
})

describe('yes or no', () => {
  it.each([
    ['true', true],
    ['TRUE', true],
    ['Yes', true],
    ['1', true],
    ['False', false],
    ['nO', false],
    ['0', false],
    ['WAHR', true],
    ['falsch', false],
    ['Vrai', true],
    ['FAUX', false],
    ['verdadero', true],
    ['VERDADEIRO', true],
    ['FALSO', false],
    ['VERO', true],
    ['WAAR', true],
    ['ONWAAR', false],
    ['y', null],
    ['', null],
    ['ja', null],
    ['2', null],
  ])('%j is %s', (text, expected) => {
    expect(readBoolean(text)).toBe(expected)
  })
})
