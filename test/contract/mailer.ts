// The contract of every mailer, for a message that can be sent.

import { beforeEach, describe, expect, it } from 'vitest'
import type { Mailer, OutgoingMail } from '../../shared/ports/mailer.ts'

export interface MailerBench {
  readonly mailer: Mailer
  /** The messages that have arrived; headers may have been added. */
  arrived(): Promise<Pick<OutgoingMail, 'from' | 'to' | 'raw' | 'tags'>[]>
}

const HEADERS = [
  'From: Uptake <digest@uptake.example>',
  'To: ana@northwind.example',
  'Subject: Hello',
  'Content-Type: text/plain; charset=utf-8',
  '',
].join('\r\n')

export function mail(fields: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    from: 'Uptake <digest@uptake.example>',
    to: 'ana@northwind.example',
    raw: Buffer.from(`${HEADERS}\r\nGrüße + 100% & more\r\n`),
    tags: { partner: 'northwind', claim: 'digest_2026-W47_ab' },
    ...fields,
  }
}

export function mailerContract(make: () => Promise<MailerBench>): void {
  describe('a mailer', () => {
    let bench: MailerBench

    beforeEach(async () => {
      bench = await make()
    })

    it('sends a message unchanged, with its tags', async () => {
      const outcome = await bench.mailer.send(mail())
      expect(outcome).toEqual({ kind: 'sent', messageId: expect.stringMatching(/./) })
      const [arrived, ...more] = await bench.arrived()
      expect(more).toEqual([])
      expect(arrived).toMatchObject({ from: mail().from, to: mail().to, tags: mail().tags })
      const raw = Buffer.from(arrived?.raw ?? []).toString()
      expect(raw).toContain('Subject: Hello\r\n')
      expect(raw.endsWith('\r\n\r\nGrüße + 100% & more\r\n')).toBe(true)
    })

    it('gives every message an id of its own', async () => {
      const outcomes = await Promise.all([bench.mailer.send(mail()), bench.mailer.send(mail())])
      const ids = outcomes.map((outcome) => outcome.kind === 'sent' && outcome.messageId)
      expect(new Set(ids).size).toBe(2)
    })

    it('sends a message of a megabyte', async () => {
      const raw = Buffer.from(`${HEADERS}\r\n${'0123456789abcde\r\n'.repeat(60_000)}`)
      expect(await bench.mailer.send(mail({ raw }))).toMatchObject({ kind: 'sent' })
      const [arrived] = await bench.arrived()
      expect(
        Buffer.from(arrived?.raw ?? [])
          .toString()
          .endsWith(raw.toString().slice(-100_000)),
      ).toBe(true)
    })
  })
}
