// Which flagged customer stands where in a digest mail: what is new or recent has a card, what has been open for long is
// told on one line, what improves stands with the changes of the week. All in the order of the digest.

import type { Digest, DigestFlag } from '../../../domain/digest/digest.ts'
import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'

export interface Flagged {
  readonly customer: FlaggedCustomer
  /** Open ones, without those that are opportunities; in the order of the digest. */
  readonly flags: readonly DigestFlag[]
}

export interface Arranged {
  /** With a problem that is new, or not older than four weeks. */
  readonly recent: readonly Flagged[]
  /** Whose problems are all older, or improving beside older ones. */
  readonly old: readonly Flagged[]
  /** Whose problems are all improving. */
  readonly improving: readonly Flagged[]
  /** Without a problem: something to know. */
  readonly notes: readonly Flagged[]
}

/** A flag that is continuing at more weekly points than this is told on one line. */
const RECENT_WEEKS = 4

export function arranged({ flags, flaggedCustomers }: Pick<Digest, 'flags' | 'flaggedCustomers'>): Arranged {
  const open = Map.groupBy(flags.filter(isTold), ({ customerId }) => customerId)
  const all = flaggedCustomers.flatMap((customer): Flagged[] => {
    const own = open.get(customer.customerId)
    return own === undefined ? [] : [{ customer, flags: own }]
  })
  const byPlace = Map.groupBy(all, placeOf)
  const at = (place: Place) => byPlace.get(place) ?? []
  return { recent: at('recent'), old: at('old'), improving: at('improving'), notes: at('notes') }
}

export function isUrgentFlag({ severity, state, snooze }: DigestFlag): boolean {
  return severity !== 'info' && state !== 'cleared' && snooze === null
}

export function isOldFlag({ state, weeks }: DigestFlag): boolean {
  return state === 'continuing' && weeks > RECENT_WEEKS
}

/** Room to grow is an opportunity, and what has cleared is a change. */
function isTold({ rule, state }: DigestFlag): boolean {
  return rule !== 'expansion' && state !== 'cleared'
}

type Place = keyof Arranged

function placeOf({ flags }: Flagged): Place {
  const urgent = flags.filter(isUrgentFlag)
  if (urgent.length === 0) return 'notes'
  if (urgent.every(({ state }) => state === 'improving')) return 'improving'
  const isRecent = urgent.some((flag) => flag.state !== 'improving' && !isOldFlag(flag))
  return isRecent ? 'recent' : 'old'
}
