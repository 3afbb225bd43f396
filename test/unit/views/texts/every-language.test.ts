// Every language beside English: the same sentences with the same facts, and no English left.

import { describe, expect, it } from 'vitest'
import { english } from '../../../../shared/views/texts/en/english.ts'
import { LANGUAGES, textsFor } from '../../../../shared/views/texts/languages.ts'
import { factsIn, shows, wordsOf } from './facts-shown.ts'
import { NAMES, SAME_IN } from './same-in.ts'
import { sideBySide } from './walk.ts'

const ENGLISH = english('en-GB')
const OTHERS = LANGUAGES.filter(({ locale }) => locale !== 'en')

describe.each(OTHERS)('the texts in $name', ({ locale }) => {
  const texts = textsFor(locale)
  const said = [...sideBySide(ENGLISH, texts)]

  it('say something everywhere', () => {
    expect(said.filter(({ english, other }) => english !== '' && other.trim() === '')).toEqual([])
    expect(said.filter(({ other }) => /undefined|NaN|\[object/.test(other))).toEqual([])
  })

  it('have as many paragraphs as English', () => {
    expect(lengths(texts)).toEqual(lengths(ENGLISH))
  })

  it('have no English left', () => {
    const same = new Set([...NAMES, ...(SAME_IN[locale] ?? [])])
    const left = said.filter(({ facts, english, other }) => {
      if (same.has(other) || facts.includes(other)) return false
      const words = wordsOf(other, factsIn(facts), texts.formats).replace(ENGLISH_EVERYWHERE, '')
      return (other === english && /\p{L}/u.test(words)) || ENGLISH_WORD.test(words)
    })
    expect(left.map(({ where, other }) => `${where}: ${other}`)).toEqual([])
  })

  it('show every figure, day and name that the English ones show', () => {
    const missing = said.flatMap(({ where, facts, english, other }) =>
      factsIn(facts)
        .filter((fact) => shows(english, fact, ENGLISH.formats) && !shows(other, fact, texts.formats))
        .map((fact) => `${where} does not show ${fact.value}: ${other}`),
    )
    expect(missing).toEqual([])
  })
})

/** The title of the source, and what is to be pasted into partners.json. */
const ENGLISH_EVERYWHERE = /Increase adoption and satisfaction|"\w*"/g

/** Words that no sentence in English does without for long, and that the other languages do not have. */
const ENGLISH_WORD = /\b(the|and|of|with|this|that|from|have|which|customers?|seats?|subscriptions?)\b/i

/** Of every list, by the path to it. */
function lengths(texts: object): Record<string, number> {
  const found: Record<string, number> = {}
  const walk = (path: string, part: unknown): void => {
    if (Array.isArray(part)) found[path] = part.length
    if (typeof part !== 'object' || part === null) return
    for (const [key, inner] of Object.entries(part)) walk(`${path}.${key}`, inner)
  }
  walk('', texts)
  return found
}

describe('the comparison with English', () => {
  it('misses neither a figure that is not shown nor a sentence that was not translated', () => {
    const mail = { ...ENGLISH.mail, greeting: (name: string) => `Hallo ${name}`, more: () => 'mehr' }
    const said = [...sideBySide(ENGLISH, { mail })]
    const unlike = said.filter(({ english, other }) => english !== other)
    expect(unlike.map(({ where }) => where)).toEqual([
      'mail.greeting("")',
      'mail.greeting("Ana")',
      'mail.more(12)',
    ])
    const unshown = unlike.filter(({ facts, other }) =>
      factsIn(facts).some((fact) => !shows(other, fact, ENGLISH.formats)),
    )
    expect(unshown.map(({ where }) => where)).toEqual(['mail.more(12)'])
  })
})
