// The page of uploads: a form for one file, which the script makes one for several, and what became of the latest files.

import { DATASETS, type Dataset } from '../../domain/drops/drop-key.ts'
import { type Html, html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import { type ListedFile, latestFiles } from './latest-files.ts'
import type { PortalPage } from './page.ts'

export interface UploadPageContent {
  readonly partner: string
  /** The path of the link. */
  readonly base: string
  /** `YYYY-MM-DD`, where the partner is. */
  readonly today: string
  /** IANA: the reader's. */
  readonly timeZone: string
  /** Of the last upload; null: there is none. */
  readonly lastDataset: Dataset | null
  readonly maxBytes: number
  /** By name; none: nobody knows their names yet. */
  readonly customers: readonly { readonly id: string; readonly name: string }[]
  readonly files: readonly ListedFile[]
  /** What was wrong with the form; null: nothing. */
  readonly problem: string | null
}

export function uploadPage(content: UploadPageContent, texts: Texts): PortalPage {
  const { portalUpload: words } = texts
  return {
    title: words.title,
    lines: [content.partner, words.intro],
    body: html`<section>${uploadForm(content, texts)}</section>
<section data-latest><h2>${words.latest}</h2>${latestFiles(content.files, content.base, content.timeZone, texts)}</section>`,
  }
}

function uploadForm(content: UploadPageContent, texts: Texts): Html {
  const { base, today, maxBytes, problem } = content
  const { portalUpload: words } = texts
  return html`<form class="panel upload" method="post" action="${base}/form" data-upload data-most-bytes="${maxBytes}" data-today="${today}">
<div class="dropzone" data-with-script hidden><label class="button primary">${words.choose}<input class="hidden" type="file" multiple data-choose></label> <span>${words.drop}</span></div>
<ol class="chosen" data-chosen></ol>
${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}
<div class="fields" data-without-script><label>${words.fileName}<input name="name" required maxlength="255" autocomplete="off"><small>${words.fileNameHint}</small></label>${fileFields(content, texts)}</div>
<div class="choices"><label><input type="checkbox" name="check" value="yes"> <span>${words.checkOnly}</span></label>
<label><input type="checkbox" name="replace" value="yes"> <span>${words.replace}</span></label></div>
<button class="primary" data-without-script>${words.next}</button><button class="primary" type="button" data-send hidden>${words.upload}</button>
<template data-file><li><div class="head"><b data-name></b> <small data-size></small><button type="button" data-remove>${words.remove}</button></div>
<div class="fields row" data-fields>${fileFields(content, texts)}</div>
<progress data-progress max="1" value="0" hidden aria-label="${words.sending}"></progress>
${STEPS.map((step) => html`<p data-say="${step}" class="${TROUBLE.has(step) ? 'problem' : 'muted'}" role="status" hidden>${words[step]}</p>`)}
<div data-result></div></li></template>
</form>`
}

const STEPS = ['ready', 'sending', 'reading', 'tooLarge', 'empty', 'failed', 'refusedFields'] as const
const TROUBLE: ReadonlySet<string> = new Set(['tooLarge', 'empty', 'failed', 'refusedFields'])

function fileFields(
  { lastDataset, today, customers }: UploadPageContent,
  { portalUpload: words }: Texts,
): Html {
  return html`<label>${words.dataset}<select name="dataset" required><option value="">${words.pleaseChoose}</option>${DATASETS.map(
    (dataset) =>
      html`<option value="${dataset}"${dataset === lastDataset ? html` selected` : null}>${words.datasets[dataset]}</option>`,
  )}</select></label>
<label>${words.day}<input type="date" name="day" value="${today}" max="${today}" required></label>
${
  customers.length === 0
    ? html`<label>${words.customer}<input name="customer" autocomplete="off"><small>${words.customerId}</small></label>`
    : html`<label>${words.customer}<select name="customer"><option value="">${words.severalCustomers}</option>${customers.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label>`
}`
}
