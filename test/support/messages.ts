// Messages as tests put and read them.

import type { PartnerId } from '../../shared/domain/ids.ts'
import { type EmailAddress, emailAddress } from '../../shared/domain/mail/email-address.ts'
import { type MessageKey, type MessageRecord, messagePlace } from '../../shared/domain/mail/message-record.ts'
import type { RecordPorts } from '../../shared/flows/records.ts'
import { putRecord, recordAt } from './records.ts'

export function email(text: string): EmailAddress {
  const address = emailAddress(text)
  if (address === null) throw new RangeError(`not an e-mail address: ${text}`)
  return address
}

export function messageKey(fields: Partial<MessageKey> = {}): MessageKey {
  return {
    partner: 'northwind' as PartnerId,
    recipient: email('ana@northwind.example'),
    kind: 'digest',
    period: '2026-W47',
    ...fields,
  }
}

function messageRecord(key: MessageKey, fields: Partial<MessageRecord> = {}): MessageRecord {
  return {
    ...key,
    state: 'CLAIMED',
    delivery: 'unknown',
    owner: 'a worker',
    leaseUntilMs: 0,
    notBeforeMs: 0,
    messageId: null,
    code: null,
    reason: 'claimed',
    atMs: 0,
    ...fields,
  }
}

export async function putMessage(
  key: MessageKey,
  fields: Partial<MessageRecord>,
  ports: Pick<RecordPorts, 'records'>,
): Promise<void> {
  await putRecord(messagePlace(key), messageRecord(key, fields), ports)
}

export function messageAt(
  key: MessageKey,
  ports: Pick<RecordPorts, 'records'>,
): Promise<MessageRecord | null> {
  return recordAt(messagePlace(key), ports)
}
