// The one thing that matters this week: the subject of the mail and its opening line.

import type { Digest, DigestFlag } from '../../../domain/digest/digest.ts'
import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import { clipped, visibleLine } from '../../../domain/untrusted-text.ts'
import type { Texts } from '../../texts/texts.ts'
import { MAX_NAME } from '../parts/limits.ts'
import { isOldFlag, isUrgentFlag } from './arrange.ts'
import { attentionOf } from './attention.ts'
import type { NamedCustomer } from './model.ts'

/** Longer ones are cut in the lists of mail clients. */
const MAX_SUBJECT = 59

export interface Lead {
  readonly subject: string
  readonly opening: string
  /** Whom both name; null: nobody. */
  readonly customer: NamedCustomer | null
}

export function leadOf(digest: Digest, texts: Texts): Lead {
  const { lead, summary } = texts
  const { week, nothingNew } = digest
  if (nothingNew) return { subject: lead.subject.nothingNew(week), opening: lead.nothingNew, customer: null }
  const attention = attentionOf(digest)
  const urgent = digest.flags.filter(isUrgentFlag)
  const first = firstToTell(urgent)
  if (first !== undefined) return aboutFlag(first, attention.customers - 1, digest, texts)
  if (urgent.length > 0)
    return {
      subject: lead.subject.improving(attention.customers, week),
      opening: lead.improving,
      customer: null,
    }
  const isWell = summary.doubts(attention.doubts).length === 0
  return {
    subject: isWell ? lead.subject.well(week) : lead.subject.doubt(week),
    opening: isWell ? summary.headline(attention, digest.portfolio.customers) : lead.noneKnown,
    customer: null,
  }
}

/** What is new before what is known, and what is recent before what is old; in the order of the digest. */
function firstToTell(urgent: readonly DigestFlag[]): DigestFlag | undefined {
  const open = urgent.filter(({ state }) => state !== 'improving')
  return open.find(({ state }) => state === 'new') ?? open.find((flag) => !isOldFlag(flag)) ?? open[0]
}

function aboutFlag(flag: DigestFlag, others: number, digest: Digest, { lead }: Texts): Lead {
  const customer = customerOf(flag, digest)
  const subject = (characters: number) =>
    lead.subject.flag(clipped(customer.customerName, characters), flag.rule, customer, others, digest.week)
  return {
    subject: longestThatFits(subject),
    opening: lead.opening(clipped(customer.customerName, MAX_NAME), flag.rule, customer),
    customer: {
      id: visibleLine(customer.customerId),
      name: clipped(customer.customerName, MAX_NAME),
    },
  }
}

/** With as much of the name as there is room for. */
function longestThatFits(subject: (characters: number) => string): string {
  for (let characters = MAX_SUBJECT; characters > 1; characters--) {
    const text = subject(characters)
    if (text.length <= MAX_SUBJECT) return text
  }
  return clipped(subject(1), MAX_SUBJECT)
}

function customerOf({ customerId }: DigestFlag, { flaggedCustomers }: Digest): FlaggedCustomer {
  const found = flaggedCustomers.find((customer) => customer.customerId === customerId)
  if (found === undefined)
    throw new RangeError(`The figures of ${customerId}, which has a flag, are missing.`)
  return found
}
