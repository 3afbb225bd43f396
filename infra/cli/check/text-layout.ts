// Text in a terminal: lines that are broken between words, and columns that stand under each other.

export type Paint = (style: 'green' | 'red' | 'yellow' | 'cyan' | 'dim' | 'bold', text: string) => string

/** The text behind `first`, its further lines indented by `indent` (default: the length of `first`). */
export function hanging(first: string, text: string, width: number, indent = first.length): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && indent + longer.length > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return first + [...lines, line].join(`\n${' '.repeat(indent)}`)
}

/** Cells of a column are as wide as its widest. `isNumber`: columns that are right-aligned. */
export function columns(rows: readonly (readonly string[])[], isNumber: readonly boolean[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('   ')
      .trimEnd(),
  )
}
