// The messages that a run follows: the week's digests, and the notices on record.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type MessageRecord, messagePlace, messagesOf } from '../../../shared/domain/mail/message-record.ts'
import { noticePlace } from '../../../shared/domain/notices/notice-record.ts'
import { type Loaded, load, loadAll } from '../../../shared/flows/records.ts'
import type { Records } from '../../../shared/ports/records.ts'

export async function* messagesOfRun(
  partner: PartnerId,
  week: string,
  ports: { readonly records: Records },
): AsyncIterable<Loaded<MessageRecord>> {
  yield* loadAll(messagesOf({ partner, kind: 'digest', period: week }), ports)
  const notices = await load(noticePlace(partner), ports)
  for (const { recipient, kind, period } of notices?.value.mails ?? []) {
    const message = await load(messagePlace({ partner, recipient, kind, period }), ports)
    if (message !== null) yield message
  }
}
