// What the digest and the reports of a week are built from, and the cut of it that one account manager may see.

import { type Day, formatDay } from '../calendar.ts'
import { parseDropKey } from '../drops/drop-key.ts'
import type { RefusalCode } from '../drops/outcome.ts'
import { type Evidence, withKeys } from '../explanation/explanation.ts'
import type { Snooze } from '../flags/snooze.ts'
import { type CustomerId, customerId } from '../ids.ts'
import { type EmailAddress, emailAddress } from '../mail/email-address.ts'
import type { CustomerPoint, PartnerPoint } from '../metrics/point.ts'
import type { Gap } from '../notices/gaps.ts'
import type { Partner, Recipient } from '../settings.ts'
import type { RejectedRows } from './data-quality.ts'
import type { Restatement, Undelivered } from './digest.ts'
import type { MeasuredCustomer, MeasuredWeek } from './measured-customer.ts'

export interface DigestInput {
  readonly partner: Partner
  /** E, the last day reported on. */
  readonly asOf: Day
  /** The account manager whose customers this covers; null: the whole portfolio. */
  readonly scopedTo: string | null
  /** Customers with an entitlement state at E. */
  readonly customers: readonly MeasuredCustomer[]
  /** Customers with a state at E−7. */
  readonly before: readonly CustomerPoint[]
  /** Customers without a state at E that lately had one, or that activity speaks of. */
  readonly left: readonly LeftCustomer[]
  /** The partner's point at E. */
  readonly partnerPoint: PartnerPoint
  /** Of drops with a key date in the window. */
  readonly refusedDrops: readonly RefusedKey[]
  /** At E. */
  readonly stopped: readonly Gap[]
  /** Of drops effective in the last 7 days, in any order. */
  readonly rejectedRows: readonly RejectedRowsOfKey[]
  /** That were waited for in vain. */
  readonly unreadDrops: readonly KeyOfCustomer[]
  /** Files of all customers together, which a digest that is cut does not name: they leave its customers in doubt too. */
  readonly unnamed: FilesInDoubt
  /** In the order in which they are shown. */
  readonly restatements: readonly RestatedCustomer[]
  readonly undelivered: readonly Undelivered[]
  /** Of the partner: each is told with its flag alone, where that is told. */
  readonly snoozes: readonly Snooze[]
  /** The files behind the figures of those customers that reports explain. */
  readonly evidence: ReadonlyMap<CustomerId, Evidence>
}

export type FilesInDoubt = Pick<DigestInput, 'refusedDrops' | 'rejectedRows' | 'unreadDrops'>

export const NO_FILES: FilesInDoubt = { refusedDrops: [], rejectedRows: [], unreadDrops: [] }

/** As it was last known; name and account manager are '' where they never were. */
export interface LeftCustomer extends Pick<CustomerPoint, 'customer' | 'name' | 'accountManager'> {
  /** The last 13 weekly points, oldest first; none, if only activity speaks of it. */
  readonly weeks: readonly MeasuredWeek[]
}

/** The account manager of that week decides who is informed, where the customer has none today. */
export interface RestatedCustomer extends Restatement {
  readonly accountManager: string
}

export interface KeyOfCustomer {
  readonly key: string
  /** The customer that the key names. */
  readonly customer: CustomerId | null
}

export type RejectedRowsOfKey = KeyOfCustomer &
  RejectedRows & {
    /** It may be the only drop of the week that speaks of a customer whose rows were rejected. */
    readonly isAlone: boolean
  }

export interface RefusedKey extends KeyOfCustomer {
  readonly code: RefusalCode
  readonly message: string
  readonly receiptKey: string
}

/**
 * Gives what a recipient's digest is built from. The cut comes first and everything is computed from it, so that
 * no sum, name or file of somebody else's customers can show through.
 */
export function scopesOf(input: DigestInput): (recipient: Recipient) => DigestInput {
  const managed = customersByManager(input)
  return ({ customers, email }) =>
    customers === 'all' ? input : scopedToManager(input, email, managed.get(email) ?? new Set())
}

function scopedToManager(input: DigestInput, email: EmailAddress, own: ReadonlySet<CustomerId>): DigestInput {
  const isOwn = ({ customer }: KeyOfCustomer) => customer !== null && own.has(customer)
  const isOfAll = ({ customer }: KeyOfCustomer) => customer === null
  const clash = (one: CustomerPoint['clashes'][number]) => ({ ...one, keys: namesFor(own, one.keys) })
  return {
    ...input,
    scopedTo: email,
    customers: input.customers
      .filter(({ point }) => own.has(point.customer))
      .map((measured) => ({
        ...measured,
        point: { ...measured.point, clashes: measured.point.clashes.map(clash) },
      })),
    before: input.before.filter(({ customer }) => own.has(customer)),
    left: input.left.filter(({ customer }) => own.has(customer)),
    refusedDrops: input.refusedDrops.filter(isOwn),
    rejectedRows: input.rejectedRows.filter(isOwn),
    unreadDrops: input.unreadDrops.filter(isOwn),
    unnamed: {
      refusedDrops: input.refusedDrops.filter(isOfAll),
      rejectedRows: input.rejectedRows.filter(isOfAll),
      unreadDrops: input.unreadDrops.filter(isOfAll),
    },
    restatements: input.restatements
      .filter(({ customerId: id }) => own.has(customerId(id)))
      .map((restated) => ({ ...restated, because: namesFor(own, restated.because) })),
    evidence: new Map(
      Array.from(input.evidence)
        .filter(([customer]) => own.has(customer))
        .map(([customer, evidence]) => [customer, withKeys(evidence, (key) => nameFor(own, key))]),
    ),
    undelivered: input.undelivered.filter(({ recipient }) => recipient === null || recipient === email),
    partnerPoint: {
      ...input.partnerPoint,
      // Nobody knows whose callers and whose words these are.
      unmatchedOrganisations: [],
      unmatchedOrganisationsMore: 0,
      unmappedCategories: [],
      unmappedCategoriesMore: 0,
    },
  }
}

/**
 * What a file is called is free text, and may tell of others. Unless its key names a customer of theirs, it is cut to
 * its folder, `{partner}/{dataset}/{date}/`, which says what it is and of which day.
 */
function namesFor(own: ReadonlySet<CustomerId>, keys: readonly string[]): string[] {
  return Array.from(new Set(keys.map((key) => nameFor(own, key))))
}

function nameFor(own: ReadonlySet<CustomerId>, key: string): string {
  const address = parseDropKey(key)
  if (address.kind === 'invalid' || (address.customer !== null && own.has(address.customer))) return key
  return `${address.partner}/${address.dataset}/${formatDay(address.keyDay)}/`
}

/** Today's account manager decides; of a customer that is gone, the last one. */
function customersByManager({
  customers,
  before,
  left,
  restatements,
}: DigestInput): Map<EmailAddress, Set<CustomerId>> {
  const managers = new Map<CustomerId, string>()
  for (const { customerId: id, accountManager } of restatements.toReversed()) {
    managers.set(customerId(id), accountManager)
  }
  for (const { customer, accountManager } of [...left, ...before, ...customers.map(({ point }) => point)]) {
    managers.set(customer, accountManager)
  }
  const managed = new Map<EmailAddress, Set<CustomerId>>()
  for (const [customer, manager] of managers) {
    const email = emailAddress(manager.trim())
    if (email !== null && !managed.get(email)?.add(customer)) managed.set(email, new Set([customer]))
  }
  return managed
}
