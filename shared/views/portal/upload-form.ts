// The form of one file, signed for its key: what a browser without script sends to the bucket.

import type { Dataset } from '../../domain/drops/drop-key.ts'
import { html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import type { PortalPage } from './page.ts'

export interface SignedFormContent {
  /** Where it is sent, and its hidden fields. */
  readonly form: { readonly url: string; readonly fields: Readonly<Record<string, string>> }
  /** The name that the file gets. */
  readonly file: string
  readonly dataset: Dataset
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly replaces: boolean
  readonly isCheck: boolean
  /** The path of the page of uploads. */
  readonly back: string
}

export function signedFormPage(content: SignedFormContent, { portalUpload: words }: Texts): PortalPage {
  const { form, file, dataset, day, replaces, isCheck, back } = content
  return {
    title: words.formTitle,
    lines: [words.goesTo(file, dataset, day)],
    body: html`<section class="panel">${isCheck ? html`<p>${words.goesToCheck}</p>` : replaces ? html`<p class="notice">${words.replacesEarlier}</p>` : null}
<p>${words.within}</p>
<form method="post" action="${form.url}" enctype="multipart/form-data" class="fields">${Object.entries(form.fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label>${words.file}<input type="file" name="file" required></label><button class="primary">${words.upload}</button></form></section>
<section><p><a class="button" href="${back}">${words.back}</a></p></section>`,
  }
}
