// The receipt of a file as a page shows it: whether it counts, what to do next, and how it was read.

import type { Dataset } from '../../domain/drops/drop-key.ts'
import { type Html, html } from '../html.ts'
import type { Receipt } from '../receipt.ts'
import type { Texts } from '../texts/texts.ts'

export interface ShownReceipt {
  readonly receipt: Receipt
  /** The path that leads to the rejected rows; null: there are none. */
  readonly rejects: string | null
  /** The path of the form that moves a file to where it belongs; null: not on this page. */
  readonly move: string | null
}

export type FileStatus = keyof Texts['portalUpload']['statuses']

const TONES: Readonly<Record<FileStatus, string>> = {
  committed: 'cleared',
  partly: 'warning',
  rehearsed: 'info',
  refused: 'critical',
  stopped: 'critical',
  deleted: 'info',
}

export function statusChip(status: FileStatus, { portalUpload }: Texts): Html {
  return html`<span class="chip ${TONES[status]}">${portalUpload.statuses[status]}</span>`
}

export function receiptView({ receipt, rejects, move }: ShownReceipt, texts: Texts): Html {
  const { portalUpload: words, receipt: shared } = texts
  const { refused, problems, notes, replaced, rows } = receipt
  const dataset = belongsTo(receipt)
  return html`<div class="receipt"><p>${statusChip(statusOf(receipt), texts)}</p>
${refused === null ? null : html`<p class="why">${refused.message}</p>`}
<p class="next">${adviceFor(receipt, move !== null, texts)}</p>
${replaced === null || replaced.rows === 0 ? null : html`<p class="muted">${words.before(replaced.rows, replaced.customers)}</p>`}
<div class="actions">${rejects === null ? null : html`<a class="button primary" href="${rejects}">${words.downloadRejects(rows.rejected)}</a>`}
${dataset === null || move === null ? null : html`<form method="post" action="${move}"><input type="hidden" name="key" value="${receipt.key}"><button class="primary">${words.moveTo(dataset)}</button></form>`}</div>
${listed(
  words.problems,
  problems.map(({ rows, message }) => texts.formats.labelled(shared.countedRows(rows), message)),
)}
${listed(
  words.notes,
  notes.map(({ message }) => message),
)}
${factsView(receipt, texts)}</div>`
}

function statusOf({ deleted, rehearsal, refused, rows }: Receipt): FileStatus {
  if (deleted === true) return 'deleted'
  if (refused !== null) return refused.code === 'stopped' ? 'stopped' : 'refused'
  if (rehearsal === true) return 'rehearsed'
  return rows.rejected > 0 ? 'partly' : 'committed'
}

function adviceFor(receipt: Receipt, canMove: boolean, { portalUpload: { advice } }: Texts): string {
  const status = statusOf(receipt)
  const dataset = belongsTo(receipt)
  if (status === 'refused' && dataset !== null) {
    return canMove ? advice.wrongDataset(dataset) : advice.wrongDatasetElsewhere(dataset)
  }
  const { rows } = receipt
  if (rows.read === 0 && (status === 'committed' || status === 'rehearsed')) return advice.noData
  if (status === 'rehearsed' && rows.rejected > 0) return advice.rehearsedPartly
  return advice[status]
}

function belongsTo({ refused }: Receipt): Dataset | null {
  return refused?.code === 'wrong_dataset' ? (refused.dataset ?? null) : null
}

function listed(title: string, lines: readonly string[]): Html | null {
  return lines.length === 0
    ? null
    : html`<h2>${title}</h2><ul class="lines">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

function factsView(receipt: Receipt, { receipt: words, formats }: Texts): Html {
  const { shape, source, effective_date: date, rows, customers, ignored_columns: ignored, key } = receipt
  const { labels } = words
  const keyDate = /\d{4}-\d{2}-\d{2}/.exec(key)?.[0] ?? ''
  const facts: readonly (readonly [string, string])[] = [
    [labels.readAs, shape === null ? '' : words.shapes[shape]],
    [labels.source, source ?? ''],
    [labels.file, words.file(receipt)],
    [labels.effectiveDate, date === null ? '' : words.effective(date, keyDate)],
    [labels.rows, shape === null ? '' : words.rows(rows)],
    [labels.customers, customers === 0 ? '' : formats.count(customers)],
    [labels.ignoredColumns, ignored.join(', ')],
  ]
  return html`<dl class="facts">${facts.filter(([, value]) => value !== '').map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}
