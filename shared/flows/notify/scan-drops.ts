// Scans a partner's drops: the days with data, and the refused drops.

import type { Day } from '../../domain/calendar.ts'
import type { Dataset } from '../../domain/drops/drop-key.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import { countingReading, isPartnerKnown } from '../../domain/ledger/drop-state.ts'
import { hasReceipt } from '../../domain/ledger/freshness.ts'
import type { EffectiveDays } from '../../domain/notices/gaps.ts'
import type { NoticedRefusal } from '../../domain/notices/notice.ts'
import { receiptKey } from '../../layout.ts'
import type { LedgerEntry } from '../ledger.ts'
import { refusalId } from './notified-state.ts'

export interface OpenRefusal {
  readonly id: string
  /** Its receipt is written, so that a notice can link to it. */
  readonly hasReceipt: boolean
  readonly refusal: NoticedRefusal
}

export interface DropScan {
  readonly days: EffectiveDays
  readonly refusals: readonly OpenRefusal[]
}

/** Of the entries that are added. */
export function createDropScan(): DropScan & { add(entry: LedgerEntry): void } {
  const days = new Map<Dataset, Set<Day>>()
  const refusals: OpenRefusal[] = []
  return {
    days,
    refusals,
    add(entry) {
      const { dataset } = entry.address
      const day = dayOfData(entry.record)
      if (day !== null) days.set(dataset, (days.get(dataset) ?? new Set()).add(day))
      const refusal = openRefusal(entry)
      if (refusal !== null) refusals.push(refusal)
    },
  }
}

/** A file without rows is not data. */
export function dayOfData({ state }: DropRecord): Day | null {
  const outcome = countingReading(state)?.outcome ?? null
  return outcome === null || outcome.rows.accepted === 0 ? null : outcome.effectiveDay
}

function openRefusal({ address: { key, drop }, record }: LedgerEntry): OpenRefusal | null {
  const { state } = record
  if (state?.status !== 'refused' && state?.status !== 'stopped') return null
  if (!isPartnerKnown(state)) return null
  const { code, message } = state.refusal
  return {
    id: refusalId(drop, state.object.version),
    hasReceipt: hasReceipt(record),
    refusal: {
      key,
      code,
      message,
      replaced: state.replaced,
      receiptKey: receiptKey(key, false),
    },
  }
}
