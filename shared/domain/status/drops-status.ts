// How a partner's drops stand: the last ones, those that were refused, and how long receipts took.

import type { DropRecord } from '../ledger/drop-record.ts'
import { readingOf, refusalOf } from '../ledger/drop-state.ts'

export interface DropsStatus {
  /** That hold an object. */
  readonly keys: number
  readonly refused: number
  /** Of which reading never ends. */
  readonly stopped: number
  /** Without a receipt of what they hold. */
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

export function dropsStatus(records: readonly DropRecord[]): DropsStatus {
  const drops = records.flatMap(listed).toSorted((a, b) => b.uploadedAtMs - a.uploadedAtMs)
  const refused = drops.filter(({ refusal }) => refusal !== null)
  const stopped = drops.filter(({ status }) => status === 'stopped').length
  return {
    keys: drops.length,
    refused: refused.length - stopped,
    stopped,
    unanswered: records.filter(isUnanswered).length,
    rowsRejected: drops.reduce((sum, { rows }) => sum + (rows?.rejected ?? 0), 0),
    lastUploadMs: drops[0]?.uploadedAtMs ?? null,
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

function isUnanswered({ state, receiptWrittenAtMs, pending }: DropRecord): boolean {
  return state === null ? pending.length > 0 : receiptWrittenAtMs === null
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
