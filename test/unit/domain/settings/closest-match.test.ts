import { expect, it } from 'vitest'
import { closestMatch } from '../../../../shared/domain/closest-match.ts'

it.each([
  ['recipient', 'recipients'],
  ['sned', 'send'],
  ['time_zone', 'timezone'],
  ['Name', 'name'],
  ['tresholds', 'thresholds'],
])('%s most probably means %s', (word, meant) => {
  expect(closestMatch(word, ['id', 'name', 'timezone', 'send', 'recipients', 'thresholds'])).toBe(meant)
})

it('finds no match among no words', () => {
  expect(closestMatch('id', [])).toBe('')
})

it('accepts a word of any length', () => {
  expect(closestMatch('x'.repeat(1_000_000), ['a', 'bc'])).toBe('a')
})
