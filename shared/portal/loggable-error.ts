// An error as a log may have it: without addresses, of the web or of people, and without tokens.

export interface LoggableError {
  readonly name: string
  readonly message: string
  /** Why, as far as that was said by other errors. */
  readonly cause?: LoggableError
}

export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { name: 'Error', message: loggable(String(error)) }
  const { name, message, cause } = error
  const said = { name: loggable(name), message: loggable(message) }
  return cause === undefined ? said : { ...said, cause: loggableError(cause) }
}

const TOKEN = /[\w-]{43,}/g
/** In the names of records there are hashes of tokens, by which an operator finds them. */
const HASH = /^[0-9a-f]{64}$/

function loggable(text: string): string {
  return text.replace(/\S+/g, loggableWord)
}

/** A word with a slash may be a path, one with an @ an address; a token has 43 characters. */
function loggableWord(word: string): string {
  if (word.includes('/') || word.includes('@')) return '…'
  return word.replace(TOKEN, (token) => (HASH.test(token) ? token : '…'))
}
