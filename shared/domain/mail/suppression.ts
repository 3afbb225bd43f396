// Addresses that a partner's mail is no longer sent to, after a permanent bounce or a complaint: sk =
// suppressed#{hash of the address}. Only an operator removes one.

import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import { instantMs, recipient } from '../record-fields.ts'
import type { RecordGroup, RecordKind, RecordPlace } from '../records.ts'
import { addressHash, type EmailAddress } from './email-address.ts'

const CAUSES = ['bounce', 'complaint'] as const

const schema = z.readonly(z.object({ recipient, cause: z.enum(CAUSES), atMs: instantMs }))
export type Suppression = z.output<typeof schema>

export const SUPPRESSIONS: RecordKind<Suppression> = {
  schema,
  repair: 'correct it in the table, or delete it, and mail goes to the address again',
}

export function suppressionPlace(partition: PartnerId, address: EmailAddress): RecordPlace<Suppression> {
  return { partition, name: `suppressed#${addressHash(address)}`, kind: SUPPRESSIONS }
}

export function suppressionsOf(partition: PartnerId): RecordGroup<Suppression> {
  return { partition, prefix: 'suppressed', kind: SUPPRESSIONS }
}

/**
 * `event` and `detail` as SES names them. A full mailbox recovers; a bounce of undetermined cause proves
 * nothing.
 */
export function suppressedBy(event: string, detail: string): Suppression['cause'] | null {
  if (event === 'Bounce') return detail === 'Permanent' ? 'bounce' : null
  if (event === 'Complaint') return NO_COMPLAINTS.has(detail) ? null : 'complaint'
  return null
}

/** Reports that arrive as complaints without being any. */
const NO_COMPLAINTS = new Set(['not-spam', 'auth-failure'])
