// The mails about files: what they say, in both parts, and that they stay small and well formed.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PoisonInput } from '../../../shared/domain/errors.ts'
import type {
  GapNotice,
  Notice,
  NoticedRefusal,
  RefusalNotice,
} from '../../../shared/domain/notices/notice.ts'
import { MAX_HTML_BYTES } from '../../../shared/views/mail/parts/page.ts'
import { encodedBytes } from '../../../shared/views/mime.ts'
import { noticeJson, parseNotice } from '../../../shared/views/notice-json.ts'
import { renderNoticeMail } from '../../../shared/views/notice-mail.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { ana, IMPRINT } from './mails.ts'
import { readMarkup } from './markup.ts'

const head = { partner: { id: 'golden', name: 'Golden' }, day: '2026-11-23', week: '2026-W47' }
const activity = { dataset: 'activity', lastDay: '2026-11-15', ageDays: 8 } as const
const GAP: GapNotice = { ...head, kind: 'gap', gaps: [activity] }
const DROP: NoticedRefusal = {
  key: 'golden/activity/2026-11-20/day.csv',
  code: 'missing_column',
  message: 'The header has no column user_id; name the column user_id.',
  replaced: { rows: 117, customers: 4 },
  receiptKey: 'receipts/golden/activity/2026-11-20/day.csv.receipt.json',
}
const REFUSAL: RefusalNotice = { ...head, kind: 'refusal', drops: [DROP], more: 0 }

describe('the mail about a gap', () => {
  it('says in both parts what stopped, when, what it means and what to do', () => {
    const { subject, shown, plain } = mailOf(GAP)
    expect(subject).toBe('No activity data since 15 November 2026 · Golden')
    for (const part of [shown, plain]) {
      for (const words of [
        'Hello Ana Ruiz,',
        'Activity data stopped arriving.',
        'The latest data is from 15 November 2026, 8 days ago.',
        'unknown, not zero',
        'golden/activity/',
        'You receive this notice once.',
        'Sent to ana@golden.example, who sees all customers of Golden.',
        IMPRINT,
      ]) {
        expect(part).toContain(words)
      }
    }
  })

  it('lists every dataset that stopped, each with its last day', () => {
    const gaps = [{ dataset: 'entitlements', lastDay: '2026-11-12', ageDays: 11 } as const, activity]
    const { subject, shown } = mailOf({ ...GAP, gaps })
    expect(subject).toBe('Licence data and activity data stopped arriving · Golden')
    expect(shown).toContain('Licence data and activity data stopped arriving.')
    expect(shown).toContain('12 November 2026, 11 days ago')
  })
})

describe('the mail about refused files', () => {
  it('gives the key, the reason as in the receipt, the lost data, the receipt and the advice', () => {
    const { subject, shown, plain } = mailOf(REFUSAL)
    expect(subject).toBe('1 file was refused · Golden')
    for (const part of [shown, plain]) {
      for (const words of [
        'One file was refused; none of its data is included.',
        DROP.key,
        DROP.message,
        'Before, this key held 117 rows about 4 customers, which no longer count.',
        DROP.receiptKey,
        'upload it again under the same key',
      ]) {
        expect(part).toContain(words)
      }
    }
  })

  it.each([null, { rows: 0, customers: 0 }])(
    'says that no data is lost where the key held %j before',
    (replaced) => {
      expect(mailOf({ ...REFUSAL, drops: [{ ...DROP, replaced }] }).plain).toContain(
        'No earlier data is affected.',
      )
    },
  )

  it('counts the files that it does not name', () => {
    const { subject, plain } = mailOf({ ...REFUSAL, more: 12 })
    expect(subject).toBe('13 files were refused · Golden')
    expect(plain).toContain('…and 12 more files; their receipts say why.')
  })

  it('groups files refused for the same reason, and names each', () => {
    const drops = Array.from({ length: 50 }, (_, n) => ({
      ...DROP,
      key: `golden/support/2026-11-20/team-${n}.csv`,
      replaced: n === 7 ? { rows: 3, customers: 1 } : null,
    }))
    const other = { ...DROP, key: 'golden/z.csv', message: 'The file is not text; save it as CSV.' }
    const { subject, shown, plain } = mailOf({ ...REFUSAL, drops: [...drops, other] })
    expect(subject).toBe('51 files were refused · Golden')
    for (const part of [shown, plain]) {
      expect(part).toContain('50 files, for the same reason')
      expect(part.split(DROP.message)).toHaveLength(2)
      for (const { key } of [...drops, other]) expect(part).toContain(key)
      expect(part).toContain('team-7.csv (before: 3 rows about 1 customer)')
      expect(part).not.toContain('more file')
    }
  })

  it('stays small, however long the file names', () => {
    const worst = '"😀<&>\''.repeat(200)
    const drops = Array.from({ length: 100 }, () => ({
      ...DROP,
      key: worst,
      message: worst,
      receiptKey: worst,
    }))
    const { html, plain } = mailOf({ ...REFUSAL, drops, more: 400, partner: { id: 'golden', name: worst } })
    expect(encodedBytes(html)).toBeLessThanOrEqual(MAX_HTML_BYTES)
    expect(plain).toMatch(/…and \d+ more files/)
    expect(plain).toContain('Sent to ana@golden.example')
    expect(plain).toContain(IMPRINT)
  })
})

describe('a mail about files', () => {
  it('is well formed and shows keys and messages unchanged, whatever they hold', () => {
    const hostile = fc.oneof(
      fc.constantFrom('<script>alert(1)</script>', '"><img src=x>', '</td></table>', '-->', 'a\r\nBcc: b'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
    )
    fc.assert(
      fc.property(hostile, hostile, (key, message) => {
        const mail = mailOf({
          ...REFUSAL,
          drops: [{ ...DROP, key, message }],
          partner: { id: 'x', name: key },
        })
        expect(mail.subject).not.toMatch(/[\r\n]/)
        const names = mail.elements.map(({ name }) => name)
        expect(names).not.toEqual(expect.arrayContaining(['script']))
        expect(names).not.toEqual(expect.arrayContaining(['img']))
      }),
      { numRuns: 50 },
    )
  })

  it('is the same for the same notice read back', () => {
    for (const notice of [GAP, REFUSAL]) {
      expect(parseNotice(noticeJson(notice))).toStrictEqual(notice)
      expect(mailOf(parseNotice(noticeJson(notice)))).toEqual(mailOf(notice))
    }
  })

  it.each(['nonsense', '{}', JSON.stringify({ schema: 1, ...head, kind: 'other' })])(
    'cannot be made of %s',
    (json) => {
      expect(() => parseNotice(json)).toThrow(PoisonInput)
    },
  )
})

function mailOf(notice: Notice) {
  const mail = renderNoticeMail(notice, ana, textsFor('en'), { imprint: IMPRINT, links: {} })
  return { ...mail, ...readMarkup(mail.html), plain: mail.text.replace(/\s+/g, ' ') }
}
