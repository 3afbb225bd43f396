// The names of several products joined into one text, as sheets of activity store them.

/** No name contains a line break: all white space becomes a single blank. */
const SEPARATOR = '\n'

/**
 * Splits a list as Microsoft Graph writes it: separated by `+` without blanks around it (`Enterprise Mobility
 * + Security E3` is one name).
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
