// How a partner's drops stand: the last ones, those that were refused, and how long receipts took.

import { type DropRecord, newDropRecord } from '../ledger/drop-record.ts'
import { readingOf, refusalOf } from '../ledger/drop-state.ts'
import { isAnswered, isUnanswered } from '../ledger/freshness.ts'

export interface DropsStatus {
  /** That hold an object, as the bucket lists them; and keys that do not fit. */
  readonly keys: number
  readonly refused: number
  /** Of which reading never ends. */
  readonly stopped: number
  /** Without a receipt of what they hold, but uploaded within the last hour. */
  readonly waiting: number
  /** Without one an hour after their upload. */
  readonly unanswered: number
  readonly rowsRejected: number
  /** null: nothing was uploaded. */
  readonly lastUploadMs: number | null
  /** From the first upload of a key to its receipt; null: there is none. */
  readonly lag: { readonly medianMs: number; readonly longestMs: number } | null
  /** The last uploads first, as are the next ones; at most `MOST_LISTED`. */
  readonly last: readonly ListedDrop[]
  readonly lastRefused: readonly ListedDrop[]
}

export interface ListedDrop {
  readonly key: string
  readonly uploadedAtMs: number
  readonly status: 'committed' | 'rehearsed' | 'refused' | 'stopped'
  /** null: nothing was read. */
  readonly rows: { readonly accepted: number; readonly rejected: number } | null
  /** The code and the message of its receipt; null: it was read. */
  readonly refusal: { readonly code: string; readonly message: string } | null
}

export const MOST_LISTED = 5

/** What the bucket lists of a key. */
export interface UploadedObject {
  readonly key: string
  readonly etag: string
  readonly bytes: number
  readonly modifiedMs: number
}

/** `records`: of these keys, as far as there are any. `strays`: of keys that do not fit. */
export function dropsStatus(
  objects: readonly UploadedObject[],
  records: readonly DropRecord[],
  strays: readonly DropRecord[],
  nowMs: number,
): DropsStatus {
  const recordOf = new Map(records.map((record) => [record.key, record]))
  const open = objects
    .map((object) => ({ object, record: recordOf.get(object.key) ?? newDropRecord(object.key) }))
    .filter(({ object, record }) => !isAnswered(record, object))
  const unanswered = open.filter(({ object, record }) => isUnanswered(record, object, nowMs)).length
  const drops = [...records, ...strays].flatMap(listed).toSorted((a, b) => b.uploadedAtMs - a.uploadedAtMs)
  const refused = drops.filter(({ refusal }) => refusal !== null)
  const stopped = drops.filter(({ status }) => status === 'stopped').length
  const uploads = [...objects.map(({ modifiedMs }) => modifiedMs), ...drops.map((drop) => drop.uploadedAtMs)]
  return {
    keys: objects.length + strays.length,
    refused: refused.length - stopped,
    stopped,
    waiting: open.length - unanswered,
    unanswered,
    rowsRejected: drops.reduce((sum, { rows }) => sum + (rows?.rejected ?? 0), 0),
    lastUploadMs: uploads.length === 0 ? null : uploads.reduce((a, b) => Math.max(a, b)),
    lag: lagOf(records),
    last: drops.slice(0, MOST_LISTED),
    lastRefused: refused.slice(0, MOST_LISTED),
  }
}

function listed({ key, state }: DropRecord): ListedDrop[] {
  if (state === null || state.status === 'deleted') return []
  const { status, object } = state
  return [
    {
      key,
      status,
      uploadedAtMs: object.modifiedMs,
      rows: readingOf(state)?.outcome.rows ?? null,
      refusal: refusalOf(state),
    },
  ]
}

/** Of keys that were uploaded once: what is read again was uploaded long ago. */
function lagOf(records: readonly DropRecord[]): DropsStatus['lag'] {
  const lags = records
    .flatMap(({ state, revision, receiptWrittenAtMs }) => {
      const isFirst = revision === 1 && state !== null && state.status !== 'deleted'
      return isFirst && receiptWrittenAtMs !== null ? receiptWrittenAtMs - state.object.modifiedMs : []
    })
    .toSorted((a, b) => a - b)
  const longestMs = lags.at(-1)
  return longestMs === undefined
    ? null
    : { medianMs: lags[Math.floor((lags.length - 1) / 2)] ?? longestMs, longestMs }
}
