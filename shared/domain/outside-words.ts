// Words from outside as somebody sees them: whatever hides, turns writing round, breaks lines or steers a terminal is
// dropped from names and shown in ids, keys and whole texts, so that two that differ never look alike.

/**
 * Joiners that writing needs: inside Persian, Indic and other such words, and inside emoji. They stay in names and
 * texts, where they change what is seen; elsewhere they hide.
 */
const JOINING =
  '(?<=[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}' +
  '\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}' +
  '\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}])[\\u200c\\u200d](?=[\\p{L}\\p{M}])|' +
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})|' +
  '(?<=\\p{Emoji})\\ufe0f'
/** Controls, direction marks, what takes no room, halves of characters. */
const HIDDEN = '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]'

const BREAKING = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu
const HIDDEN_IN_NAMES = new RegExp(`(${JOINING})|${HIDDEN}`, 'gu')
const HIDDEN_IN_TEXTS = new RegExp(`(${JOINING}|[\\n\\t]|\\r(?=\\n))|${HIDDEN}`, 'gu')
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu')

/** A name or a sentence on one line, without what is hidden in it. */
export function oneLine(text: string): string {
  return text.replace(BREAKING, ' ').replace(HIDDEN_IN_NAMES, '$1').trim()
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
  return text.replace(ALL_HIDDEN, shown)
}

/** The same for a text of several lines. */
export function visible(text: string): string {
  return text.replace(HIDDEN_IN_TEXTS, (hidden, kept: string | undefined) => kept ?? shown(hidden))
}

/** JSON that says the same, with what is hidden in it as `\u200b`. */
export function visibleJson(value: unknown, indent?: number): string {
  // What the layout needs is no part of a string: JSON has escaped the line breaks in those.
  return JSON.stringify(value, null, indent).replace(ALL_HIDDEN, (hidden) =>
    hidden === '\n' ? hidden : hidden.replace(/[\s\S]/g, escaped),
  )
}

function shown(hidden: string): string {
  return `<U+${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
