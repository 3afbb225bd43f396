// The difference of two texts, line by line.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf } from '../../../../shared/domain/partners-file/difference.ts'

const SIGNS = { added: '+', removed: '-', same: ' ' } as const

function shown(before: string, after: string): string[] {
  return differenceOf(before, after).map((line) =>
    line.kind === 'gap' ? '…' : `${SIGNS[line.kind]}${line.text}`,
  )
}

describe('the difference of two texts', () => {
  it('shows changed lines with three lines around, and gaps between', () => {
    const lines = Array.from({ length: 20 }, (_, n) => `line ${n}`)
    const changed = lines.with(4, 'new 4').toSpliced(15, 1)
    expect(shown(lines.join('\n'), changed.join('\n'))).toEqual([
      ...[' line 1', ' line 2', ' line 3', '-line 4', '+new 4', ' line 5', ' line 6', ' line 7', '…'],
      ...[' line 12', ' line 13', ' line 14', '-line 15', ' line 16', ' line 17', ' line 18'],
    ])
  })

  it('of equal texts is empty', () => {
    expect(shown('a\nb\n', 'a\nb\n')).toEqual([])
  })

  it('to and from nothing is every line', () => {
    expect(shown('', 'a\nb\n')).toEqual(['+a', '+b'])
    expect(shown('a\nb\n', '')).toEqual(['-a', '-b'])
  })

  it('holds both texts, where no line is far from a change', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before.join() !== after.join())
        const lines = shown(before.join('\n'), after.join('\n'))
        const without = (sign: string) =>
          lines.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1))
        expect(without('+')).toEqual(before)
        expect(without('-')).toEqual(after)
      }),
    )
  })
})
