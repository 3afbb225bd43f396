// The drops bucket as it is, each key with what became of it.

import type { ListedObject } from '../../../shared/ports.ts'
import { type Html, html } from '../../../shared/views/html.ts'
import type { Reply } from '../../emulator/loopback.ts'
import { framed } from './frame.ts'
import { pager, pagingOf } from './pager.ts'
import type { Receipt, ReceiptIndex } from './receipt-index.ts'
import { receiptLink, statusLabel } from './receipts.ts'
import { nothing, type Routes } from './reply.ts'
import type { PageSources } from './sources.ts'
import { counted, sizeOf, timeOf } from './words.ts'

const ROWS_PER_PAGE = 200

export function dropRoutes({ drops }: PageSources, receipts: ReceiptIndex): Routes {
  return {
    '/drops': async (query) => {
      const objects = await Array.fromAsync(drops.list(''))
      const byKey = new Map((await receipts.all()).map((receipt) => [receipt.key, receipt]))
      return listPage(objects, byKey, query)
    },
  }
}

function listPage(
  objects: readonly ListedObject[],
  receipts: ReadonlyMap<string, Receipt>,
  query: URLSearchParams,
): Reply {
  const paging = pagingOf('/drops', query, ROWS_PER_PAGE)
  const shown = objects.slice(paging.from, paging.from + paging.size)
  const body =
    objects.length === 0
      ? nothing('The bucket is empty.')
      : html`<div class="scroll"><table class="list">
<thead><tr><th class="lead">key</th><th>status</th><th class="number">size</th><th>uploaded</th></tr></thead>
<tbody>${shown.map((object) => row(object, receipts.get(object.key)))}</tbody></table></div>${pager(objects.length, paging)}`
  return framed({
    section: '/drops',
    title: 'Drops',
    aside: html`<p>${counted(objects.length, 'object')}</p>`,
    body,
  })
}

function row({ key, bytes, modifiedMs }: ListedObject, receipt: Receipt | undefined): Html {
  const name = receipt === undefined ? html`${key}` : html`<a href="${receiptLink(receipt)}">${key}</a>`
  return html`<tr><td class="lead">${name}</td><td>${statusView(receipt)}</td><td class="number">${sizeOf(bytes)}</td><td>${timeOf(modifiedMs)}</td></tr>
`
}

function statusView(receipt: Receipt | undefined): Html {
  return receipt === undefined
    ? html`<span class="label quiet">no receipt yet</span>`
    : statusLabel(receipt.status)
}
