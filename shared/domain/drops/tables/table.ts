// The syntax of a drop: CSV, NDJSON or a JSON document, recognised by how the text begins.

import { growUntil, openTextSource } from '../text/text-source.ts'
import { openCsvTable } from './csv-table.ts'
import { type JsonOptions, openJsonTable } from './json-table.ts'
import type { Table } from './rows.ts'

/** `text`: UTF-8 in pieces of whole characters, its line breaks line feeds. */
export async function openTable(text: AsyncGenerator<Buffer>, options: JsonOptions): Promise<Table> {
  const source = await openTextSource(text)
  const first = await growUntil(source, (head) => head.trimStart()[0] ?? null)
  return first === '{' || first === '[' ? openJsonTable(source, options) : openCsvTable(source)
}
