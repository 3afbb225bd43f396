// Just enough Markdown to hold the READMEs to the code: links, headings, tables, blocks of code.

/** Without blocks of code. */
function proseOf(text: string): string {
  return text.replace(/^( *)```[\s\S]*?^\1```$/gm, '')
}

/** Targets of links and pictures. */
export function linksOf(text: string): string[] {
  return Array.from(proseOf(text).matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target)
}

/** The anchors that GitHub gives to headings. */
export function anchorsOf(text: string): string[] {
  return Array.from(proseOf(text).matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The rows of the one table whose header starts with these cells. */
export function tableOf(text: string, ...headers: readonly string[]): string[][] {
  const lines = text.split('\n').map(cellsOf)
  const starts = lines.flatMap((cells, at) => (headers.every((header, n) => cells[n] === header) ? [at] : []))
  if (starts.length !== 1) throw new Error(`${starts.length} tables start with "${headers.join('", "')}"`)
  const rows = lines.slice((starts[0] ?? 0) + 2)
  const end = rows.findIndex((cells) => cells.length === 0)
  return rows.slice(0, end === -1 ? undefined : end)
}

/** None: the line belongs to no table. */
function cellsOf(line: string): string[] {
  const row = /^ *\|(.*)\|$/.exec(line)?.[1]
  return row === undefined ? [] : row.split('|').map((cell) => cell.trim())
}

/** What a cell names in code. */
export function namesIn(cell: string | undefined): string[] {
  return Array.from((cell ?? '').matchAll(/`([^`]+)`/g), ([, name = '']) => name)
}

/** The first block of that language behind a text, without its indentation. */
export function blockAfter(text: string, words: string, language: string): string {
  const from = text.indexOf(words)
  const pattern = new RegExp(`^( *)\`\`\`${language}\n([\\s\\S]*?)^\\1\`\`\`$`, 'm')
  const match = from === -1 ? null : pattern.exec(text.slice(from))
  if (match === null) throw new Error(`no ${language} block stands behind "${words}"`)
  return (match[2] ?? '').replaceAll(new RegExp(`^${match[1]}`, 'gm'), '')
}
