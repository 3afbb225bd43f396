// Lines of a text part.

/** What stands before the id at the end of a line that names a customer. */
export const ID_MARK = '(id: '

const WIDTH = 76

/** Words from outside never look like the mark of an id. */
export function unmarked(words: string): string {
  return words.replaceAll(ID_MARK, '(id ')
}

export function title(words: string): string[] {
  return [words, '-'.repeat(Array.from(words).length)]
}

export function wrapped(words: string, indent = ''): string[] {
  const lines: string[] = []
  for (const word of unmarked(words).split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(indent + word)
  }
  return lines
}
