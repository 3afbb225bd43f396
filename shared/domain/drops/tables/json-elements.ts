// Cuts the records out of a growing JSON document without holding the document: it is an array, or an object with
// an array where Microsoft's envelopes have theirs.

import { RefusedDrop } from '../refusal.ts'
import { MAX_ROW_CHARACTERS } from './raw-row.ts'

/** The text of one element of the array. */
export interface JsonElement {
  readonly text: string
  readonly broken: 'too_long' | 'bad_json' | null
}

export interface JsonCutter {
  push(piece: string): JsonElement[]
  /** Refuses a document that breaks off or has no such array. One that goes on after its end is refused at once. */
  end(): void
  arrayFound(): boolean
  /** Whether the envelope names a next page. */
  morePages(): boolean
}

export const ENVELOPE_NAMES: readonly string[] = ['value', 'Value', 'items']

/** Around the array; the elements see to their own depth. */
const MAX_DEPTH = 64
const LONGEST_NAME = 20

export function openJsonCutter(): JsonCutter {
  let depth = 0
  let inString = false
  let escaped = false
  /** Outside the array: the latest string, and the one that stood before the latest colon. */
  let latest = ''
  let name = ''
  /** Depth of the array's elements; 0 until the array is found. */
  let arrayDepth = 0
  let arrayOver = false
  let begun = false
  let morePages = false
  let element: { text: string; broken: JsonElement['broken'] } | null = null

  function push(piece: string): JsonElement[] {
    const elements: JsonElement[] = []
    let start = 0

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
      const amongElements = depth === arrayDepth && arrayDepth > 0 && !arrayOver
      if (amongElements && character === ',') {
        if (element === null) elements.push({ text: '', broken: 'bad_json' })
        endElement(at)
      } else if (amongElements && character === ']') {
        endElement(at)
        arrayOver = true
      } else if (amongElements && element === null) {
        element = { text: '', broken: null }
        start = at
      }
      readOutside(character)
    }
    if (element !== null) keep(piece.slice(start))
    return elements
  }

  function keep(text: string): void {
    if (element === null || element.broken === 'too_long') return
    element.text += text
    if (element.text.length <= MAX_ROW_CHARACTERS) return
    element.broken = 'too_long'
    element.text = element.text.slice(0, MAX_ROW_CHARACTERS)
  }

  function readInString(character: string): void {
    if (escaped) escaped = false
    else if (character === '\\') escaped = true
    else if (character === '"') inString = false
    const inEnvelope = depth === 1 && (arrayDepth === 0 || arrayOver)
    if (inString && inEnvelope && latest.length < LONGEST_NAME) latest += character
  }

  function readOutside(character: string): void {
    if (depth === 0 && begun) throw broken('goes on after its end')
    begun = true
    if (character === '"') {
      inString = true
      latest = ''
      if (depth === 1 && NEXT_PAGE.test(name)) morePages = true
    } else if (character === ':') {
      name = latest
    } else if (character === ',') {
      name = ''
    } else if (character === '{' || character === '[') {
      goDeeper(character)
    } else if (character === '}' || character === ']') {
      depth -= 1
    }
  }

  function goDeeper(bracket: string): void {
    const isArray = bracket === '[' && (depth === 0 || (depth === 1 && ENVELOPE_NAMES.includes(name)))
    depth += 1
    if (arrayDepth === 0 && isArray) arrayDepth = depth
    if (element === null && depth > MAX_DEPTH) throw broken(`is nested more than ${MAX_DEPTH} deep`)
  }

  return {
    push,
    arrayFound: () => arrayDepth > 0,
    morePages: () => morePages,
    end() {
      if (inString || depth > 0) throw broken('breaks off before its end')
      if (arrayDepth > 0) return
      const names = ENVELOPE_NAMES.join(', ')
      throw new RefusedDrop(
        'missing_column',
        `The JSON document has no array of records: looked for a list at its top or under one of ${names}.`,
      )
    },
  }
}

/** `@nextLink` of Partner Center, `@odata.nextLink` of Microsoft Graph; a text, or null on the last page. */
const NEXT_PAGE = /^@(odata\.)?nextlink$/i
const WHITESPACE = ' \t\r\n'

function broken(how: string): RefusedDrop {
  return new RefusedDrop('broken_container', `The JSON document ${how}; export and upload it again.`)
}
