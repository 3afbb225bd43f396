// Reads products.csv of the operator: the table of product names and service plans that Microsoft publishes for
// licensing, as it is. It has a row for each plan of a product, so most rows say again what others said.

import { isUtf8 } from 'node:buffer'
import { readCsvRow } from '../drops/tables/csv-row.ts'
import { createProductIndex, type Product, type ProductIndex } from './product-index.ts'
import { productWord, withSingleBlanks } from './product-word.ts'

export type ProductTable =
  | { readonly kind: 'products'; readonly products: ProductIndex }
  /** A sentence about what is wrong with it. */
  | { readonly kind: 'broken'; readonly problem: string }

const COLUMNS = { partNumber: 'String_Id', name: 'Product_Display_Name' } as const

/** Rows without a part number or without a name are passed over. */
export function parseProductTable(bytes: Uint8Array): ProductTable {
  const rows = rowsOf(textOf(bytes))
  const header = (rows.next().value ?? []).map(productWord)
  const places = Object.values(COLUMNS).map((column) => header.indexOf(productWord(column)))
  const missing = Object.values(COLUMNS).filter((_, index) => places[index] === -1)
  if (missing.length > 0) {
    const problem = `has no column ${missing.join(' and no column ')}; put the table there as Microsoft publishes it.`
    return { kind: 'broken', problem }
  }
  const [partNumberAt = 0, nameAt = 0] = places
  return { kind: 'products', products: createProductIndex(productsOf(rows, partNumberAt, nameAt)) }
}

function* productsOf(
  rows: Iterable<readonly string[]>,
  partNumberAt: number,
  nameAt: number,
): Generator<Product> {
  for (const row of rows) {
    const partNumber = withSingleBlanks(row[partNumberAt] ?? '')
    const name = withSingleBlanks(row[nameAt] ?? '')
    if (partNumber !== '' && name !== '') yield { partNumber, names: [name], service: null, isFree: false }
  }
}

function* rowsOf(text: string): Generator<readonly string[], undefined> {
  for (let start = 0; start < text.length; ) {
    const row = readCsvRow(text, start, ',', true)
    if (row === null) return
    yield row.cells
    start = row.next
  }
}

/** Microsoft's own table has been published in either encoding. */
function textOf(bytes: Uint8Array): string {
  const encoding = isUtf8(bytes) ? 'utf-8' : 'windows-1252'
  return new TextDecoder(encoding).decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
}
