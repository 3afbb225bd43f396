// Flags that somebody asked not to be told of: folded into one line a customer, and otherwise left out.

import type { Digest, DigestFlag } from '../../../domain/digest/digest.ts'
import { clipped } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import { nameOf } from './cards.ts'
import type { Detail } from './detail.ts'
import { groupOf } from './groups.ts'
import type { Group } from './model.ts'

/** The digest without them. */
export function toldDigest(digest: Digest): Digest {
  const flags = digest.flags.filter(({ snooze }) => snooze === null)
  if (flags.length === digest.flags.length) return digest
  const told = new Set(flags.map(({ customerId }) => customerId))
  const expansions = new Set(
    flags.filter(({ rule }) => rule === 'expansion').map(({ customerId }) => customerId),
  )
  return {
    ...digest,
    flags,
    flaggedCustomers: digest.flaggedCustomers.filter(({ customerId }) => told.has(customerId)),
    opportunities: digest.opportunities.filter(
      ({ kind, customerId }) => kind !== 'expansion' || expansions.has(customerId),
    ),
  }
}

/** null: there are none. */
export function snoozedGroup({ flags }: Pick<Digest, 'flags'>, texts: Texts, detail: Detail): Group | null {
  const snoozed = flags.filter(({ snooze }) => snooze !== null)
  if (snoozed.length === 0) return null
  const byCustomer = Map.groupBy(snoozed, ({ customerId }) => customerId)
  const items = Array.from(byCustomer.values(), (own) => ({
    customer: nameOf(own[0] ?? { customerId: '', customerName: '' }),
    text: texts.formats.sentences(own.map((flag) => snoozeLine(flag, texts))),
  }))
  return groupOf(texts.snooze.counted(snoozed.length), items, texts, detail)
}

/** What, until when, by whom and why; '' for a flag that is not snoozed. */
export function snoozeLine({ rule, snooze }: Pick<DigestFlag, 'rule' | 'snooze'>, texts: Texts): string {
  if (snooze === null) return ''
  const { until, by, reason } = snooze
  return texts.snooze.line(texts.flags.rule[rule], { until, by, reason: clipped(reason, MAX_REASON) })
}

const MAX_REASON = 200
