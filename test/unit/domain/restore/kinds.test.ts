// Which records are restored from a copy of the ledger, and which of two stays.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DELIVERIES,
  MESSAGE_STATES,
  type MessageRecord,
} from '../../../../shared/domain/mail/message-record.ts'
import { kindOf } from '../../../../shared/domain/restore/kinds.ts'
import { messageKey } from '../../../support/messages.ts'

const MESSAGE = 'send#digest#2026-W47#hash'
const DIGEST = 'digest#2026-W47'
const NOW_MS = 1_000
const DAMAGED = { state: 'LOST' }

function message(fields: Partial<MessageRecord>): MessageRecord {
  const times = { leaseUntilMs: 0, notBeforeMs: 0, atMs: 0 }
  const free = { owner: 'a worker', messageId: null, code: null, reason: '', ...times }
  return { ...messageKey(), ...free, state: 'CLAIMED', delivery: 'unknown', ...fields }
}

function digest(state: 'waiting' | 'published', reason = '') {
  const due = { partner: 'northwind', week: '2026-W47', asOf: '2026-11-22', dueAtMs: 0 }
  return { ...due, state, reason, recipients: [], snapshotKey: null }
}

function notices(day: string) {
  return { partner: 'northwind', day, notifiedStateKey: `notices/${day}`, mails: [] }
}

function suppression(cause: string) {
  return { recipient: 'ana@northwind.example', cause, atMs: 0 }
}

describe('the kind of a record', () => {
  it.each([
    [MESSAGE, 'messages'],
    [DIGEST, 'digests'],
    ['notices', 'notices'],
    ['suppressed#hash', 'suppressions'],
    ['partner#northwind', 'partners'],
    ['new-kind#x', 'others'],
  ])('of %s: %s', (name, kind) => {
    expect(kindOf(name)?.name).toBe(kind)
  })

  it.each(['entitlements#2026-11-22#x', 'activity#2026-11-22#x', 'support#2026-11-22#x', 'rehearsal#x'])(
    'of %s: it is read again',
    (name) => {
      expect(kindOf(name)).toBeNull()
    },
  )
})

describe('of two records, that of the copy', () => {
  it.each([
    ['of what was not sent', MESSAGE, message({ state: 'CLAIMED' }), message({ state: 'SENT' }), false],
    ['of what was sent', MESSAGE, message({ state: 'SENT' }), message({ state: 'CLAIMED' }), true],
    [
      'of what may have been sent',
      MESSAGE,
      message({ state: 'UNKNOWN' }),
      message({ state: 'REFUSED' }),
      true,
    ],
    ['that is proved', MESSAGE, message({ state: 'SENT' }), message({ state: 'UNCONFIRMED' }), true],
    ['that was proved since', MESSAGE, message({ state: 'UNKNOWN' }), message({ state: 'SENT' }), false],
    [
      'that SES refused after all',
      MESSAGE,
      message({ state: 'REFUSED', messageId: '1' }),
      message({ state: 'SENT', messageId: '1' }),
      true,
    ],
    [
      'whose delivery is known',
      MESSAGE,
      message({ state: 'SENT', delivery: 'bounced' }),
      message({ state: 'SENT', delivery: 'delivered' }),
      true,
    ],
    ['claimed by another', MESSAGE, message({ owner: 'old' }), message({ owner: 'new' }), false],
    ['that is damaged, so that nobody sends it', MESSAGE, DAMAGED, message({ state: 'CLAIMED' }), true],
    ['that would free a damaged one', MESSAGE, message({ state: 'CLAIMED' }), DAMAGED, false],
    ['that repairs a damaged one', MESSAGE, message({ state: 'SENT' }), DAMAGED, true],
    ['of a published week', DIGEST, digest('published'), digest('waiting'), true],
    ['published first', DIGEST, digest('published', 'then'), digest('published', 'anew'), true],
    ['that still waits', DIGEST, digest('waiting'), digest('published'), false],
    ['that is damaged', DIGEST, DAMAGED, digest('waiting'), false],
    ['that repairs', DIGEST, digest('waiting'), DAMAGED, true],
    ['of a later day', 'notices', notices('2026-11-24'), notices('2026-11-23'), true],
    ['of an earlier day', 'notices', notices('2026-11-22'), notices('2026-11-23'), false],
    ['of the same address', 'suppressed#x', suppression('bounce'), suppression('complaint'), false],
    ['of an unknown kind', 'new-kind#x', { until: 1 }, { until: 2 }, false],
  ])('%s', (_, name, copied, stored, stays) => {
    expect(kindOf(name)?.restored(copied, stored, NOW_MS)).toEqual(stays ? copied : null)
  })

  it.each([
    [MESSAGE, message({ state: 'SENT' })],
    [MESSAGE, DAMAGED],
    [DIGEST, digest('waiting')],
    ['suppressed#x', suppression('bounce')],
    ['new-kind#x', { until: 1 }],
  ])('is added where %s is missing', (name, copied) => {
    expect(kindOf(name)?.restored(copied, null, NOW_MS)).toEqual(copied)
  })

  it.each([
    [MESSAGE, message({ state: 'SENT' })],
    [DIGEST, digest('published')],
  ])('changes nothing where %s is the same', (name, same) => {
    expect(kindOf(name)?.restored(same, structuredClone(same), NOW_MS)).toBeNull()
  })

  it('is not a link: what was revoked since must not open again', () => {
    expect(kindOf('link#0123')).toBeNull()
  })

  it('ends the links of a recipient, who is not welcomed again', () => {
    const access = { recipient: 'ana@northwind.example', customers: 'all', appearedAtMs: 5, linksFromMs: 0 }
    const kind = kindOf('access#0123')
    expect(kind?.leadsToMail).toBe(true)
    expect(kind?.restored(access, null, NOW_MS)).toEqual({ ...access, linksFromMs: NOW_MS + 1 })
    expect(kind?.restored(access, { ...access, linksFromMs: 9 }, NOW_MS)).toBeNull()
  })

  it('is a claim that may have led to a mail since: nobody sends it again', () => {
    expect(kindOf(MESSAGE)?.restored(message({ state: 'CLAIMED' }), null, NOW_MS)).toMatchObject({
      state: 'UNKNOWN',
      reason: 'restored from a copy that is older than its outcome',
    })
  })
})

it('a message that was not free in both is not free afterwards, and restoring again changes nothing', () => {
  const one = fc
    .record({
      state: fc.constantFrom(...MESSAGE_STATES),
      delivery: fc.constantFrom(...DELIVERIES),
      messageId: fc.constantFrom(null, '1'),
    })
    .map(message)
  const either = fc.oneof<fc.Arbitrary<{ state: string }>[]>(one, fc.constant(DAMAGED))
  fc.assert(
    fc.property(either, fc.option(either), (copied, stored) => {
      const { restored } = kindOf(MESSAGE) ?? {}
      const after = restored?.(copied, stored, NOW_MS) ?? stored
      const isFreeInBoth = copied.state === 'CLAIMED' && stored?.state === 'CLAIMED'
      if (!isFreeInBoth) expect(after).not.toMatchObject({ state: 'CLAIMED' })
      expect(restored?.(copied, after, NOW_MS)).toBeNull()
    }),
  )
})
