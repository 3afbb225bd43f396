// Reports a broken catalogue at the root of --drops: the run continues without it, and nothing else reports it.

import { buffer } from 'node:stream/consumers'
import { parseProductTable } from '../../../shared/domain/catalogue/product-table.ts'
import { CATALOGUE_FILE } from '../../../shared/layout.ts'
import type { DropSource } from './drop-source.ts'

/** One sentence or two; null: it can be read, or there is none. */
export async function catalogueProblem({ files }: DropSource): Promise<string | null> {
  const file = files.find(({ key }) => key === CATALOGUE_FILE)
  if (file === undefined) return null
  const table = parseProductTable(await buffer(file.open()))
  return table.kind === 'broken' ? `${CATALOGUE_FILE} at the root of --drops ${table.problem}` : null
}
