// What a recipient has chosen in the portal: sk = preferences#{hash of the address}.

import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import { addressHash, type EmailAddress } from '../mail/email-address.ts'
import { recipient } from '../record-fields.ts'
import type { RecordKind, RecordPlace } from '../records.ts'

const schema = z.readonly(
  z.object({
    recipient,
    /** BCP 47: the language of the recipient's mail and of the portal's pages. */
    locale: z.string(),
  }),
)
export type Preferences = z.output<typeof schema>

const PREFERENCES: RecordKind<Preferences> = {
  schema,
  repair: 'correct it in the table, or delete it, and the language of the settings is used',
}

export function preferencesPlace(partition: PartnerId, address: EmailAddress): RecordPlace<Preferences> {
  return { partition, name: `preferences#${addressHash(address)}`, kind: PREFERENCES }
}
