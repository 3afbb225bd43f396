// Scans a partner's drops: the days with data, and the refused drops.

import type { Day } from '../../domain/calendar.ts'
import type { Dataset } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import { countingReading, isPartnerKnown } from '../../domain/ledger/drop-state.ts'
import { hasReceipt } from '../../domain/ledger/freshness.ts'
import { type EffectiveDays, effectiveDays } from '../../domain/notices/gaps.ts'
import type { NoticedRefusal } from '../../domain/notices/notice.ts'
import { receiptKey } from '../../layout.ts'
import { drops, type LedgerEntry, type LedgerPorts } from '../ledger.ts'
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

export async function scanDrops(partner: PartnerId, ports: LedgerPorts): Promise<DropScan> {
  const days: [Dataset, Day | null][] = []
  const refusals: OpenRefusal[] = []
  for await (const entry of drops(partner, ports)) {
    days.push([entry.address.dataset, dayOfData(entry.record)])
    const refusal = openRefusal(entry)
    if (refusal !== null) refusals.push(refusal)
  }
  return { days: effectiveDays(days), refusals }
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
