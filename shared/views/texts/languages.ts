// Which texts a reader gets. To add a language, copy the folder en/, write every sentence in the new language, end the
// file that joins the sections in `satisfies Texts`, and list it here: it is then offered in the portal.

import { german } from './de/german.ts'
import { english } from './en/english.ts'
import { spanish } from './es/spanish.ts'
import { french } from './fr/french.ts'
import { japanese } from './ja/japanese.ts'
import type { Texts } from './texts.ts'
import { traditionalChinese } from './zh-tw/traditional-chinese.ts'

export interface Language {
  /** BCP 47. */
  readonly locale: string
  /** In that language. */
  readonly name: string
}

interface WrittenLanguage extends Language {
  /** `locale`: how numbers and dates are written, such as `de-AT`. */
  readonly texts: (locale: string) => Texts
}

const WRITTEN: readonly WrittenLanguage[] = [
  { locale: 'en', name: 'English', texts: english },
  { locale: 'de', name: 'Deutsch', texts: german },
  { locale: 'es', name: 'Español', texts: spanish },
  { locale: 'fr', name: 'Français', texts: french },
  { locale: 'zh-TW', name: '繁體中文', texts: traditionalChinese },
  { locale: 'ja', name: '日本語', texts: japanese },
]

/** Those that there are texts in. */
export const LANGUAGES: readonly Language[] = WRITTEN.map(({ locale, name }) => ({ locale, name }))

/** `locale`: a BCP 47 tag. A language that there are no texts in reads as British English. */
export function textsFor(locale: string): Texts {
  const written = writtenFor(locale)
  const isPlainEnglish = locale.toLowerCase() === 'en'
  return written === null || isPlainEnglish ? english('en-GB') : written.texts(locale)
}

/** null: there are no texts in it. */
export function languageOf(locale: string): Language | null {
  const written = writtenFor(locale)
  return written && { locale: written.locale, name: written.name }
}

/** Whoever chose the language that the settings have too keeps their region: `en-US`, `de-AT`. null: nothing was chosen. */
export function localeToUse(chosen: string | null, ofSettings: string): string {
  return chosen === null || scriptOf(chosen) === scriptOf(ofSettings) ? ofSettings : chosen
}

function writtenFor(locale: string): WrittenLanguage | null {
  const asked = scriptOf(locale)
  return WRITTEN.find((written) => scriptOf(written.locale) === asked) ?? null
}

/** A language is one in one script: `zh-HK` and `zh-TW` are `zh-Hant`, `zh-CN` is `zh-Hans`. null: it is no tag. */
function scriptOf(locale: string): string | null {
  try {
    const { language, script } = new Intl.Locale(locale).maximize()
    return `${language}-${script}`
  } catch {
    return null
  }
}
