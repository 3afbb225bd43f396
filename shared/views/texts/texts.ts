// Everything that the product says to people. English is the shape: another language is written as
// `(locale: string) => ({ … }) satisfies Texts`, so that one with a sentence missing does not compile.

import type { english } from './en/english.ts'

export type Texts = InAnyLanguage<ReturnType<typeof english>>

/** The same facts and places, with other words. */
type InAnyLanguage<Part> = Part extends string
  ? string
  : Part extends (...facts: infer Facts) => infer Said
    ? (...facts: Facts) => InAnyLanguage<Said>
    : { [Key in keyof Part]: InAnyLanguage<Part[Key]> }
