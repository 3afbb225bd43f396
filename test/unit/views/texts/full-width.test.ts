// Chinese and Japanese have punctuation of their own, and no spaces between their words; counters follow numbers.

import { describe, expect, it } from 'vitest'
import { english } from '../../../../shared/views/texts/en/english.ts'
import { textsFor } from '../../../../shared/views/texts/languages.ts'
import { sideBySide } from './walk.ts'

const ENGLISH = english('en-GB')
const OWN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]'

const FULL_WIDTH = '[，、。：；（）「」]'

/** Between separate parts, ` · ` has room on both sides. */
const HALF_WIDTH = new RegExp(
  `${OWN}[,;:?.()]|[,;:?()]${OWN}|${OWN} ${OWN}|${FULL_WIDTH} (?!·)|(?<!·) ${FULL_WIDTH}`,
  'u',
)

describe.each(['zh-TW', 'ja'])('the texts in %s', (locale) => {
  const texts = textsFor(locale)

  it('have full-width punctuation, and no spaces between words', () => {
    const found = [...sideBySide(ENGLISH, texts)].filter(({ other }) => HALF_WIDTH.test(other))
    expect(found.map(({ where, other }) => `${where}: ${other}`)).toEqual([])
  })
})

describe('Traditional Chinese', () => {
  const { figures, formats, mail, refusalNotice } = textsFor('zh-TW')

  it.each([
    ['1,234 個授權中的 1 個', figures.inUse(1, 1234)],
    ['1 個檔案遭拒絕 · 北風', refusalNotice.subject(1, '北風')],
    ['2026 年第 7 週', mail.week('2026-W07')],
    ['2026年11月22日', formats.day('2026-11-22')],
    ['2026/10/26至2026/11/22', formats.days('2026-10-26', '2026-11-22')],
    ['星期一', formats.weekday('monday')],
    ['56.2%', formats.percent(56.2)],
  ])('says: %s', (expected, said) => {
    expect(said).toBe(expected)
  })

  it('is read where Chinese is written so', () => {
    expect(textsFor('zh-HK').figures.usage).toBe('使用量')
    expect(textsFor('zh-Hant').figures.usage).toBe('使用量')
  })
})

describe('Japanese', () => {
  const { figures, formats, mail, refusalNotice } = textsFor('ja')

  it.each([
    ['ライセンス1,234件中1件', figures.inUse(1, 1234)],
    ['1件のファイルが拒否されました · 北風', refusalNotice.subject(1, '北風')],
    ['2026年第7週', mail.week('2026-W07')],
    ['2026年11月22日', formats.day('2026-11-22')],
    ['2026/10/26～2026/11/22', formats.days('2026-10-26', '2026-11-22')],
    ['月曜日', formats.weekday('monday')],
    ['A、B、C', formats.list(['A', 'B', 'C'])],
  ])('says: %s', (expected, said) => {
    expect(said).toBe(expected)
  })
})
