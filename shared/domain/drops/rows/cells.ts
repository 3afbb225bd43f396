// What a cell may say besides dates: counts, yes or no. Every reader answers null for what it cannot read.

/** A whole number of 0 or more, at most 2^53 − 1; groups of three may be parted by commas, `.0` or `.00` may follow. */
export function readCount(text: string): number | null {
  const match = COUNT.exec(text)
  if (match === null) return null
  const count = Number((match[1] ?? '').replaceAll(',', ''))
  return Number.isSafeInteger(count) ? count : null
}

const COUNT = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.00?)?$/

/** In the words of programs, and those that Excel writes in seven languages. */
const WORDS: Readonly<Record<'yes' | 'no', readonly string[]>> = {
  yes: ['true', 'yes', '1', 'wahr', 'vrai', 'verdadero', 'verdadeiro', 'vero', 'waar'],
  no: ['false', 'no', '0', 'falsch', 'faux', 'falso', 'onwaar'],
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...WORDS.yes.map((word) => [word, true] as const),
  ...WORDS.no.map((word) => [word, false] as const),
])

export function readBoolean(text: string): boolean | null {
  return BOOLEANS.get(text) ?? BOOLEANS.get(text.toLowerCase()) ?? null
}
