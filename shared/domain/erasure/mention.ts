// Whether a text mentions an id or an address: as a whole word, in any case, and as CSV, JSON, HTML, URLs and the
// keys of the buckets write it. Rather once too often: a file that need not go is published again.

import { emailSegment } from '../../key-segments.ts'

export interface Mention {
  in(text: string): boolean
  /** The same in a text that comes in pieces. */
  inPieces(pieces: AsyncIterable<string>): Promise<boolean>
}

/** What continues an id: `contoso` is not mentioned by `contoso-us`. */
const CONTINUES = String.raw`[\p{L}\p{N}_@-]`

export function mentionOf(term: string): Mention {
  const spellings = spellingsOf(term)
  const any = spellings.map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|')
  // `\n` and the like, as JSON writes them, end in a letter.
  const begins = String.raw`(?:(?<!${CONTINUES})|(?<=\\[nrt]))`
  const pattern = new RegExp(`${begins}(?:${any})(?!${CONTINUES})`, 'giu')
  const overlap = Math.max(...spellings.map(({ length }) => length)) + CONTEXT + 1

  /** The end of the first mention; null: there is none. `kept`: so much of the text has been searched before. */
  function endOf(text: string, kept: number): number | null {
    pattern.lastIndex = kept < overlap ? 0 : CONTEXT
    return pattern.test(text) ? pattern.lastIndex : null
  }

  return {
    in: (text) => endOf(text, 0) !== null,
    async inPieces(pieces) {
      let text = ''
      for await (const piece of pieces) {
        const kept = text.length
        text += piece
        const end = endOf(text, kept)
        // What follows the last character may continue it.
        if (end !== null && end < text.length) return true
        text = text.slice(-overlap)
      }
      return endOf(text, text.length) !== null
    },
  }
}

/** Characters before a mention that decide whether it is one. */
const CONTEXT = 2

function spellingsOf(term: string): string[] {
  const json = JSON.stringify(term).slice(1, -1)
  const escapes = [
    term,
    json,
    json.replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    html(term).replaceAll("'", '&#39;'),
    html(term).replaceAll("'", '&apos;'),
    html(term),
    term.replaceAll('"', '""'),
    encodeURIComponent(term),
    emailSegment(term),
  ]
  return [...new Set(escapes)].sort((a, b) => b.length - a.length)
}

function html(term: string): string {
  return term
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
