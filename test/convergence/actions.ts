// What may happen to a pipeline, in any order and number. Numbers choose among what there is at that moment.

import fc from 'fast-check'
import { type Content, contentFor, KEYS } from './drops.ts'
import { anyPartners, type Partners } from './partners.ts'

export type Action =
  | { readonly do: 'put'; readonly key: string; readonly content: Content }
  | { readonly do: 'remove'; readonly key: string }
  /** The newest version or delete marker goes for good: what stood before stands again. */
  | { readonly do: 'revert'; readonly key: string }
  | { readonly do: 'settings'; readonly partners: Partners }
  /** A message, 0 being the newest, is handed to a worker, which waits to be told to move. */
  | { readonly do: 'deliver'; readonly message: number }
  /** A message is handled from beginning to end. */
  | { readonly do: 'handle'; readonly message: number }
  /** A message comes once more. */
  | { readonly do: 'repeat'; readonly message: number }
  /** An event never comes. */
  | { readonly do: 'lose'; readonly message: number }
  /** Workers are counted from the newest. */
  | { readonly do: 'step'; readonly worker: number; readonly calls: number; readonly pick: number }
  | { readonly do: 'finish'; readonly worker: number }
  | { readonly do: 'kill'; readonly worker: number; readonly lastCall: 'lost' | 'made' }
  | { readonly do: 'tick'; readonly of: 'plan' | 'sweep' }
  | { readonly do: 'pass'; readonly minutes: number }

/** Few keys at a time, so that much happens to each of them. */
export function actions(maxLength: number): fc.Arbitrary<Action[]> {
  return fc
    .subarray([...KEYS], { minLength: 1, maxLength: MOST_KEYS })
    .chain((keys) => {
      const alone = actionOn(keys).map((action) => [action])
      const scenes = fc.oneof({ weight: 4, arbitrary: alone }, { weight: 1, arbitrary: overtaking(keys) })
      return fc.array(scenes, { maxLength, size: 'max' })
    })
    .map((scenes) => scenes.flat())
}

const MOST_KEYS = 4

const nth = fc.nat({ max: 11 })
/** Mostly what has just come. */
const message = fc.oneof(fc.constant(0), nth)

/** What partners and the operator do. */
function changeOf(keys: readonly string[]): fc.Arbitrary<Action> {
  const key = fc.constantFrom(...keys)
  return oneOf(
    [6, key.chain(putAt)],
    [2, fc.record({ do: fc.constant('remove' as const), key })],
    [1, fc.record({ do: fc.constant('revert' as const), key })],
    [1, fc.record({ do: fc.constant('settings' as const), partners: anyPartners })],
  )
}

function putAt(key: string): fc.Arbitrary<Action> {
  return fc.record({ do: fc.constant('put' as const), key: fc.constant(key), content: contentFor(key) })
}

/** A worker stops anywhere, the key changes under its eyes, another worker is through with it, and the first goes on. */
function overtaking(keys: readonly string[]): fc.Arbitrary<Action[]> {
  const newest = fc.constant(0)
  return fc.constantFrom(...keys).chain((key) =>
    fc.tuple(
      putAt(key),
      fc.record({ do: fc.constant('deliver' as const), message: newest }),
      fc.record({
        do: fc.constant('step' as const),
        worker: newest,
        calls: fc.integer({ min: 1, max: 50 }),
        pick: nth,
      }),
      changeOf([key]),
      fc.record({ do: fc.constant('handle' as const), message: newest }),
      oneOf(
        [1, fc.record({ do: fc.constant('finish' as const), worker: newest })],
        [
          1,
          fc.record({
            do: fc.constant('step' as const),
            worker: newest,
            calls: fc.integer({ min: 1, max: 9 }),
            pick: nth,
          }),
        ],
      ),
    ),
  )
}

function actionOn(keys: readonly string[]): fc.Arbitrary<Action> {
  return oneOf(
    [10, changeOf(keys)],
    [6, fc.record({ do: fc.constant('deliver' as const), message })],
    [6, fc.record({ do: fc.constant('handle' as const), message })],
    [1, fc.record({ do: fc.constant('repeat' as const), message })],
    [1, fc.record({ do: fc.constant('lose' as const), message })],
    [
      10,
      fc.record({
        do: fc.constant('step' as const),
        worker: nth,
        calls: fc.integer({ min: 1, max: 12 }),
        pick: nth,
      }),
    ],
    [3, fc.record({ do: fc.constant('finish' as const), worker: nth })],
    [
      2,
      fc.record({ do: fc.constant('kill' as const), worker: nth, lastCall: fc.constantFrom('lost', 'made') }),
    ],
    [2, fc.record({ do: fc.constant('tick' as const), of: fc.constantFrom('plan', 'sweep') })],
    [1, fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 90 }) })],
  )
}

function oneOf(...weighted: [number, fc.Arbitrary<Action>][]): fc.Arbitrary<Action> {
  return fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}
