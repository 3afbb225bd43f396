// Mails that may or may not have been sent are listed, all of them and no others.

import { describe, expect, it } from 'vitest'
import { unsureMails } from '../../../infra/local/run/unsure-mails.ts'
import type { MessageKey, MessageState } from '../../../shared/domain/mail/message-record.ts'
import { noticePlace } from '../../../shared/domain/notices/notice-record.ts'
import { fakeRecords } from '../../support/fakes/records.ts'
import { email, putMessage } from '../../support/messages.ts'
import { putRecord } from '../../support/records.ts'
import { partnerOf } from '../../unit/domain/digest/portfolios.ts'

describe('mails that may have been sent', () => {
  it('are listed with partner, recipient and reason', async () => {
    const ports = { records: fakeRecords() }
    const partner = partnerOf()
    const stand = (key: Omit<MessageKey, 'partner'>, state: MessageState) =>
      putMessage({ ...key, partner: partner.id }, { state, reason: `why it is ${state}` }, ports)
    const digest = { kind: 'digest', period: '2026-W47' } as const
    await stand({ ...digest, recipient: email('ana@golden.example') }, 'UNKNOWN')
    await stand({ ...digest, recipient: email('bo@golden.example') }, 'SENT')
    await stand({ ...digest, recipient: email('cy@golden.example'), period: '2026-W46' }, 'UNKNOWN')
    const gap = { recipient: email('di@golden.example'), kind: 'gap', period: 'activity-2026-11-20' } as const
    await stand(gap, 'UNCONFIRMED')
    const mail = { ...gap, contentKey: 'digests/x', contentSha256: 'abc', dueAtMs: 0 }
    const record = { partner: partner.id, day: '2026-11-23', notifiedStateKey: 'digests/y', mails: [mail] }
    await putRecord(noticePlace(partner.id), record, ports)
    expect(await unsureMails(new Map([[partner.id, partner]]), '2026-W47', ports)).toEqual([
      'UNKNOWN: the digest of 2026-W47 of golden to ana@golden.example may have been sent (why it is UNKNOWN); it is not sent again.',
      'UNCONFIRMED: the notice gap activity-2026-11-20 of golden to di@golden.example may have been sent (why it is UNCONFIRMED); it is not sent again.',
    ])
  })
})
