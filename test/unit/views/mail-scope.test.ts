import { describe, expect, it } from 'vitest'
import { buildDigest } from '../../../shared/domain/digest/build-digest.ts'
import { PoisonInput } from '../../../shared/domain/errors.ts'
import { renderDigestMail } from '../../../shared/views/digest-mail.ts'
import { assertScope, customersIn } from '../../../shared/views/mail-scope.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { digestOf, everything, ownDigest } from '../domain/digest/portfolios.ts'

const reader = { email: 'li@golden.example', name: 'Li' }
const texts = textsFor('en')

describe('the scope check after rendering', () => {
  it('passes a mail that names customers of the scope only', () => {
    for (const digest of [buildDigest(everything()), ownDigest(everything(), reader.email)]) {
      expect(() => assertScope(renderDigestMail(digest, reader, texts), digest.scope)).not.toThrow()
    }
  })

  it('rejects a mail that names another customer in either part', () => {
    const own = ownDigest(everything(), reader.email)
    const mine = renderDigestMail(own, reader, texts)
    const all = renderDigestMail(buildDigest(everything()), reader, texts)
    expect(() => assertScope({ ...mine, html: all.html }, own.scope)).toThrow(PoisonInput)
    expect(() => assertScope({ ...mine, text: all.text }, own.scope)).toThrow(PoisonInput)
  })

  it('sees every way in which a mail names a customer', () => {
    const digest = buildDigest(everything())
    const mail = renderDigestMail(digest, reader, texts)
    for (const id of customersIn(mail.html)) {
      const others = digest.scope.filter((other) => other !== id)
      expect(() => assertScope({ ...mail, text: '' }, others)).toThrow(id)
      expect(() => assertScope({ ...mail, html: '' }, others)).toThrow(id)
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
      expect(() => assertScope(mail, digest.scope)).not.toThrow()
      expect(() => assertScope(mail, ['another'])).toThrow(PoisonInput)
    },
  )
})
