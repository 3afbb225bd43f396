// A table of a README that a test writes on request, and compares otherwise.

import { readFileSync, writeFileSync } from 'node:fs'

interface WrittenTable {
  /** The path of the file. */
  readonly readme: string
  /** The one that the table stands under. */
  readonly heading: string
  readonly table: string
  /** Whether to write it there first. */
  readonly isUpdate: boolean
}

/** The table as it stands there. */
export function writtenTable({ readme, heading, table, isUpdate }: WrittenTable): string {
  const text = readFileSync(readme, 'utf8')
  const section = new RegExp(`(## ${heading}\\n(?:(?!\\n## )[\\s\\S])*?\\n)(\\|(?:.|\\n\\|)*)`)
  const found = section.exec(text)?.[2]
  if (found === undefined) throw new Error(`${readme} has no table under "${heading}"`)
  if (!isUpdate) return found
  writeFileSync(
    readme,
    text.replace(section, (_, before) => `${before}${table}`),
  )
  return table
}

/** As Biome formats Markdown: columns of one width. */
export function tableOfRows([head = [], ...body]: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) => Math.max(...[head, ...body].map((cells) => cells[at]?.length ?? 0)))
  const rule = widths.map((width) => '-'.repeat(width))
  const padded = [head, rule, ...body].map((cells) => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)))
  return padded.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
