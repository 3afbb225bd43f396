// XML as AWS writes it, and the little that its clients send.

import type { Reply } from './loopback.ts'

/** An element around elements. */
export function element(name: string, ...children: readonly string[]): string {
  return `<${name}>${children.join('')}</${name}>`
}

/** An element around a value. */
export function value(name: string, content: string | number | boolean): string {
  return `<${name}>${escaped(String(content))}</${name}>`
}

export function xmlReply(
  status: number,
  root: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
  return { status, headers: { 'content-type': 'application/xml', ...headers }, body }
}

/** The contents of every element of that name, in their order. Enough for requests, which nest no name in itself. */
export function contents(xml: string, name: string): string[] {
  const matches = xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}>`, 'g'))
  return [...matches].map(([, inner = '']) => inner)
}

/** The text of the first element of that name. */
export function textOf(xml: string, name: string): string | undefined {
  const [inner] = contents(xml, name)
  return inner === undefined ? undefined : unescaped(inner)
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function escaped(text: string): string {
  // Control characters and line ends too: a parser would change or refuse them.
  return text.replace(/[&<>"]|\p{Cc}/gu, (character) => `&#${character.codePointAt(0)};`)
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return entities[name] ?? whole
  })
}
