// Concurrent work, ordered results.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapOrdered } from '../../../shared/flows/map-ordered.ts'

describe('work in order', () => {
  it('yields results in the order of the items, whichever finishes first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat()),
        fc.integer({ min: 1, max: 5 }),
        fc.scheduler(),
        async (items, places, scheduler) => {
          let running = 0
          let most = 0
          const work = async (item: number) => {
            most = Math.max(most, ++running)
            await scheduler.schedule(Promise.resolve())
            running--
            return item * 2
          }
          const results = Array.fromAsync(mapOrdered(each(items), places, work))
          expect(await scheduler.waitFor(results)).toEqual(items.map((item) => item * 2))
          expect(most).toBe(Math.min(places, items.length))
        },
      ),
    )
  })

  it('throws the error of an item after the results before it', async () => {
    const results: number[] = []
    const work = async (item: number) => {
      if (item === 3) throw new Error('three')
      return item
    }
    await expect(async () => {
      for await (const result of mapOrdered(each([1, 2, 3, 4]), 4, work)) results.push(result)
    }).rejects.toThrow('three')
    expect(results).toEqual([1, 2])
  })

  it('leaves nothing running when the consumer stops early', async () => {
    const ended: number[] = []
    const work = async (item: number) => {
      await new Promise(setImmediate)
      ended.push(item)
    }
    for await (const _ of mapOrdered(each([1, 2, 3, 4]), 3, work)) break
    expect(ended).toEqual([1, 2, 3])
  })
})

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
