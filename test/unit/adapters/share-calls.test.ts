import { expect, it, vi } from 'vitest'
import { shareCalls } from '../../../shared/adapters/share-calls.ts'

/** A service whose answers count its calls, each given when the test says so. */
function service() {
  const waiting: PromiseWithResolvers<number>[] = []
  const call = vi.fn(() => {
    const answer = Promise.withResolvers<number>()
    waiting.push(answer)
    return answer.promise
  })
  const nth = (n: number) => vi.waitUntil(() => waiting[n - 1])
  return {
    call,
    answer: async (n: number) => (await nth(n)).resolve(n),
    fail: async (n: number) => (await nth(n)).reject(new Error(`no answer ${n}`)),
    isAsked: async (n: number) => void (await nth(n)),
  }
}

it('all who ask before a call begins share it', async () => {
  const { call, answer } = service()
  const ask = shareCalls(call)
  const answers = Promise.all([ask(), ask(), ask()])
  await answer(1)
  expect(await answers).toEqual([1, 1, 1])
})

it('nobody gets the answer of a call that began before the question', async () => {
  const { call, answer, isAsked } = service()
  const ask = shareCalls(call)
  const first = ask()
  await isAsked(1)
  const later = Promise.all([ask(), ask()])
  await answer(1)
  await answer(2)
  expect(await first).toBe(1)
  expect(await later).toEqual([2, 2])
  expect(call).toHaveBeenCalledTimes(2)
})

it('a failed call fails those who share it, and nobody after them', async () => {
  const { call, answer, fail, isAsked } = service()
  const ask = shareCalls(call)
  const first = ask()
  const caught = expect(first).rejects.toThrow('no answer 1')
  await isAsked(1)
  const later = ask()
  await fail(1)
  await caught
  await answer(2)
  expect(await later).toBe(2)
})
