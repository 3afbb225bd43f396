// Cells that a spreadsheet would run.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defused, restored } from '../../../../shared/domain/formulas.ts'

/** What begins, hides or parts formulas, and what stands around them. */
const cell = fc.string({
  unit: fc.constantFrom(
    ...'=+-@＝＋－＠',
    ...'\'" ;,\t\r\n|',
    '\u200b',
    '\u0001',
    '\u00ad',
    '\ufeff',
    '\u202e',
    '\u2066',
    '\u{e0041}',
    '\ufe0f',
    ...'a15.',
  ),
  maxLength: 12,
})

/** As programs open a file: parted at whatever they take for a delimiter, blank and invisible characters dropped. */
function cellsOf(text: string): string[] {
  return text.split(/[;\t\r\n]/).map((part) => part.replaceAll(/[\s"\p{Cc}\p{Cf}\p{DI}]/gu, ''))
}

describe('a cell that may be a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['Contoso;=cmd|x!A0;', "Contoso;'=cmd|x!A0;"],
    ['a\t@SUM(A1)', "a\t'@SUM(A1)"],
    ['a\n =1', "a\n' =1"],
    ['\u200b=1', "'\u200b=1"],
    ['\u0001=1', "'\u0001=1"],
    ['\0=1', "'\0=1"],
    ['\u00ad+1', "'\u00ad+1"],
    ['\ufeff-1+1', "'\ufeff-1+1"],
    ['\u2066=1', "'\u2066=1"],
    ["'=1", "''=1"],
    ['-5;-5+1', "-5;'-5+1"],
    ['\tx', "'\tx"],
  ])('%j is written as %j', (text, written) => {
    expect(defused(text)).toBe(written)
  })

  it.each(['-25.0', '-3', '-0,5', 'a=1', '1-2', 'x@y.example', 'a;b', "it's", '', '’=1'])(
    'does not include %j',
    (text) => {
      expect(defused(text)).toBe(text)
    },
  )

  it('never begins with an operator, whatever the delimiter, unless it is a negative number', () => {
    fc.assert(
      fc.property(cell, (text) => {
        for (const part of cellsOf(defused(text)))
          expect(part).toMatch(/^(?:[^=+\-@＝＋－＠]|-\d+(?:[.,]\d+)?$|$)/u)
      }),
      { numRuns: 500 },
    )
  })

  it('reads back unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(cell, fc.string({ unit: 'binary' })), (text) => {
        expect(restored(defused(text))).toBe(text)
        expect(restored(defused(defused(text)))).toBe(defused(text))
      }),
      { numRuns: 500 },
    )
  })
})
