// Hidden characters in untrusted text are dropped or shown, and those that scripts need stay.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipped, oneLine, visible, visibleJson, visibleLine } from '../../../shared/domain/untrusted-text.ts'

const HIDDEN = [
  ...['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u009b', '\u00ad', '\u061c', '\u180e'],
  ...['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202e'],
  ...[
    '\u2060',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\u{e0001}',
    '\u{e0041}',
    '\u{e007f}',
    '\ud800',
    '\udfff',
    '\u3164',
  ],
]
const codeOf = (hidden: string) => (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

describe.each(HIDDEN.map((hidden) => [codeOf(hidden), hidden]))('U+%s', (code, hidden) => {
  it('is dropped from names, leaving a space where it broke lines', () => {
    expect(oneLine(`con${hidden}toso`)).toMatch(/^con ?toso$/)
    expect(clipped(`${hidden}contoso`, 20)).toBe('contoso')
  })

  it('is shown in ids and texts', () => {
    expect(visibleLine(`con${hidden}toso`)).toBe(`con<U+${code}>toso`)
    expect(visible(`con${hidden}toso`)).toBe(`con<U+${code}>toso`)
  })

  it('is escaped in JSON with the same meaning', () => {
    const json = visibleJson({ id: `con${hidden}toso` })
    expect(json).toMatch(/^[ -~]*$/)
    expect(JSON.parse(json)).toEqual({ id: `con${hidden}toso` })
  })
})

describe('what scripts need', () => {
  it.each([
    ['Persian', 'شرکت نمونه\u200cها'],
    ['Hindi', 'क्\u200dष'],
    ['a family', '👨\u200d👩\u200d👧'],
    ['a skin', '👩🏽\u200d💻'],
    ['a flag', '🏳\ufe0f\u200d🌈'],
    ['a heart', '❤\ufe0f'],
    ['accents', 'Caf\u00e9 e\u0301'],
  ])('stays in names and texts: %s', (_, name) => {
    expect(oneLine(name)).toBe(name)
    expect(visible(name)).toBe(name)
  })

  it('is shown in ids all the same', () => {
    expect(visibleLine('نمونه\u200cها')).not.toBe(visibleLine('نمونهها'))
  })

  it('includes line breaks and tabs in texts, but no carriage returns', () => {
    expect(visible('a\r\n\tb\nc')).toBe('a\r\n\tb\nc')
    expect(visible('secret\rpublic')).toBe('secret<U+000D>public')
    expect(visibleLine('one\ntwo')).toBe('one<U+000A>two')
  })
})

it('two ids that differ look different, and nothing hides in them', () => {
  const word = fc.array(fc.constantFrom('a', 'b', ...HIDDEN), { maxLength: 6 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(visibleLine(one) === visibleLine(other)).toBe(one === other)
    }),
  )
})

it('indented JSON keeps its layout', () => {
  expect(visibleJson({ a: ['\n\u202e'] }, 2)).toBe('{\n  "a": [\n    "\\n\\u202e"\n  ]\n}')
})
