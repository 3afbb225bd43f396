// Which language a reader gets, and that an incomplete language does not compile.

import { describe, expect, expectTypeOf, it } from 'vitest'
import { languageOf, localeToUse, textsFor } from '../../../../shared/views/texts/languages.ts'
import type { Texts } from '../../../../shared/views/texts/texts.ts'

describe('the texts', () => {
  it('are English where there are none in the reader’s language, with dates in the British form', () => {
    expect(textsFor('sv-SE').formats.day('2026-11-22')).toBe('22 November 2026')
    expect(textsFor('en').formats.day('2026-11-22')).toBe('22 November 2026')
    expect(textsFor('en-US').formats.day('2026-11-22')).toBe('November 22, 2026')
  })

  it('are those of the language in whatever region', () => {
    for (const locale of ['de', 'de-AT', 'DE-ch']) {
      expect(textsFor(locale).figures.usage).toBe('Nutzung')
      expect(languageOf(locale)).toEqual({ locale: 'de', name: 'Deutsch' })
    }
  })

  it('are not those of another script', () => {
    for (const simplified of ['zh', 'zh-CN', 'zh-Hans-HK']) {
      expect(textsFor(simplified).formats.locale).toBe('en-GB')
      expect(languageOf(simplified)).toBeNull()
    }
  })

  it('are English for what is no language tag', () => {
    for (const nonsense of ['', 'a language', 'en_US.UTF-8']) {
      expect(textsFor(nonsense).formats.locale).toBe('en-GB')
      expect(languageOf(nonsense)).toBeNull()
    }
  })

  it('of a language do not compile if a sentence is missing or takes other facts', () => {
    interface WithoutGreeting extends Omit<Texts, 'mail'> {
      readonly mail: Omit<Texts['mail'], 'greeting'>
    }
    interface OtherFacts extends Omit<Texts, 'mail'> {
      readonly mail: Omit<Texts['mail'], 'greeting'> & { greeting(age: number): string }
    }
    expectTypeOf<Texts>().toExtend<Texts>()
    expectTypeOf<WithoutGreeting>().not.toExtend<Texts>()
    expectTypeOf<OtherFacts>().not.toExtend<Texts>()
    // @ts-expect-error a section is missing
    const incomplete = (({ mail: _, ...others }: Texts) => others) satisfies (texts: Texts) => Texts
    expect(incomplete(textsFor('en'))).not.toHaveProperty('mail')
  })
})

describe('the language that a reader chose', () => {
  it('counts more than that of the settings, and keeps its region', () => {
    expect(localeToUse(null, 'de-AT')).toBe('de-AT')
    expect(localeToUse('en', 'de-AT')).toBe('en')
    expect(localeToUse('de', 'de-AT')).toBe('de-AT')
    expect(localeToUse('en', 'en-US')).toBe('en-US')
    expect(localeToUse('zh-TW', 'zh-CN')).toBe('zh-TW')
    expect(localeToUse('zh-TW', 'zh-HK')).toBe('zh-HK')
  })
})
