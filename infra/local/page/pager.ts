// A long list a page at a time.

import { type Html, html } from '../../../shared/views/html.ts'
import { link } from './reply.ts'
import { count } from './words.ts'

export interface Paging {
  /** Index of the first row shown. */
  readonly from: number
  readonly size: number
  /** The link to the same list from another row. */
  linkFrom(from: number): string
}

/** Reads `from` of the query; the links keep the rest of it. */
export function pagingOf(path: string, query: URLSearchParams, size: number): Paging {
  const wanted = Number(query.get('from') ?? 0)
  const from = Number.isSafeInteger(wanted) && wanted > 0 ? wanted : 0
  const others = Object.fromEntries([...query].filter(([name]) => name !== 'from'))
  return { from, size, linkFrom: (row) => link(path, row > 0 ? { ...others, from: row } : others) }
}

export function pager(total: number, { from, size, linkFrom }: Paging): Html | null {
  if (total <= size && from === 0) return null
  const last = Math.min(from + size, total)
  const earlier = from > 0 ? html`<a href="${linkFrom(Math.max(from - size, 0))}">← Earlier</a>` : null
  const later = last < total ? html`<a href="${linkFrom(last)}">Later →</a>` : null
  return html`<p class="pager">${earlier} ${count(Math.min(from + 1, total))} to ${count(last)} of ${count(total)} ${later}</p>`
}
