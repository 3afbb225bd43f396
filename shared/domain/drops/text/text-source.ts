// A text that comes piece by piece, with room to look at its beginning first.

import { MAX_ROW_CHARACTERS } from '../tables/raw-row.ts'

export interface TextSource {
  /** The text so far; look here before the first `pieces`. */
  readonly head: string
  /** True when the text goes no further than `head`. */
  readonly complete: boolean
  /** Makes the head longer. */
  grow(): Promise<void>
  /** The whole text, head included, in the pieces in which it came. */
  pieces(): AsyncGenerator<string>
}

export function openTextSource(text: AsyncGenerator<string>): TextSource {
  const begun: string[] = []
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
      if (done === true) {
        complete = true
        return
      }
      begun.push(value)
      head += value
    },
    async *pieces() {
      head = ''
      yield* begun.splice(0)
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
    const { head, complete } = source
    const answer = found(head, complete)
    if (answer !== null || complete || head.length > MAX_ROW_CHARACTERS) return answer
    // Twice as much each time: all that `found` has looked at stays in proportion to the head.
    const enough = Math.min(2 * head.length, MAX_ROW_CHARACTERS + 1)
    do await source.grow()
    while (!source.complete && source.head.length < enough)
  }
}
