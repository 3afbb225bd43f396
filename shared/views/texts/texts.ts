// Everything that the product says to people. English is the shape: another language is written as
// `(locale: string) => ({ … }) satisfies Texts`, so that one with a sentence missing does not compile.

import type { english } from './en/english.ts'

export type Texts = ReturnType<typeof english>
