// Text in a terminal: lines that are broken between words, and aligned columns. Widths are cells of the terminal:
// an East Asian character or an emoji takes two, a colour none.

import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

export type Paint = (style: 'green' | 'red' | 'yellow' | 'cyan' | 'dim' | 'bold', text: string) => string

/** `text` after `first`, its further lines indented by the width of `first`. */
export function hanging(first: string, text: string, width: number): string {
  const indent = stringWidth(first)
  return first + wrapAnsi(text, width - indent).replaceAll('\n', `\n${' '.repeat(indent)}`)
}

/** Every column is as wide as its widest cell. `isNumber`: columns that are right-aligned. */
export function columns(rows: readonly (readonly string[])[], isNumber: readonly boolean[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = ' '.repeat((widths[at] ?? 0) - stringWidth(cell))
        return isNumber[at] ? space + cell : cell + space
      })
      .join('   ')
      .trimEnd(),
  )
}

/** The start of a line, as far as it fits. */
export function cropped(line: string, width: number): string {
  return wrapAnsi(line, width, { hard: true, wordWrap: false, trim: false }).split('\n', 1).join('')
}
