// How many customers need attention, and how their flags stand.

import type { Digest, DigestFlag } from '../../../domain/digest/digest.ts'
import type { FlagState } from '../../../domain/flags/flag.ts'
import type { Attention } from '../../texts/facts.ts'
import { isUrgentFlag } from './arrange.ts'

export function attentionOf({ flags, dataQuality }: Pick<Digest, 'flags' | 'dataQuality'>): Attention {
  const urgent = flags.filter(isUrgentFlag)
  return {
    customers: customersOf(urgent),
    critical: customersOf(urgent.filter(({ severity }) => severity === 'critical')),
    doubts: dataQuality.doubts,
    rejectedRows: dataQuality.rejectedRows.reduce((rows, { rejected }) => rows + rejected, 0),
  }
}

function customersOf(flags: readonly DigestFlag[]): number {
  return new Set(flags.map(({ customerId }) => customerId)).size
}

/** Of the flags that are not snoozed. */
export function stateCounts({ flags }: Pick<Digest, 'flags'>): Record<FlagState, number> {
  const counts = { new: 0, continuing: 0, improving: 0, cleared: 0 }
  for (const { state, snooze } of flags) if (snooze === null) counts[state] += 1
  return counts
}
