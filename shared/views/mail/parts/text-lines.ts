// Lines of the plain text part of a mail.

/** Before the id at the end of a line that names a customer. */
export const ID_MARK = '(id: '

const WIDTH = 76

/** Text from outside must not look like the mark of an id. */
export function unmarked(text: string): string {
  return text.replaceAll(ID_MARK, '(id ')
}

export function underlined(title: string): string[] {
  return [title, '-'.repeat(Array.from(title).length)]
}

export function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = []
  for (const word of unmarked(text).split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(indent + word)
  }
  return lines
}
