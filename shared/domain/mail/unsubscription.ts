// Which mail a recipient does not want: sk = unsubscribed#{list}#{hash of the address}. Answers to what somebody asked
// for are on no list, and always sent.

import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import { instantMs, recipient } from '../record-fields.ts'
import type { RecordGroup, RecordKind, RecordPlace } from '../records.ts'
import type { Recipient } from '../settings.ts'
import { addressHash, type EmailAddress } from './email-address.ts'
import type { MessageKind } from './message-record.ts'

export const MAIL_LISTS = ['digest', 'notices'] as const
export type MailList = (typeof MAIL_LISTS)[number]

/** The lists whose mail may come to a recipient: notices are about files, which hold many customers. */
export function listsFor({ customers }: Pick<Recipient, 'customers'>): readonly MailList[] {
  return customers === 'all' ? MAIL_LISTS : ['digest']
}

const schema = z.readonly(
  z.object({
    recipient,
    list: z.enum(MAIL_LISTS),
    /** False: undone. */
    isUnsubscribed: z.boolean(),
    atMs: instantMs,
  }),
)
export type Unsubscription = z.output<typeof schema>

const UNSUBSCRIPTIONS: RecordKind<Unsubscription> = {
  schema,
  repair: 'correct it in the table, or delete it, and the recipient gets that mail again',
}

export function unsubscriptionPlace(
  partition: PartnerId,
  address: EmailAddress,
  list: MailList,
): RecordPlace<Unsubscription> {
  return { partition, name: `unsubscribed#${list}#${addressHash(address)}`, kind: UNSUBSCRIPTIONS }
}

export function unsubscriptionsOf(partition: PartnerId): RecordGroup<Unsubscription> {
  return { partition, prefix: 'unsubscribed', kind: UNSUBSCRIPTIONS }
}

/** The list that a message belongs to; null: none. */
export const LIST_OF: Readonly<Record<MessageKind, MailList | null>> = {
  digest: 'digest',
  gap: 'notices',
  refusal: 'notices',
  welcome: null,
  links: null,
  test: null,
}
