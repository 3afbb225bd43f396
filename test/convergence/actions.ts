// What may happen to a pipeline, in any order and number. Numbers choose among what there is at that moment.

import fc from 'fast-check'
import { type Content, contentFor } from './drops.ts'
import { MAIL_FAULTS, type MailFault } from './mail-faults.ts'
import { anyPartners, type Partners } from './partners.ts'
import type { Message } from './pipeline.ts'

export type Action =
  | { readonly do: 'put'; readonly key: string; readonly content: Content }
  | { readonly do: 'remove'; readonly key: string }
  /** The newest version or delete marker goes for good: what stood before stands again. */
  | { readonly do: 'revert'; readonly key: string }
  | { readonly do: 'settings'; readonly partners: Partners }
  /** What becomes of the next message that is handed to SES. */
  | { readonly do: 'mail'; readonly fault: MailFault }
  /**
   * A message is handed to a worker, which waits to be told to move; or it is handled from beginning to end; or it
   * comes once more; or, if it tells of the bucket or of mails, it never comes.
   */
  | ({ readonly do: 'deliver' | 'handle' | 'repeat' | 'lose' } & Chosen)
  /** Workers are counted from the newest. */
  | { readonly do: 'step'; readonly worker: number; readonly calls: number; readonly pick: number }
  /** A worker goes on until it is about to make such a call, or has just made it. */
  | { readonly do: 'reach'; readonly worker: number; readonly call: string; readonly past: boolean }
  | { readonly do: 'finish'; readonly worker: number }
  | { readonly do: 'kill'; readonly worker: number; readonly lastCall: 'lost' | 'made' }
  | { readonly do: 'tick'; readonly of: 'plan' | 'sweep' }
  | { readonly do: 'advance'; readonly minutes: number }

/** Among those that wait, 0 being the newest; `of`: among those of a kind. */
export interface Chosen {
  readonly message: number
  readonly of?: Message['kind']
}

/** Of all that can happen, one thing. */
export function anyAction(keys: readonly string[]): fc.Arbitrary<Action> {
  return oneOf(
    [20, anyChange(keys)],
    [12, chosen('deliver', message)],
    [12, chosen('handle', message)],
    [2, chosen('repeat', message)],
    [2, chosen('lose', message)],
    [14, step(nth, 12)],
    [6, reach(nth, CALLS)],
    [6, finish(nth)],
    [4, kill(nth)],
    [4, tick('plan', 'sweep')],
    [2, advance(1)],
    [1, mailFault],
  )
}

/** What partners and the operator do. */
export function anyChange(keys: readonly string[]): fc.Arbitrary<Action> {
  const key = fc.constantFrom(...keys)
  return oneOf(
    [6, key.chain((place) => put(place, contentFor(place)))],
    [2, key.chain(remove)],
    [1, fc.record({ do: fc.constant('revert' as const), key })],
    [1, fc.record({ do: fc.constant('settings' as const), partners: anyPartners })],
  )
}

export function put(key: string, content: fc.Arbitrary<Content>): fc.Arbitrary<Action> {
  return fc.record({ do: fc.constant('put' as const), key: fc.constant(key), content })
}

export function remove(key: string): fc.Arbitrary<Action> {
  return fc.constant({ do: 'remove', key })
}

/** The newest message of a kind. */
export function newest(what: 'deliver' | 'handle' | 'repeat', of: Message['kind']): fc.Arbitrary<Action> {
  return fc.constant({ do: what, message: 0, of })
}

export function step(worker: fc.Arbitrary<number>, most: number): fc.Arbitrary<Action> {
  const calls = fc.integer({ min: 1, max: most })
  return fc.record({ do: fc.constant('step' as const), worker, calls, pick: nth })
}

export function reach(worker: fc.Arbitrary<number>, calls: readonly string[]): fc.Arbitrary<Action> {
  const call = fc.constantFrom(...calls)
  return fc.record({ do: fc.constant('reach' as const), worker, call, past: fc.boolean() })
}

export function finish(worker: fc.Arbitrary<number>): fc.Arbitrary<Action> {
  return fc.record({ do: fc.constant('finish' as const), worker })
}

export function kill(worker: fc.Arbitrary<number>): fc.Arbitrary<Action> {
  return fc.record({ do: fc.constant('kill' as const), worker, lastCall: fc.constantFrom('lost', 'made') })
}

export function tick(...of: ('plan' | 'sweep')[]): fc.Arbitrary<Action> {
  return fc.record({ do: fc.constant('tick' as const), of: fc.constantFrom(...of) })
}

export function advance(fewest: number): fc.Arbitrary<Action> {
  return fc.record({ do: fc.constant('advance' as const), minutes: fc.integer({ min: fewest, max: 90 }) })
}

export const mailFault: fc.Arbitrary<Action> = fc.record({
  do: fc.constant('mail' as const),
  fault: fc.constantFrom(...MAIL_FAULTS),
})

export function oneOf<T>(...weighted: [number, fc.Arbitrary<T>][]): fc.Arbitrary<T> {
  return fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

/** Calls that decide something. */
export const INGEST_CALLS = [
  'records.put',
  'records.delete',
  'sheets.put',
  'reports.etag',
  'reports.put generations/',
  'reports.put receipts/',
  'reports.copy',
  'reports.delete',
  'sheets.remove',
] as const
export const SEND_CALLS = ['records.put send#', 'mailer.send'] as const
export const PUBLISH_CALLS = [
  'records.list',
  'metrics.put',
  'metrics.get',
  'records.put digest#',
  'records.put notices',
  'jobs.send',
] as const
const CALLS = [...INGEST_CALLS, ...PUBLISH_CALLS, ...SEND_CALLS]

const nth = fc.nat({ max: 11 })
/** Mostly what has just come. */
const message = fc.oneof(fc.constant(0), nth)

function chosen(
  what: 'deliver' | 'handle' | 'repeat' | 'lose',
  number: fc.Arbitrary<number>,
): fc.Arbitrary<Action> {
  return fc.record({ do: fc.constant(what), message: number })
}
