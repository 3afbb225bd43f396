// JSON.parse is the judge of what is JSON; the check only has to agree with it and to say where.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkJson } from '../../../../shared/domain/json-check.ts'

describe('checkJson', () => {
  it.each([
    ['', 'line 1, column 1: unexpected end of the JSON'],
    ['[', 'line 1, column 2: unexpected end of the JSON'],
    ['[{"a":1,}]', 'line 1, column 9: unexpected "}"'],
    ['[{"a" 1}]', 'line 1, column 7: unexpected "1"'],
    ['[1,\r\n  tru]', 'line 2, column 3: unexpected "tru"'],
    ['[1]\n[2]', 'line 2, column 1: unexpected "["'],
    ['[01]', 'line 1, column 2: unexpected "01"'],
    ["{'a': 1}", `line 1, column 2: unexpected "'a'"`],
    ['["a\nb"]', String.raw`line 1, column 2: unexpected "\"a"`],
    ['[{"a":1}\n,,]', 'line 2, column 2: unexpected ","'],
    ['[[1}]', 'line 1, column 4: unexpected "}"'],
    [`${'['.repeat(5000)}`, 'line 1, column 102: unexpected "["'],
  ])('reports where %j breaks', (text, start) => {
    const [problem = '', ...more] = checkJson(text)
    expect(problem.slice(0, start.length)).toBe(start)
    expect(more).toEqual([])
  })

  it('reports duplicate fields of one object, and nothing else', () => {
    expect(checkJson('[{"a":1},\n {"a":2, "b":{"a":1}, "a":3}]')).toEqual([
      'line 2, column 23: duplicate field "a" in one object; keep one.',
    ])
  })

  it('finds nothing in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 1, '\t'), (value, indent) => {
        expect(checkJson(JSON.stringify(value, null, indent))).toEqual([])
      }),
    )
  })

  it('agrees with JSON.parse about any damaged text', () => {
    const sound = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value))
    const damage = fc.record({
      at: fc.nat(200),
      cut: fc.nat(3),
      insert: fc.constantFrom('', ',', '"', '}', ']', '\\', '-', '0', ' '),
    })
    fc.assert(
      fc.property(sound, damage, (text, { at, cut, insert }) => {
        const damaged = text.slice(0, at) + insert + text.slice(at + cut)
        const broken = checkJson(damaged).some((problem) => !problem.includes('duplicate field'))
        expect(broken).toBe(!isJson(damaged))
      }),
      { numRuns: 500 },
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
