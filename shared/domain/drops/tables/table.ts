// The syntax of a drop: CSV, NDJSON or a JSON document, told by how the text begins.

import { growUntil, openTextSource } from '../text/text-source.ts'
import { openCsvTable } from './csv-table.ts'
import { openJsonTable } from './json-table.ts'
import type { RawTable } from './raw-row.ts'

export async function openTable(text: AsyncGenerator<string>): Promise<RawTable> {
  const source = openTextSource(text)
  const first = await growUntil(source, (head) => head.trimStart()[0] ?? null)
  return first === '{' || first === '[' ? openJsonTable(source) : openCsvTable(source)
}
