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
  /** A message is handed to a worker. */
  | { readonly do: 'deliver'; readonly message: number }
  /** A message comes once more. */
  | { readonly do: 'repeat'; readonly message: number }
  /** An event never comes. */
  | { readonly do: 'lose'; readonly message: number }
  | { readonly do: 'step'; readonly worker: number; readonly calls: number; readonly pick: number }
  | { readonly do: 'finish'; readonly worker: number }
  | { readonly do: 'kill'; readonly worker: number; readonly lastCall: 'lost' | 'made' }
  | { readonly do: 'tick'; readonly of: 'plan' | 'sweep' }
  | { readonly do: 'pass'; readonly minutes: number }

export function actions(maxLength: number): fc.Arbitrary<Action[]> {
  return fc.array(anyAction, { maxLength, size: 'max' })
}

const nth = fc.nat({ max: 11 })
const key = fc.constantFrom(...KEYS)
const does = <const Do extends string>(word: Do) => fc.constant(word)

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.oneof(
      ...KEYS.map((at) => fc.record({ do: does('put'), key: fc.constant(at), content: contentFor(at) })),
    ),
  },
  { weight: 2, arbitrary: fc.record({ do: does('remove'), key }) },
  { weight: 1, arbitrary: fc.record({ do: does('revert'), key }) },
  { weight: 1, arbitrary: fc.record({ do: does('settings'), partners: anyPartners }) },
  { weight: 8, arbitrary: fc.record({ do: does('deliver'), message: nth }) },
  { weight: 1, arbitrary: fc.record({ do: does('repeat'), message: nth }) },
  { weight: 1, arbitrary: fc.record({ do: does('lose'), message: nth }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: does('step'),
      worker: nth,
      calls: fc.integer({ min: 1, max: 12 }),
      pick: nth,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: does('finish'), worker: nth }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: does('kill'),
      worker: nth,
      lastCall: fc.constantFrom('lost' as const, 'made' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: does('tick'), of: fc.constantFrom('plan' as const, 'sweep' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ do: does('pass'), minutes: fc.integer({ min: 1, max: 90 }) }) },
)
