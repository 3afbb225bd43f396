import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partnerNamed } from '../../../../shared/domain/drops/drop-key.ts'
import { type ChangedKey, groupKeys } from '../../../../shared/domain/drops/group-keys.ts'

const MEBIBYTE = 1024 * 1024
const small = (count: number, partner = 'northwind'): ChangedKey[] =>
  Array.from({ length: count }, (_, n) => ({
    key: `${partner}/activity/2026-11-20/customer=c${n}/users.csv`,
    bytes: 2_000,
  }))
const sizes = (groups: readonly string[][]) => groups.map((keys) => keys.length)

it('small files of a partner go together, 25 at a time', () => {
  expect(sizes(groupKeys(small(60)))).toEqual([25, 25, 10])
})

it('partners stay apart, however their changes are mixed', () => {
  const [ours, theirs] = [small(3), small(3, 'tailspin')]
  const mixed = ours.flatMap((each, n) => [each, theirs[n] as ChangedKey])
  expect(groupKeys(mixed)).toEqual([ours.map(({ key }) => key), theirs.map(({ key }) => key)])
})

it('a large file goes alone', () => {
  const large = { key: 'northwind/activity/2026-11-20/all.csv', bytes: 5 * MEBIBYTE }
  expect(sizes(groupKeys([large, ...small(3)]))).toEqual([1, 3])
})

it('several changes of a key need one look', () => {
  const [one] = small(1) as [ChangedKey]
  expect(groupKeys([one, { ...one, bytes: 0 }, one])).toEqual([[one.key]])
})

it('every key is in one group, of one partner and of bounded size', () => {
  const change = fc.record({
    key: fc
      .tuple(fc.constantFrom('a', 'b', 'validate/a', 'No Partner', ''), fc.nat(30))
      .map(([first, n]) => `${first}/activity/${n}`),
    bytes: fc.oneof(fc.nat(10_000), fc.nat(3 * MEBIBYTE)),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), (changes) => {
      const groups = groupKeys(changes)
      const largest = new Map<string, number>()
      for (const { key, bytes } of changes) largest.set(key, Math.max(bytes, largest.get(key) ?? 0))
      expect(groups.flat().sort()).toEqual([...largest.keys()].sort())
      for (const keys of groups) {
        expect(new Set(keys.map(partnerNamed)).size).toBe(1)
        expect(keys.length).toBeLessThanOrEqual(25)
        const bytes = keys.reduce((sum, key) => sum + (largest.get(key) ?? 0), 0)
        if (keys.length > 1) expect(bytes).toBeLessThanOrEqual(MEBIBYTE)
      }
    }),
  )
})
