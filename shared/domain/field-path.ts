// The path of a field, as mistakes in partners.json name it: `recipients[0].email`, `customers["Contoso Ltd."]`.

/** Names of fields, and positions in lists. */
export type FieldPath = readonly [string | number, ...(string | number)[]]

const FIRST = /^[\w-]+|^\[("(?:[^"\\]|\\.)*")\]/
const NEXT = /^\.([\w-]+)|^\[(\d{1,9})\]|^\[("(?:[^"\\]|\\.)*")\]/

/** null: it is no path. */
export function parseFieldPath(text: string): FieldPath | null {
  const [first] = FIRST.exec(text) ?? []
  if (first === undefined) return null
  const path: [string | number, ...(string | number)[]] = [nameIn(first)]
  let rest = text.slice(first.length)
  while (rest !== '') {
    const [part, name, position, quoted] = NEXT.exec(rest) ?? []
    if (part === undefined) return null
    path.push(position === undefined ? (name ?? nameIn(`[${quoted}]`)) : Number(position))
    rest = rest.slice(part.length)
  }
  return path
}

export function formatFieldPath(path: readonly PropertyKey[], start = ''): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    const name = String(part)
    if (!/^[\w-]+$/.test(name)) return `${text}[${JSON.stringify(name)}]`
    return text === '' ? name : `${text}.${name}`
  }, start)
}

function nameIn(part: string): string {
  return part.startsWith('[') ? JSON.parse(part.slice(1, -1)) : part
}
