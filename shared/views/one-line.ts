// Words from outside as one line of plain text: what breaks lines, hides or turns writing round is taken out.

const BREAKING = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

export function oneLine(text: string): string {
  return text.replace(TURNING, '').replace(BREAKING, ' ').trim()
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
