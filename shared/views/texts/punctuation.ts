// What a language puts between a label and what it is about, and between sentences.

/** `locale`: BCP 47. */
export function colonIn(locale: string): string {
  return COLONS[languageIn(locale)] ?? ': '
}

/** With its full stop. */
export function sentenceIn(locale: string, text: string): string {
  return `${text}${UNSPACED.has(languageIn(locale)) ? '。' : '.'}`
}

/** One after the other; those that are '' are left out. */
export function sentencesIn(locale: string, sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(UNSPACED.has(languageIn(locale)) ? '' : ' ')
}

const COLONS: Readonly<Record<string, string>> = { fr: '\u00a0: ', ja: '：', zh: '：' }

/** The full stop of these brings its own room. */
const UNSPACED: ReadonlySet<string> = new Set(['ja', 'zh'])

function languageIn(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? ''
}
