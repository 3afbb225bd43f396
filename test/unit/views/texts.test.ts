// Which language a reader gets, and that an incomplete language does not compile.

import { describe, expect, expectTypeOf, it } from 'vitest'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import type { Texts } from '../../../shared/views/texts/texts.ts'

describe('the texts', () => {
  it('are English where there are none in the reader’s language, with dates in the British form', () => {
    expect(textsFor('zh-TW').formats.day('2026-11-22')).toBe('22 November 2026')
    expect(textsFor('en').formats.day('2026-11-22')).toBe('22 November 2026')
    expect(textsFor('en-US').formats.day('2026-11-22')).toBe('November 22, 2026')
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
