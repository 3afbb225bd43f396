// Numbers with their nouns, in languages whose nouns have one form for one and another for the others; which number is
// which is the language's own rule (0 is one in French).

import type { Formats } from './formats.ts'

export interface Counting {
  /** "1 Kunde", "2 Kunden" */
  counted(value: number, one: string, other: string): string
  /** The form alone: a verb, or a noun whose number stands elsewhere. */
  plural(value: number, one: string, other: string): string
}

export function counting({ locale, count }: Formats): Counting {
  const rules = new Intl.PluralRules(locale)
  const plural = (value: number, one: string, other: string) => (rules.select(value) === 'one' ? one : other)
  return { plural, counted: (value, one, other) => `${count(value)} ${plural(value, one, other)}` }
}
