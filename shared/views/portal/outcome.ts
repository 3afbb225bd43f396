// What became of one upload. Without script the page looks again by itself; with script, the page of uploads puts the
// part marked `data-outcome` beside the file.

import { type Html, html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import type { PortalPage } from './page.ts'
import { receiptView, type ShownReceipt } from './receipt.ts'

export type ShownOutcome =
  | { readonly kind: 'waiting'; readonly hasArrived: boolean }
  | { readonly kind: 'lapsed' }
  | ({ readonly kind: 'answered' } & ShownReceipt)

interface OutcomeContent {
  /** The name of the file. */
  readonly file: string
  readonly outcome: ShownOutcome
  /** The path of this page. */
  readonly path: string
  /** The path of the page of uploads; null: whoever sees this page may not know it. */
  readonly back: string | null
}

export function outcomePage({ file, outcome, path, back }: OutcomeContent, texts: Texts): PortalPage {
  const { portalUpload: words } = texts
  return {
    title: words.outcome,
    lines: [file],
    body: html`<section class="panel">${outcomeView(outcome, path, texts)}</section>
${backView(back, texts)}`,
    ...(outcome.kind === 'waiting' ? { refresh: path } : {}),
  }
}

/** The receipt of any file. */
export function receiptPage(file: string, shown: ShownReceipt, back: string, texts: Texts): PortalPage {
  return {
    title: texts.portalUpload.outcome,
    lines: [file],
    body: html`<section class="panel">${receiptView(shown, texts)}</section>
${backView(back, texts)}`,
  }
}

function outcomeView(outcome: ShownOutcome, path: string, texts: Texts): Html {
  const { portalUpload: words } = texts
  if (outcome.kind === 'answered')
    return html`<div data-outcome="settled">${receiptView(outcome, texts)}</div>`
  if (outcome.kind === 'lapsed') return html`<div data-outcome="settled"><p>${words.lapsed}</p></div>`
  const sentence = outcome.hasArrived ? words.arrived : words.waiting
  return html`<div data-outcome="waiting" data-path="${path}"><p role="status">${sentence}</p><p class="muted">${words.large}</p></div>`
}

function backView(back: string | null, { portalUpload: words }: Texts): Html {
  return html`<section>${back === null ? html`<p class="muted">${words.backLater}</p>` : html`<p><a class="button" href="${back}">${words.back}</a></p>`}</section>`
}
