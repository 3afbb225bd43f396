// What became of the latest files, each leading to its receipt.

import type { Dataset } from '../../domain/drops/drop-key.ts'
import { type Html, html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import { type FileStatus, statusChip } from './receipt.ts'

export interface ListedFile {
  readonly key: string
  readonly name: string
  readonly isCheck: boolean
  readonly dataset: Dataset
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly status: FileStatus
  readonly atMs: number
  /** null: none were read. */
  readonly rows: { readonly accepted: number; readonly rejected: number } | null
}

/** `timeZone`: the reader's. */
export function latestFiles(
  files: readonly ListedFile[],
  base: string,
  timeZone: string,
  texts: Texts,
): Html {
  const { portalUpload: words } = texts
  if (files.length === 0) return html`<p class="headline">${words.none}</p>`
  return html`<ul class="files receipts">${files.map((file) => row(file, base, timeZone, texts))}</ul>`
}

function row(
  { key, name, isCheck, dataset, day, status, atMs, rows }: ListedFile,
  base: string,
  timeZone: string,
  texts: Texts,
): Html {
  const { portalUpload: words, formats } = texts
  const counts = rows === null || NOTHING_COUNTS.has(status) ? '' : words.counts(rows.accepted, rows.rejected)
  return html`<li><a href="${base}/receipt?key=${encodeURIComponent(key)}">${name}</a>${statusChip(status, texts)}
<span>${words.kinds[dataset]} · ${day}${isCheck ? ` · ${words.check}` : ''}</span><span>${counts}</span><time datetime="${new Date(atMs).toISOString()}">${formats.time(atMs, timeZone)}</time></li>`
}

const NOTHING_COUNTS: ReadonlySet<FileStatus> = new Set(['refused', 'stopped', 'deleted'])
