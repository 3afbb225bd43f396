// Whether a text mentions an id or an address: as a whole word, in any case, and as CSV, JSON, HTML, URLs and the
// keys of the buckets write it. Rather once too often: a file that need not go is published again.

import { emailSegment } from '../../key-segments.ts'

export interface Mention {
  in(text: string): boolean
  /** The same in a text that comes in pieces. */
  inPieces(pieces: AsyncIterable<string>): Promise<boolean>
}

export function mentionOf(term: string): Mention {
  const spellings = [...new Set(spellingsOf(term).map((one) => one.toLowerCase()))]
  const overlap = Math.max(...spellings.map(({ length }) => length)) + CONTEXT + 1

  /** The end of a mention in lower-case text; null: there is none. `kept`: so much of it has been searched before. */
  function endOf(text: string, kept: number): number | null {
    for (const spelling of spellings) {
      let at = text.indexOf(spelling, kept < overlap ? 0 : CONTEXT)
      while (at !== -1) {
        const end = at + spelling.length
        if (beginsAt(text, at) && !CONTINUES.test(text[end] ?? '')) return end
        at = text.indexOf(spelling, at + 1)
      }
    }
    return null
  }

  return {
    in: (text) => endOf(text.toLowerCase(), 0) !== null,
    async inPieces(pieces) {
      let text = ''
      for await (const piece of pieces) {
        const kept = text.length
        text += piece.toLowerCase()
        const end = endOf(text, kept)
        // What follows the last character may continue it.
        if (end !== null && end < text.length) return true
        text = text.slice(-overlap)
      }
      return endOf(text, text.length) !== null
    },
  }
}

/** What continues an id: `contoso` is not mentioned by `contoso-us`. */
const CONTINUES = /[\p{L}\p{N}_@-]/u
/** Line breaks and tabs, as JSON writes them, end in a letter. */
const JSON_BLANKS = ['\\n', '\\r', '\\t']
/** Characters before a mention that decide whether it is one. */
const CONTEXT = 2

function beginsAt(text: string, at: number): boolean {
  return !CONTINUES.test(text[at - 1] ?? '') || JSON_BLANKS.includes(text.slice(Math.max(0, at - 2), at))
}

function spellingsOf(term: string): string[] {
  const json = JSON.stringify(term).slice(1, -1)
  return [
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
}

function html(term: string): string {
  return term
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
