// XML replies as AWS writes them, and the XML that its clients send.

import { XMLParser } from 'fast-xml-parser'
import type { Reply } from './service.ts'

/** An element that contains elements. */
export function element(name: string, ...children: readonly string[]): string {
  return `<${name}>${children.join('')}</${name}>`
}

/** An element that contains text. */
export function value(name: string, content: string | number | boolean): string {
  return `<${name}>${escapeXml(String(content))}</${name}>`
}

export function xmlReply(
  status: number,
  root: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
  return { status, headers: { 'content-type': 'application/xml', ...headers }, body }
}

/** Elements as properties, all values as text. Elements named in `lists` are always arrays. Throws at malformed XML. */
export function parseXml(xml: string, lists: readonly string[] = []): unknown {
  const isArray = (name: string) => lists.includes(name)
  return new XMLParser({ parseTagValue: false, isArray }).parse(xml, true)
}

/** Control characters and line ends are escaped too: a parser would change or reject them. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]|\p{Cc}/gu, (character) => `&#${character.codePointAt(0)};`)
}
