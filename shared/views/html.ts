// HTML templates that escape: an inserted value is text, unless it is HTML from such a template.
// Not hono/html: it does not reveal hidden characters, and its result is typed as a string or a promise of one, so that
// markup and text could be mixed up. A wrapper around it that does both is only seven lines shorter than this file.

import { visible } from '../domain/untrusted-text.ts'

declare const htmlBrand: unique symbol

/** Markup that is safe where text and quoted attributes may stand. */
export interface Html {
  readonly [htmlBrand]: true
  readonly markup: string
}

type Part = Html | string | number | null | readonly Part[]

/** Template tag; null inserts nothing, a list its members in order; hidden characters in text are made visible. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return verbatim(strings.reduce((markup, string, n) => markup + toMarkup(parts[n - 1] ?? null) + string))
}

/** Markup that is inserted unescaped: our own, never from outside. */
export function verbatim(markup: string): Html {
  return { markup } as Html
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** Undoes `escapeHtml`. */
export function unescapeHtml(markup: string): string {
  return markup.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity)
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const CHARACTERS = Object.fromEntries(
  Object.entries(ENTITIES).map(([character, entity]) => [entity, character]),
)

function toMarkup(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string') return escapeHtml(visible(part))
  if (typeof part === 'number') return String(part)
  return isHtml(part) ? part.markup : part.map(toMarkup).join('')
}

function isHtml(part: Html | readonly Part[]): part is Html {
  return 'markup' in part
}
