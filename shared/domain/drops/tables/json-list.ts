// Cuts the records out of a growing JSON document without holding the document: it is a list, or an object with a list
// where the envelopes of many services have theirs. Own code, since one broken record must not cost the others: of 1,000
// records with an unescaped quote in the second, this yields the other 999, where stream-json (3.8) ends with an error.

import { RefusedDrop } from '../refusal.ts'
import { MAX_ROW_CHARACTERS } from '../text/text-source.ts'
import { createEnvelope, type Envelope } from './json-envelope.ts'

/** The text of one element of the list. */
export interface JsonElement {
  readonly text: string
  readonly broken: 'too_long' | 'bad_json' | null
}

export interface JsonCutter {
  push(piece: string): JsonElement[]
  /** Refuses a document that breaks off or has no such list. One that goes on after its end is refused at once. */
  end(): void
  /** Where the records come from: '' for a document that is a list, null while nothing is found. */
  list(): string | null
  /** Once all is read: the member of the envelope that names a next page. */
  morePages(): string | null
}

/** Around the list; the elements see to their own depth. */
const MAX_DEPTH = 64
const LONGEST_NAME = 100

/** `expected`: the member that an earlier reading of the document has found to hold the records. */
export function createJsonCutter(expected: string | null = null): JsonCutter {
  const envelope: Envelope = createEnvelope(expected)
  let depth = 0
  let inString = false
  let escaped = false
  /** In the envelope: the latest string, and the one that stood before the latest colon. */
  let latest = ''
  let name = ''
  /** A list of the envelope whose first element is still to come. */
  let opened: string | null = null
  /** Depth of the elements of a list of the envelope; 0: outside of one. */
  let listDepth = 0
  let isReading = false
  let begun = false
  let element: { text: string; broken: JsonElement['broken'] } | null = null

  function push(piece: string): JsonElement[] {
    const elements: JsonElement[] = []
    let start = 0
    let outside = listDepth === 0 ? 0 : -1

    const endElement = (at: number) => {
      if (element === null) return
      keep(piece.slice(start, at))
      elements.push(element)
      element = null
    }

    for (let at = 0; at < piece.length; at += 1) {
      const character = piece[at] ?? ''
      if (inString) {
        readInString(character)
        continue
      }
      if (WHITESPACE.includes(character)) continue
      if (opened !== null) {
        isReading = envelope.opensList(opened, character)
        opened = null
      }
      const isAmongElements = isReading && depth === listDepth
      if (isAmongElements && character === ',') {
        if (element === null) elements.push({ text: '', broken: 'bad_json' })
        endElement(at)
      } else if (isAmongElements && character === ']') {
        endElement(at)
      } else if (isAmongElements && element === null) {
        element = { text: '', broken: null }
        start = at
      }
      const wasOutside = listDepth === 0
      readOutside(character)
      if (wasOutside && listDepth > 0) {
        envelope.keep(piece.slice(outside, at + 1))
        outside = -1
      } else if (!wasOutside && listDepth === 0) {
        outside = at
      }
    }
    if (element !== null) keep(piece.slice(start))
    if (outside >= 0) envelope.keep(piece.slice(outside))
    return elements
  }

  function keep(text: string): void {
    if (element === null || element.broken === 'too_long') return
    element.text += text
    if (element.text.length <= MAX_ROW_CHARACTERS) return
    element.broken = 'too_long'
    element.text = ''
  }

  function readInString(character: string): void {
    if (escaped) escaped = false
    else if (character === '\\') escaped = true
    else if (character === '"') inString = false
    if (inString && depth === 1 && listDepth === 0 && latest.length < LONGEST_NAME) latest += character
  }

  function readOutside(character: string): void {
    if (depth === 0 && begun) throw broken('goes on after its end')
    if (character === '"') {
      inString = true
      latest = ''
    } else if (character === ':') {
      name = latest
    } else if (character === '{' || character === '[') {
      goDeeper(character)
    } else if (character === '}' || character === ']') {
      if (depth === listDepth) {
        listDepth = 0
        isReading = false
      }
      depth -= 1
    }
    begun = true
  }

  function goDeeper(bracket: string): void {
    const isList = bracket === '[' && listDepth === 0 && depth <= 1
    if (isList && (depth === 1 || !begun)) opened = depth === 0 ? '' : name
    depth += 1
    if (opened !== null) listDepth = depth
    if (element === null && depth > MAX_DEPTH) throw broken(`is nested more than ${MAX_DEPTH} deep`)
  }

  return {
    push,
    list: envelope.list,
    morePages: envelope.morePages,
    end() {
      if (inString || depth > 0) throw broken('breaks off before its end')
      envelope.end()
    },
  }
}

const WHITESPACE = ' \t\r\n'

function broken(how: string): RefusedDrop {
  return new RefusedDrop('broken_container', `The JSON document ${how}; export and upload it again.`)
}
