// One look at a partner's drops: on which days there is data, and what is refused.

import type { Day } from '../../domain/calendar.ts'
import type { Dataset } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { type EffectiveDays, effectiveDays } from '../../domain/notices/gaps.ts'
import type { NoticedRefusal } from '../../domain/notices/notice.ts'
import { receiptKey } from '../../layout.ts'
import type { DropLedger, DropRecord } from '../../ports.ts'
import { isTold } from '../ingest/attention.ts'
import { refusalId } from './told.ts'

export interface StandingRefusal {
  readonly id: string
  /** Its receipt is written, to be looked at. */
  readonly hasReceipt: boolean
  readonly refusal: NoticedRefusal
}

export interface Look {
  readonly days: EffectiveDays
  readonly refusals: readonly StandingRefusal[]
}

export async function lookAtDrops(partner: PartnerId, ledger: DropLedger): Promise<Look> {
  const days: [Dataset, Day | null][] = []
  const refusals: StandingRefusal[] = []
  for await (const record of ledger.list(partner)) {
    days.push([record.address.dataset, dayOfData(record)])
    const refusal = standingRefusal(record)
    if (refusal !== null) refusals.push(refusal)
  }
  return { days: effectiveDays(days), refusals }
}

/** A file without rows is no data. */
export function dayOfData({ commitment }: DropRecord): Day | null {
  if (commitment?.generation == null || commitment.outcome === null) return null
  return commitment.outcome.rows.accepted === 0 ? null : commitment.outcome.effectiveDay
}

function standingRefusal(record: DropRecord): StandingRefusal | null {
  const { address, commitment } = record
  const refused = commitment?.outcome?.refused ?? null
  if (commitment === null || refused === null || !commitment.partnerKnown) return null
  const { key, drop } = address
  return {
    id: refusalId(drop, commitment.object?.version ?? ''),
    hasReceipt: isTold(record),
    refusal: {
      key,
      code: refused.code,
      message: refused.message,
      replaced: commitment.replaced,
      receiptKey: receiptKey(key, false),
    },
  }
}
