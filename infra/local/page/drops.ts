// The drops bucket, each key with the status of its receipt.

import { type Context, Hono } from 'hono'
import type { ListedObject } from '../../../shared/ports/objects.ts'
import { type Html, html } from '../../../shared/views/html.ts'
import { formatSize, formatTime, quantity } from './format.ts'
import { nothing, page } from './layout.ts'
import { pager, pagingOf } from './pager.ts'
import type { Receipt, ReceiptIndex } from './receipt-index.ts'
import { receiptLink, statusLabel } from './receipts.ts'
import type { PageSources } from './sources.ts'

const ROWS_PER_PAGE = 200

export function dropPages({ drops }: PageSources, receipts: ReceiptIndex): Hono {
  return new Hono().get('/', async (c) => {
    const objects = await Array.fromAsync(drops.list(''))
    const byKey = new Map((await receipts.all()).map((receipt) => [receipt.key, receipt]))
    return listPage(c, objects, byKey)
  })
}

function listPage(
  c: Context,
  objects: readonly ListedObject[],
  receipts: ReadonlyMap<string, Receipt>,
): Response {
  const paging = pagingOf('/drops', c.req.query(), ROWS_PER_PAGE)
  const shown = objects.slice(paging.from, paging.from + paging.size)
  const body =
    objects.length === 0
      ? nothing('The bucket is empty.')
      : html`<div class="scroll"><table class="list">
<thead><tr><th class="lead">key</th><th>status</th><th class="number">size</th><th>uploaded</th></tr></thead>
<tbody>${shown.map((object) => row(object, receipts.get(object.key)))}</tbody></table></div>${pager(objects.length, paging)}`
  return page(c, {
    section: '/drops',
    title: 'Drops',
    aside: html`<p>${quantity(objects.length, 'object')}</p>`,
    body,
  })
}

function row({ key, bytes, modifiedMs }: ListedObject, receipt: Receipt | undefined): Html {
  const name = receipt === undefined ? html`${key}` : html`<a href="${receiptLink(receipt)}">${key}</a>`
  return html`<tr><td class="lead">${name}</td><td>${statusView(receipt)}</td><td class="number">${formatSize(bytes)}</td><td>${formatTime(modifiedMs)}</td></tr>
`
}

function statusView(receipt: Receipt | undefined): Html {
  return receipt === undefined
    ? html`<span class="chip quiet">no receipt yet</span>`
    : statusLabel(receipt.status)
}
