// Of whom everything is forgotten: a partner, or somebody among its customers, their users and its recipients.

import type { CustomerId, PartnerId } from '../ids.ts'
import type { EmailAddress } from '../mail/email-address.ts'

export type Person =
  | { readonly kind: 'customer'; readonly id: CustomerId }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'recipient'; readonly id: EmailAddress }

export interface ErasureScope {
  readonly partner: PartnerId
  /** null: the whole partner. */
  readonly person: Person | null
}

export const STORES = ['drops', 'sheets', 'metrics', 'register', 'ledger', 'reports', 'settings'] as const

/** What was found in a store, and what becomes of it. */
export interface Trace {
  readonly store: (typeof STORES)[number]
  /** The key of an object, or the name of a record; of sheets, the key of their drop. */
  readonly name: string
  /**
   * `delete`: it goes. `edit`: a file of several customers, or partners.json, that somebody must correct.
   * `search`: a file that cannot be searched. `wait`: a function may be reading it.
   */
  readonly action: 'delete' | 'edit' | 'search' | 'wait'
  /** Versions, sheets, records or points. */
  readonly count: number
}
