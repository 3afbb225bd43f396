// Shows a long list page by page.

import { type Html, html } from '../../../shared/views/html.ts'
import { formatNumber } from './format.ts'
import { link } from './respond.ts'

/** The parameters of a URL, by name. */
export type Query = Readonly<Record<string, string>>

export interface Paging {
  /** The index of the first row shown. */
  readonly from: number
  readonly size: number
  /** A link to the same list from another row. */
  linkFrom(from: number): string
}

/** Takes `from` of the query; the links keep the other parameters. */
export function pagingOf(path: string, { from: text, ...others }: Query, size: number): Paging {
  const number = Number(text ?? 0)
  const from = Number.isSafeInteger(number) && number > 0 ? number : 0
  return { from, size, linkFrom: (row) => link(path, row > 0 ? { ...others, from: row } : others) }
}

export function pager(total: number, { from, size, linkFrom }: Paging): Html | null {
  if (total <= size && from === 0) return null
  const last = Math.min(from + size, total)
  const earlier = from > 0 ? html`<a href="${linkFrom(Math.max(from - size, 0))}">← Earlier</a>` : null
  const later = last < total ? html`<a href="${linkFrom(last)}">Later →</a>` : null
  return html`<p class="pager">${earlier} ${formatNumber(Math.min(from + 1, total))} to ${formatNumber(last)} of ${formatNumber(total)} ${later}</p>`
}
