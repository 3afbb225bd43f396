// Goes through all sentences of a language side by side with the English ones.

import { SAMPLE_ARGUMENTS } from './sample-arguments.ts'

/** What a language says in one place, given the same facts as English. */
export interface Said {
  /** `report.detail.rows(123)` */
  readonly where: string
  readonly facts: readonly unknown[]
  readonly english: string
  readonly other: string
}

/** Sections that the other language does not have yet are left out. Throws where a sentence has no sample arguments. */
export function* sideBySide(english: object, other: object): Generator<Said> {
  const { formats: _, ...sections } = other as Record<string, unknown>
  for (const [name, section] of Object.entries(sections)) {
    const [ofEnglish, samples] = [english, SAMPLE_ARGUMENTS].map(
      (of) => (of as Record<string, unknown>)[name],
    )
    yield* walk(name, ofEnglish, section, samples)
  }
}

function* walk(where: string, english: unknown, other: unknown, samples: unknown): Generator<Said> {
  if (typeof english === 'string') {
    yield { where, facts: [], english, other: String(other) }
  } else if (typeof english === 'function' && typeof other === 'function') {
    if (!Array.isArray(samples)) throw new RangeError(`sample-arguments.ts has none for ${where}.`)
    for (const facts of samples as unknown[][]) {
      const shown = facts.map((fact) => (typeof fact === 'function' ? '…' : JSON.stringify(fact))).join(', ')
      const said = [english, other].map((sentence) => sentenceOf(sentence(...facts)))
      yield { where: `${where}(${shown})`, facts, english: said[0] ?? '', other: said[1] ?? '' }
    }
  } else if (typeof english === 'object' && english !== null) {
    for (const [key, part] of Object.entries(english)) {
      const [ofOther, ofSamples] = [other, samples].map(
        (of) => (of as Record<string, unknown> | undefined)?.[key],
      )
      yield* walk(`${where}.${key}`, part, ofOther, ofSamples)
    }
  }
}

/** A heading and its sentence, or paragraphs. */
function sentenceOf(result: unknown): string {
  return Array.isArray(result) ? result.join('\n') : String(result)
}
