// A customer with its open flags, as the latest report has them.

import type { DigestFlag } from '../digest/digest.ts'
import type { FlaggedCustomer } from '../digest/flagged-customer.ts'

export interface CustomerFlags {
  readonly customer: FlaggedCustomer
  /** Open ones, in the order of the mail. */
  readonly flags: readonly DigestFlag[]
}
