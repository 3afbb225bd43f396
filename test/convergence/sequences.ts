// Sequences of actions: random ones, and in between scenes that would rarely arise by chance.

import fc from 'fast-check'
import {
  type Action,
  advance,
  anyAction,
  anyChange,
  finish,
  INGEST_CALLS,
  kill,
  mailFault,
  newest,
  oneOf,
  PUBLISH_CALLS,
  put,
  reach,
  remove,
  SEND_CALLS,
  step,
  tick,
} from './actions.ts'
import { contentFor, KEYS, seats } from './drops.ts'

/** Few keys at a time, so that much happens to each of them. */
const MOST_KEYS = 4

export function sequences(mostScenes: number): fc.Arbitrary<Action[]> {
  return fc
    .subarray([...KEYS], { minLength: 1, maxLength: MOST_KEYS })
    .chain((keys) => {
      const scene = oneOf(
        [16, anyAction(keys).map((action) => [action])],
        [3, overtaking(keys)],
        [3, crowd(keys)],
        [2, returning(keys)],
        [1, publishing(keys)],
        [2, sending],
      )
      // Small ones first, as is the custom, would leave most of them too short to be worth a run.
      return fc.noBias(fc.array(scene, { maxLength: mostScenes, size: 'max' }))
    })
    .map((scenes) => scenes.flat())
}

const last = fc.constant(0)
const lastTwo = fc.nat({ max: 1 })

/** A worker stops anywhere, the key changes under its eyes, another worker is through with it, and the first goes on. */
function overtaking(keys: readonly string[]): fc.Arbitrary<Action[]> {
  return fc
    .constantFrom(...keys)
    .chain((key) =>
      fc.tuple(
        put(key, contentFor(key)),
        newest('deliver', 'event'),
        oneOf([1, step(last, 50)], [1, reach(last, INGEST_CALLS)]),
        anyChange([key]),
        newest('handle', 'event'),
        oneOf([2, finish(last)], [1, step(last, 9)], [1, reach(last, INGEST_CALLS)], [1, kill(last)]),
      ),
    )
}

/** An event comes twice, and two workers take turns at its key, which may change meanwhile. */
function crowd(keys: readonly string[]): fc.Arbitrary<Action[]> {
  return fc.constantFrom(...keys).chain((key) => {
    const turn = oneOf([4, step(lastTwo, 9)], [4, reach(lastTwo, INGEST_CALLS)], [1, anyChange([key])])
    return inRow(
      inTurn(put(key, contentFor(key)), newest('repeat', 'event')),
      inTurn(newest('deliver', 'event'), newest('deliver', 'event')),
      fc.oneof(bothReach(INGEST_CALLS), fc.constant<Action[]>([])),
      fc.array(turn, { minLength: 2, maxLength: 8 }),
    )
  })
}

/** A key is gone until its record is not needed any more, and may come back at the moment when that is deleted. */
function returning(keys: readonly string[]): fc.Arbitrary<Action[]> {
  const swept = inTurn(tick('sweep'), finish(last))
  return fc
    .constantFrom(...keys)
    .chain((key) =>
      inRow(
        inTurn(put(key, contentFor(key)), newest('handle', 'event')),
        inTurn(remove(key), newest('handle', 'event'), advance(61)),
        inRow(swept, inTurn(newest('handle', 'reconcile'), advance(46), advance(46))),
        inRow(swept, inTurn(newest('deliver', 'reconcile'))),
        inTurn(oneOf([1, step(last, 9)], [1, reach(last, ['records.delete'])])),
        inTurn(put(key, contentFor(key)), newest('deliver', 'event')),
        inTurn(step(lastTwo, 20), step(lastTwo, 20), oneOf([2, finish(last)], [1, kill(last)])),
      ),
    )
}

/** The digest is made of licences that are there, perhaps while a file changes. */
function publishing(keys: readonly string[]): fc.Arbitrary<Action[]> {
  const meanwhile = inTurn(
    newest('deliver', 'publish'),
    reach(last, PUBLISH_CALLS),
    anyChange(keys),
    newest('handle', 'event'),
    finish(last),
  )
  return inRow(
    inTurn(put('golden/entitlements/2026-11-22/a.csv', seats)),
    fc.array(newest('handle', 'event'), { minLength: 2, maxLength: 8 }),
    inTurn(tick('plan'), finish(last), newest('repeat', 'publish')),
    fc.oneof(meanwhile, inTurn(newest('handle', 'publish')), severalPublish),
    sending,
  )
}

/** Two workers publish, or tell, at once. */
const severalPublish = fc
  .constantFrom('publish' as const, 'notify' as const)
  .chain((kind) =>
    inRow(
      inTurn(newest('repeat', kind), newest('deliver', kind), newest('deliver', kind)),
      bothReach(PUBLISH_CALLS),
      inTurn(oneOf([3, finish(last)], [1, kill(last)]), finish(last)),
    ),
  )

/** Two workers hold a message, SES may fail, and a worker may die; the schedule looks after it. */
const sending: fc.Arbitrary<Action[]> = inRow(
  fc.array(mailFault, { maxLength: 1 }),
  inTurn(newest('repeat', 'send'), newest('deliver', 'send'), reach(last, SEND_CALLS)),
  fc.array(oneOf([2, newest('deliver', 'send')], [2, reach(lastTwo, SEND_CALLS)], [1, step(lastTwo, 5)]), {
    maxLength: 4,
  }),
  inTurn(oneOf([3, kill(lastTwo)], [2, finish(lastTwo)], [1, newest('handle', 'feedback')])),
  fc.array(advance(16), { maxLength: 1 }),
  inTurn(tick('plan'), finish(last), newest('handle', 'send')),
)

/** Two workers are about to do the same. */
function bothReach(calls: readonly string[]): fc.Arbitrary<Action[]> {
  const reaching = (call: string) =>
    [0, 1].map((worker) => ({ do: 'reach' as const, worker, call, past: false }))
  return fc.constantFrom(...calls).map(reaching)
}

function inTurn(...actions: fc.Arbitrary<Action>[]): fc.Arbitrary<Action[]> {
  return fc.tuple(...actions)
}

function inRow(...parts: fc.Arbitrary<Action[]>[]): fc.Arbitrary<Action[]> {
  return fc.tuple(...parts).map((rows) => rows.flat())
}
