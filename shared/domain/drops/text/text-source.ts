// A text that comes piece by piece, with room to look at its beginning first.

/** No row, no record and no header goes on for longer than this: memory is bounded by it. */
export const MAX_ROW_CHARACTERS = 1_048_576

export interface TextSource {
  /** The text so far; look here before the first `pieces`. */
  readonly head: string
  /** True when the text goes no further than `head`. */
  readonly complete: boolean
  /** Makes the head longer. */
  grow(): Promise<void>
  /** The whole text, head included, in the pieces in which it came. */
  pieces(): AsyncGenerator<string>
  /** The same as UTF-8. */
  utf8(): AsyncGenerator<Buffer>
}

/** `text`: UTF-8 in pieces of whole characters. */
export async function openTextSource(text: AsyncGenerator<Buffer>): Promise<TextSource> {
  const begun: Buffer[] = []
  let head = ''
  let complete = false

  async function grow(): Promise<void> {
    const { done, value } = await text.next()
    if (done === true) {
      complete = true
      return
    }
    begun.push(value)
    head += value.toString()
  }

  while (!complete && head.length < LONGEST_MARK) await grow()
  const unmarked = withoutMarks(head)
  if (unmarked !== head) {
    begun.splice(0, begun.length, Buffer.from(unmarked))
    head = unmarked
  }

  async function* utf8(): AsyncGenerator<Buffer> {
    head = ''
    yield* begun.splice(0)
    yield* text
  }

  return {
    get head() {
      return head
    },
    get complete() {
      return complete
    },
    grow,
    async *pieces() {
      for await (const piece of utf8()) yield piece.toString()
    },
    utf8,
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

/** Byte order marks that a program before us has read as text, as UTF-8, as Windows-1252 or not at all. */
const MARKS_AS_TEXT = ['\ufeff', 'ï»¿', '???'] as const
const LONGEST_MARK = 3

export function withoutMarks(text: string): string {
  const mark = MARKS_AS_TEXT.find((candidate) => text.startsWith(candidate))
  return mark === undefined ? text : withoutMarks(text.slice(mark.length))
}
