// Words from outside as somebody sees them: whatever hides, turns writing round, breaks lines or steers a terminal is
// dropped from names and shown in ids, keys and whole texts, so that two that differ never look alike.

/** Controls, direction marks, what takes no room, halves of characters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
const BREAKING = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu

/** A name or a sentence on one line, without what is hidden in it. */
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

/** An id, a key or a line of a terminal, with what is hidden in it shown as `<U+200B>`. */
export function visibleLine(text: string): string {
  return text.replace(HIDDEN, shown)
}

/** The same for a text of several lines, whose writing stays as it is. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (hidden, at: number, whole: string) =>
    isLayout(hidden, at, whole) || isWriting(hidden, at, whole) ? hidden : shown(hidden),
  )
}

/** JSON that says the same, with what is hidden in it as `\u200b`. */
export function visibleJson(value: unknown, indent?: number): string {
  return visibleJsonText(JSON.stringify(value, null, indent))
}

/** The same of JSON that is written already. */
export function visibleJsonText(json: string): string {
  // What the layout needs is no part of a string: JSON has escaped the line breaks in those.
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
 * Persian, Indic and other words, and emoji, need joiners inside: there they change what is seen. Elsewhere they hide.
 */
function isWriting(hidden: string, at: number, whole: string): boolean {
  const before = Array.from(whole.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
  if (hidden === PICTURE_FOLLOWS) return EMOJI.test(before)
  if (hidden !== ZERO_WIDTH_JOINER && hidden !== ZERO_WIDTH_NON_JOINER) return false
  const after = String.fromCodePoint(whole.codePointAt(at + 1) ?? 0)
  if (JOINED_SCRIPT.test(before)) return LETTER.test(after)
  return hidden === ZERO_WIDTH_JOINER && PICTURE.test(before) && EMOJI.test(after)
}

/** A return alone leads back to the start of a line, over what stands there. */
function isLayout(hidden: string, at: number, whole: string): boolean {
  return hidden === '\n' || hidden === '\t' || (hidden === '\r' && whole[at + 1] === '\n')
}

function shown(hidden: string): string {
  return `<U+${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
