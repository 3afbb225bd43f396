// Which of its facts a sentence shows, whatever the language writes numbers and days like.

import type { Formats } from '../../../../shared/views/texts/formats.ts'

/** A number or word that a sentence was given, in all the forms that the language may show it in. */
export interface Fact {
  readonly value: string
  formsIn(formats: Formats): readonly string[]
}

/** Names of kinds, such as `not_made`, and punctuation stand for words; numbers below 10 may be written out. */
export function factsIn(given: readonly unknown[]): Fact[] {
  const values = given.flatMap(leaves)
  const numbers = values.filter((value) => typeof value === 'number').filter((value) => Math.abs(value) >= 10)
  const words = values
    .filter((value) => typeof value === 'string')
    .filter((word) => !KIND.test(word) && SIGN.test(word))
  const days = words.filter((word) => DAY.test(word))
  const ranges = days.slice(1).map((last, index) => ({ first: days[index] ?? last, last }))
  const rangesOf = (word: string, of: Formats) =>
    ranges
      .filter(({ first, last }) => [first, last].includes(word))
      .map((range) => of.days(range.first, range.last))
  return [
    ...numbers.map((number) => ({
      value: String(number),
      formsIn: (of: Formats) => numberForms(number, of),
    })),
    ...words.map((word) => ({
      value: word,
      formsIn: (of: Formats) => [...wordForms(word, of), ...rangesOf(word, of)],
    })),
    ...ranges.map(({ first, last }) => ({
      value: `${first}–${last}`,
      formsIn: (of: Formats) => [of.days(first, last)],
    })),
  ]
}

export function shows(sentence: string, fact: Fact, formats: Formats): boolean {
  return fact.formsIn(formats).some((form) => standsIn(sentence, form))
}

/** What a sentence says apart from its facts. */
export function wordsOf(sentence: string, facts: readonly Fact[], formats: Formats): string {
  const forms = facts.flatMap((fact) => fact.formsIn(formats)).toSorted((a, b) => b.length - a.length)
  return forms.reduce((left, form) => left.replaceAll(form, ' '), sentence)
}

const KIND = /^[a-z_-]*$/
const SIGN = /[\p{L}\p{N}]/u
const DAY = /^\d{4}-\d{2}-\d{2}$/
const WEEK = /^\d{4}-W(\d{2})$/

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]
}

function numberForms(number: number, { count, percent, limit, decimal, loose, signed }: Formats): string[] {
  const forms = [count, percent, limit, decimal, loose, signed].map((form) => form(number))
  return [...forms, ...[decimal, count].map((form) => form(Math.abs(number)))]
}

function wordForms(word: string, formats: Formats): string[] {
  if (DAY.test(word)) return [formats.day(word), word]
  const week = WEEK.exec(word)
  return week?.[1] === undefined ? [word] : [week[1], word]
}

/** Not as a part of another number. */
function standsIn(sentence: string, form: string): boolean {
  const at = sentence.indexOf(form)
  if (at < 0) return false
  const around = [sentence.charAt(at - 1), sentence.charAt(at + form.length)]
  return !around.some((character) => /\d/.test(character)) || standsIn(sentence.slice(at + form.length), form)
}
