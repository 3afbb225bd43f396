// The names of several products in one text, as sheets of activity hold them.

/** No name has a line break in it: blanks of any kind are one blank. */
const SEPARATOR = '\n'

/**
 * Of a list as Microsoft Graph writes it: parted by `+` without blanks around it (`Enterprise Mobility + Security E3` is
 * one name).
 */
export function joinedNames(assigned: string): string {
  if (assigned === '') return ''
  const names = assigned.toLowerCase().split('+')
  const whole: string[] = []
  for (const [at, name] of names.entries()) {
    const before = names[at - 1]
    const isOneName = before !== undefined && (ENDS_BLANK.test(before) || BEGINS_BLANK.test(name))
    if (isOneName) whole.push(`${whole.pop() ?? ''}+${name}`)
    else whole.push(name)
  }
  const plain = whole.map((name) => name.trim().replace(/\s+/g, ' '))
  return plain.filter((name) => name !== '').join(SEPARATOR)
}

export function namesOf(joined: string): string[] {
  return joined.split(SEPARATOR)
}

const BEGINS_BLANK = /^\s/
const ENDS_BLANK = /\s$/
