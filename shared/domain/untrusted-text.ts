// Makes text from outside safe to show: characters that are invisible, change the direction of writing, break
// lines or control a terminal are dropped from names and made visible in ids, keys and whole texts, so that
// two different texts never look alike.

/** Control characters, direction marks, zero-width characters, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
const BREAKING = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu

/** A name or a sentence on one line, without hidden characters. */
export function oneLine(text: string): string {
  return text
    .replace(BREAKING, ' ')
    .replace(HIDDEN, (hidden, at: number, whole: string) => (isWriting(hidden, at, whole) ? hidden : ''))
    .trim()
}

/** At most so many characters, the last of them an ellipsis where it was cut. */
export function clipped(text: string, characters: number): string {
  const line = oneLine(text)
  const all = Array.from(line)
  return all.length <= characters
    ? line
    : `${all
        .slice(0, characters - 1)
        .join('')
        .trimEnd()}…`
}

/** An id, a key or a line of a terminal, with hidden characters shown as `<U+200B>`. */
export function visibleLine(text: string): string {
  return text.replace(HIDDEN, shown)
}

/** The same for a text of several lines, whose direction of writing is kept. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (hidden, at: number, whole: string) =>
    isLayout(hidden, at, whole) || isWriting(hidden, at, whole) ? hidden : shown(hidden),
  )
}

/** Equivalent JSON, with hidden characters escaped as `\u200b`. */
export function visibleJson(value: unknown, indent?: number): string {
  return visibleJsonText(JSON.stringify(value, null, indent))
}

/** The same for text that is JSON already. */
export function visibleJsonText(json: string): string {
  // Line breaks outside strings are layout; inside strings JSON has escaped them.
  return json.replace(HIDDEN, (hidden) => (hidden === '\n' ? hidden : hidden.split('').map(escaped).join('')))
}

const ZERO_WIDTH_NON_JOINER = '\u200c'
const ZERO_WIDTH_JOINER = '\u200d'
const PICTURE_FOLLOWS = '\ufe0f'
const JOINED_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u
const LETTER = /[\p{L}\p{M}]/u
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u
const EMOJI = /\p{Emoji}/u

/**
 * Persian, Indic and other scripts, and emoji, need joiners inside words, where they change what is seen.
 * Elsewhere they are hidden characters.
 */
function isWriting(hidden: string, at: number, whole: string): boolean {
  const before = Array.from(whole.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
  if (hidden === PICTURE_FOLLOWS) return EMOJI.test(before)
  if (hidden !== ZERO_WIDTH_JOINER && hidden !== ZERO_WIDTH_NON_JOINER) return false
  const after = String.fromCodePoint(whole.codePointAt(at + 1) ?? 0)
  if (JOINED_SCRIPT.test(before)) return LETTER.test(after)
  return hidden === ZERO_WIDTH_JOINER && PICTURE.test(before) && EMOJI.test(after)
}

/** A lone carriage return moves to the start of the line, and later text overwrites it. */
function isLayout(hidden: string, at: number, whole: string): boolean {
  return hidden === '\n' || hidden === '\t' || (hidden === '\r' && whole[at + 1] === '\n')
}

function shown(hidden: string): string {
  return `<U+${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
