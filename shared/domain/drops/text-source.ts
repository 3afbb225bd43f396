// A text that comes piece by piece, with room to look at its beginning first.

import { MAX_ROW_CHARACTERS } from './raw-row.ts'

export interface TextSource {
  /** The text so far; look here before the first `pieces`. */
  readonly head: string
  /** True when the text goes no further than `head`. */
  readonly complete: boolean
  /** Makes the head longer. */
  grow(): Promise<void>
  /** The whole text, head included. */
  pieces(): AsyncGenerator<string>
}

export function openTextSource(text: AsyncGenerator<string>): TextSource {
  let head = ''
  let complete = false
  return {
    get head() {
      return head
    },
    get complete() {
      return complete
    },
    async grow() {
      const { done, value } = await text.next()
      if (done === true) complete = true
      else head += value
    },
    async *pieces() {
      if (head !== '') yield head
      yield* text
    },
  }
}

/** Grows the head until `found` answers something; null: the text ends, or goes on for too long, without. */
export async function growUntil<T>(
  source: TextSource,
  found: (head: string, complete: boolean) => T | null,
): Promise<T | null> {
  for (;;) {
    const answer = found(source.head, source.complete)
    if (answer !== null || source.complete || source.head.length > MAX_ROW_CHARACTERS) return answer
    await source.grow()
  }
}
