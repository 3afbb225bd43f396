// A strict little reader of the HTML that we write: it fails where a tag is left open or closed out of turn.

const VOID = new Set(['meta', 'br', '!doctype'])
const TAG = /<(\/?)([a-z0-9!]+)((?:\s[^<>]*)?)>/g

/** The words between the tags, and every element with its attributes, in order. */
export interface ReadMarkup {
  readonly shown: string
  readonly elements: readonly { readonly name: string; readonly attributes: string }[]
}

/** Throws for markup that is not well formed. */
export function readMarkup(html: string): ReadMarkup {
  const body = html.replace(/<!--.*?-->/gs, '').replace(/<style>.*?<\/style>/gs, '')
  const open: string[] = []
  const elements: { name: string; attributes: string }[] = []
  for (const [tag, slash, name = '', attributes = ''] of body.matchAll(TAG)) {
    if (slash === '/') {
      if (open.pop() !== name) throw new SyntaxError(`${tag} closes nothing that was opened last`)
      continue
    }
    elements.push({ name, attributes })
    if (!VOID.has(name)) open.push(name)
  }
  if (open.length > 0) throw new SyntaxError(`left open: ${open.join(', ')}`)
  const text = body.replace(TAG, ' ')
  if (/[<>]/.test(text)) throw new SyntaxError('a bare < or >')
  return { shown: entitiesRead(text), elements }
}

function entitiesRead(text: string): string {
  return text
    .replace(/&(?:#847|zwnj|nbsp);/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}
