// How a recipient stands to the portal: sk = access#{hash of the address}. Plan keeps it in step with the
// settings, so that who leaves, or comes to see less, loses every older link for good.

import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import { addressHash, type EmailAddress } from '../mail/email-address.ts'
import { instantMs, recipient } from '../record-fields.ts'
import type { RecordGroup, RecordKind, RecordPlace } from '../records.ts'
import type { Recipient } from '../settings.ts'

const schema = z.readonly(
  z.object({
    recipient,
    /** As plan saw it last in the settings; `none`: it is no recipient any more. */
    customers: z.enum(['all', 'own', 'none']),
    /** When it appeared in the settings: then it is welcomed. */
    appearedAtMs: instantMs,
    /** Links made earlier open nothing. */
    linksFromMs: instantMs,
  }),
)
export type Access = z.output<typeof schema>

export const ACCESSES: RecordKind<Access> = {
  schema,
  repair: 'delete it, and the recipient is welcomed again',
}

export function accessPlace(partition: PartnerId, address: EmailAddress): RecordPlace<Access> {
  return { partition, name: `access#${addressHash(address)}`, kind: ACCESSES }
}

export function accessesOf(partition: PartnerId): RecordGroup<Access> {
  return { partition, prefix: 'access', kind: ACCESSES }
}

/** The record for the settings as they are; null: it says so already. `current` null: no recipient any more. */
export function inStep(
  seen: Access | null,
  current: Pick<Recipient, 'email' | 'customers'> | null,
  nowMs: number,
): Access | null {
  if (current === null) {
    return seen === null || seen.customers === 'none' ? null : revoked({ ...seen, customers: 'none' }, nowMs)
  }
  const { email, customers } = current
  if (seen === null || seen.customers === 'none') {
    return { recipient: email, customers, appearedAtMs: nowMs, linksFromMs: seen?.linksFromMs ?? 0 }
  }
  if (seen.customers === customers) return null
  return customers === 'own' ? revoked({ ...seen, customers }, nowMs) : { ...seen, customers }
}

/** Ends every link made so far. */
export function revoked(access: Access, nowMs: number): Access {
  return { ...access, linksFromMs: nowMs + 1 }
}
