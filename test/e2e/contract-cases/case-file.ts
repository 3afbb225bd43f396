// A case as people write it: settings and files of one partner, and tables of what must come out.
//
//     # What it is about; lines that begin with # are for the reader.
//     --- settings                      fields of the partner's entry in partners.json
//     --- file KEY [crlf] [bom]         KEY begins behind the partner; {a,b} stands for one file each;
//                                       [x*3] in a line or cell is xxx
//     --- weekly KEY                    a header, a row, and a table of values: one file a day, one row a value
//     --- customers | products | workloads | rejects KEY      a table: columns and rows of that CSV
//     --- receipt KEY | digest          JSON, a part of what must stand there

export interface Case {
  readonly partner: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly files: ReadonlyMap<string, string>
  readonly tables: readonly ExpectedTable[]
  readonly documents: readonly ExpectedDocument[]
}

export interface ExpectedTable {
  readonly kind: 'customers' | 'products' | 'workloads' | 'rejects'
  /** The drop's key, for rejects. */
  readonly key: string
  readonly rows: readonly Readonly<Record<string, string>>[]
}

export interface ExpectedDocument {
  readonly kind: 'receipt' | 'digest'
  readonly key: string
  readonly part: Readonly<Record<string, unknown>>
}

export function parseCase(partner: string, text: string): Case {
  let settings = {}
  const files = new Map<string, string>()
  const tables: ExpectedTable[] = []
  const documents: ExpectedDocument[] = []
  for (const { words, lines } of sections(text)) {
    const [kind = '', key = '', ...marks] = words
    if (kind === 'settings') settings = JSON.parse(lines.join('\n'))
    else if (kind === 'file') for (const one of spread(key)) files.set(one, body(lines, marks))
    else if (kind === 'weekly') for (const [day, content] of weekly(key, lines)) files.set(day, content)
    else if (kind === 'receipt' || kind === 'digest') {
      documents.push({ kind, key, part: JSON.parse(lines.join('\n')) })
    } else if (kind === 'customers' || kind === 'products' || kind === 'workloads' || kind === 'rejects') {
      tables.push({ kind, key, rows: records(lines) })
    } else throw new RangeError(`${partner}: "${kind}" is no section`)
  }
  return { partner, settings, files, tables, documents }
}

function sections(text: string) {
  const found: { words: string[]; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('--- ')) found.push({ words: line.slice(4).trim().split(' '), lines: [] })
    else if (!line.startsWith('#')) found.at(-1)?.lines.push(line)
  }
  for (const { lines } of found) while (lines.at(-1) === '') lines.pop()
  return found
}

function body(lines: readonly string[], marks: readonly string[]): string {
  const end = marks.includes('crlf') ? '\r\n' : '\n'
  return (marks.includes('bom') ? '\ufeff' : '') + lines.map((line) => repeated(line) + end).join('')
}

function repeated(line: string): string {
  return line.replace(/\[(.)\*(\d+)\]/gu, (_, character: string, times: string) =>
    character.repeat(Number(times)),
  )
}

function spread(key: string): string[] {
  const [, before = '', among = '', after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(key) ?? []
  return among === '' ? [key] : among.split(',').map((one) => before + one + after)
}

/** `{day}` in the key; `{name}` and `{value}` in the row; a blank value is no row. */
function weekly(key: string, [header = '', row = '', ...table]: readonly string[]): Map<string, string> {
  const files = new Map<string, string>()
  for (const { name = '', ...values } of records(table)) {
    for (const [day, value] of Object.entries(values)) {
      if (value === '') continue
      const file = key.replace('{day}', `2026-${day}`)
      const line = row.replace('{day}', `2026-${day}`).replaceAll('{name}', name).replace('{value}', value)
      files.set(file, `${files.get(file) ?? `${header}\n`}${line}\n`)
    }
  }
  return files
}

function records([head = '', ...rows]: readonly string[]): Record<string, string>[] {
  const names = cells(head)
  return rows
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const values = cells(row)
      return Object.fromEntries(names.map((name, at) => [name, repeated(values[at] ?? '')]))
    })
}

function cells(row: string): string[] {
  return row.split('|').map((cell) => cell.trim())
}
