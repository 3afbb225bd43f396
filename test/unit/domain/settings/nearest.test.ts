import { expect, it } from 'vitest'
import { nearest } from '../../../../shared/domain/nearest.ts'

it.each([
  ['recipient', 'recipients'],
  ['sned', 'send'],
  ['time_zone', 'timezone'],
  ['Name', 'name'],
  ['tresholds', 'thresholds'],
])('%s most probably means %s', (word, meant) => {
  expect(nearest(word, ['id', 'name', 'timezone', 'send', 'recipients', 'thresholds'])).toBe(meant)
})

it('knows nothing near where nothing is known', () => {
  expect(nearest('id', [])).toBe('')
})

it('takes a word of any length', () => {
  expect(nearest('x'.repeat(1_000_000), ['a', 'bc'])).toBe('a')
})
