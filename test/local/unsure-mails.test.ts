// Mails of which nobody knows whether they were sent are named, all of them and no others.

import { describe, expect, it } from 'vitest'
import { unsureMails } from '../../infra/local/run/unsure-mails.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import type { SendKey, SendState } from '../../shared/ports.ts'
import { fakeNoticeLedger } from '../fakes/notice-ledger.ts'
import { fakeSendLedger } from '../fakes/send-ledger.ts'
import { partnerOf } from '../unit/digest/portfolios.ts'

describe('mails that may have been sent', () => {
  it('are named with partner, recipient and reason', async () => {
    const [sends, notices] = [fakeSendLedger(), fakeNoticeLedger()]
    const partner = partnerOf()
    const stand = async (key: Omit<SendKey, 'partner'>, state: SendState) => {
      const claim = await sends.claim({ ...key, partner: partner.id }, 'a worker', 0, 0)
      if (claim === null) throw new Error('the claim was free')
      await sends.move(claim, { state, reason: `why it is ${state}` })
    }
    const digest = { kind: 'digest', period: '2026-W47' } as const
    await stand({ ...digest, recipient: 'ana@golden.example' }, 'UNKNOWN')
    await stand({ ...digest, recipient: 'bo@golden.example' }, 'SENT')
    await stand({ ...digest, recipient: 'cy@golden.example', period: '2026-W46' }, 'UNKNOWN')
    const gap = { recipient: 'di@golden.example', kind: 'gap', period: 'activity-2026-11-20' } as const
    await stand(gap, 'UNCONFIRMED')
    const mail = { ...gap, contentKey: 'digests/x', contentSha256: 'abc', dueAtMs: 0 }
    await notices.save(
      { partner: partner.id, day: dayOf('2026-11-23'), toldKey: 'digests/y', mails: [mail] },
      null,
    )
    expect(await unsureMails(new Map([[partner.id, partner]]), '2026-W47', { sends, notices })).toEqual([
      'UNKNOWN: the digest of 2026-W47 of golden to ana@golden.example may have been sent (why it is UNKNOWN); it is not sent again.',
      'UNCONFIRMED: the notice gap activity-2026-11-20 of golden to di@golden.example may have been sent (why it is UNCONFIRMED); it is not sent again.',
    ])
  })
})
