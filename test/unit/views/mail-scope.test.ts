import { describe, expect, it } from 'vitest'
import { buildDigest } from '../../../shared/domain/digest/build-digest.ts'
import { PoisonInput } from '../../../shared/domain/errors.ts'
import { renderDigestMail } from '../../../shared/views/digest-mail.ts'
import { assertScope, customersIn } from '../../../shared/views/mail-scope.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { digestOf, everything, ownDigest } from '../domain/digest/portfolios.ts'

const reader = { email: 'li@golden.example', name: 'Li' }
const texts = textsFor('en')
const only = (customers: readonly string[]) => ({ customers, links: {}, offers: [] })

describe('the scope check after rendering', () => {
  it('passes a mail that names customers of the scope only', () => {
    for (const digest of [buildDigest(everything()), ownDigest(everything(), reader.email)]) {
      expect(() => assertScope(renderDigestMail(digest, reader, texts), only(digest.scope))).not.toThrow()
    }
  })

  it('rejects a mail that names another customer in either part', () => {
    const own = ownDigest(everything(), reader.email)
    const mine = renderDigestMail(own, reader, texts)
    const all = renderDigestMail(buildDigest(everything()), reader, texts)
    expect(() => assertScope({ ...mine, html: all.html }, only(own.scope))).toThrow(PoisonInput)
    expect(() => assertScope({ ...mine, text: all.text }, only(own.scope))).toThrow(PoisonInput)
  })

  it('rejects a subject that names another customer', () => {
    const own = ownDigest(everything(), reader.email)
    const mine = renderDigestMail(own, reader, texts)
    expect(mine.subjectCustomer).toBe('fabrikam')
    expect(mine.subject).toContain('Fabrikam')
    const others = renderDigestMail(
      digestOf({ other: { name: 'Other Ltd', weeks: [{ sold: 100, entitled: 1 }] } }),
      reader,
      texts,
    )
    const { subject, subjectCustomer } = others
    expect(() => assertScope({ ...mine, subject, subjectCustomer }, only(own.scope))).toThrow('other')
  })

  describe('of links', () => {
    const links = {
      report: 'https://portal.example/report/golden/mine',
      preferences: 'https://portal.example/preferences/golden/mine',
    }
    const own = {
      ...ownDigest(everything(), reader.email),
      links: { training: 'https://learn.example/?a=1&b=2', selfService: null, booking: null },
    }
    const mail = renderDigestMail(own, reader, texts, { imprint: null, links })
    const scope = { customers: own.scope, links, offers: ['https://learn.example/?a=1&b=2'] }

    it('passes those of the reader and the offers of the partner', () => {
      expect(mail.html).toContain('href="https://learn.example/?a=1&amp;b=2"')
      expect(() => assertScope(mail, scope)).not.toThrow()
    })

    it.each([
      ['another’s token', { links: { ...links, report: 'https://portal.example/report/golden/other' } }],
      ['another’s offers', { offers: [] }],
      ['flags of a customer that it does not name', { customers: [] }],
    ])('rejects %s', (_, others) => {
      expect(() => assertScope({ ...mail, text: '' }, { ...scope, ...others })).toThrow(PoisonInput)
    })

    it('rejects another’s token in the text part', () => {
      const text = mail.text.replace('/report/golden/mine', '/report/golden/other')
      expect(() => assertScope({ ...mail, text }, scope)).toThrow('has a link')
    })

    it('takes the name of a customer for text, whatever it looks like', () => {
      const digest = digestOf({ a: { name: 'https://evil.example/x', weeks: [{ sold: 100, entitled: 1 }] } })
      const named = renderDigestMail(digest, reader, texts, { imprint: null, links })
      expect(() => assertScope(named, { customers: digest.scope, links, offers: [] })).not.toThrow()
    })
  })

  it('sees every way in which a mail names a customer', () => {
    const digest = buildDigest(everything())
    const mail = renderDigestMail(digest, reader, texts)
    for (const id of customersIn(mail.html)) {
      const others = digest.scope.filter((other) => other !== id)
      expect(() => assertScope({ ...mail, text: '', subjectCustomer: null }, only(others))).toThrow(id)
      expect(() => assertScope({ ...mail, html: '', subjectCustomer: null }, only(others))).toThrow(id)
    }
    expect(customersIn(mail.html)).toHaveLength(7)
  })

  it.each(['a (id: b)', '(id: x', 'a"b', "a'b&amp;<", 'two\nlines', 'x\u200b', ' data-customer="x"'])(
    'is not misled by the id or the name %j',
    (words) => {
      const digest = digestOf({
        [words]: { name: words, manager: words, weeks: [{ sold: 100, entitled: 1 }] },
      })
      const mail = renderDigestMail(digest, reader, texts)
      expect(customersIn(mail.html)).toEqual([
        words.trim().toLowerCase().replace('\n', '<U+000A>').replace('\u200b', '<U+200B>'),
      ])
      expect(() => assertScope(mail, only(digest.scope))).not.toThrow()
      expect(() => assertScope(mail, only(['another']))).toThrow(PoisonInput)
    },
  )
})
