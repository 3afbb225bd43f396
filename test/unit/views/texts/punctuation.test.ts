// What stands between labels, sentences and their ends.

import { describe, expect, it } from 'vitest'
import { formatsFor } from '../../../../shared/views/texts/formats.ts'

describe('the punctuation of a language', () => {
  it.each([
    ['en-GB', 'Usage: 56%', 'One. Two.'],
    ['de-AT', 'Usage: 56%', 'One. Two.'],
    ['fr-CA', 'Usage\u00a0: 56%', 'One. Two.'],
    ['ja', 'Usage：56%', 'One。Two。'],
    ['zh-Hant', 'Usage：56%', 'One。Two。'],
  ])('of %s', (locale, labelled, sentences) => {
    const formats = formatsFor(locale)
    expect(formats.labelled('Usage', '56%')).toBe(labelled)
    expect(formats.sentences([formats.sentence('One'), '', formats.sentence('Two')])).toBe(sentences)
  })
})
