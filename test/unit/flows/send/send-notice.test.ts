// Notices are sent like digests, once and with a copy kept, but only to recipients who see all customers.

import { describe, expect, it } from 'vitest'
import { PoisonInput } from '../../../../shared/domain/errors.ts'
import type { Notice } from '../../../../shared/domain/notices/notice.ts'
import type { Recipient } from '../../../../shared/domain/settings.ts'
import { sendMail } from '../../../../shared/flows/send/send-mail.ts'
import { noticeJson } from '../../../../shared/views/notice-json.ts'
import { ANA, digestWorld, mailsIn, messageWorld, type SendWorld } from '../../../support/sending.ts'
import { digestOf, partnerOf } from '../../domain/digest/portfolios.ts'

const DIGEST = digestOf({})

describe('a notice', () => {
  const notice: Notice = {
    kind: 'gap',
    partner: { id: 'golden', name: 'Golden' },
    day: '2026-11-23',
    week: '2026-W47',
    gaps: [{ dataset: 'activity', lastDay: '2026-11-15', ageDays: 8 }],
  }

  it('is sent once like a digest, and its copy is kept beside it', async () => {
    const world = await noticeWorld(ANA)
    await sendMail(world.job, world.ports)
    await sendMail(world.job, world.ports)
    expect(world.mailer.sent).toMatchObject([{ to: ANA.email }])
    expect(mailsIn(world)).toEqual(['mail/golden/2026-W47/notices/gap-2026-11-23-ana@golden.example.eml'])
  })

  it('is refused for a reader of own customers', async () => {
    const world = await noticeWorld({ ...ANA, customers: 'own' })
    await expect(sendMail(world.job, world.ports)).rejects.toThrow(PoisonInput)
    expect(world.mailer.sent).toEqual([])
    expect(await world.state()).toBe('REFUSED')
  })

  it('and a digest to the same reader are two messages', async () => {
    const world = await noticeWorld(ANA)
    await sendMail(world.job, world.ports)
    const digest = await digestWorld(ANA, DIGEST)
    await world.reports.put(digest.job.contentKey, digest.reports.texts()[digest.job.contentKey] ?? '', '')
    await sendMail(digest.job, world.ports)
    expect(world.mailer.sent).toHaveLength(2)
  })

  function noticeWorld(reader: Recipient): Promise<SendWorld> {
    const partner = partnerOf({ recipients: [reader] })
    const key = {
      partner: partner.id,
      recipient: reader.email,
      kind: 'gap',
      period: 'activity-2026-11-15',
    } as const
    return messageWorld(partner, key, noticeJson(notice))
  }
})
