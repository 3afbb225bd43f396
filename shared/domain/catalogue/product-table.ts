// Reads products.csv of the operator: the table of product names and service plans that Microsoft publishes for
// licensing, as it is. It has a row for each plan of a product, so most rows say again what others said.

import { TextDecoder } from 'node:util'
import { readCsvRow } from '../drops/tables/csv-row.ts'
import { createUtf8Decoder } from '../drops/text/stray-bytes.ts'
import { createProductIndex, type Product, type ProductIndex } from './product-index.ts'
import { withSingleBlanks } from './product-word.ts'

export type ProductTable =
  | { readonly kind: 'products'; readonly products: ProductIndex }
  /** Follows the name of the file: what is wrong with it, what to do, and what counts until then. */
  | { readonly kind: 'broken'; readonly problem: string }

const COLUMNS = { partNumber: 'String_Id', name: 'Product_Display_Name' } as const

/** Rows without a part number or without a name are passed over. */
export function parseProductTable(bytes: Uint8Array): ProductTable {
  const rows = rowsOf(textOf(bytes))
  const header = (rows.next().value ?? []).map(columnName)
  const places = Object.values(COLUMNS).map((column) => header.indexOf(columnName(column)))
  const missing = Object.values(COLUMNS).filter((_, index) => places[index] === -1)
  if (missing.length > 0) return broken(`has no column ${missing.join(' and no column ')}`)
  const [partNumberAt = 0, nameAt = 0] = places
  const products = [...productsOf(rows, partNumberAt, nameAt)]
  if (products.length === 0) return broken('has no row with a part number and a name')
  return { kind: 'products', products: createProductIndex(products) }
}

function broken(what: string): ProductTable {
  const remedy = 'put the table there as Microsoft publishes it, in CSV with commas'
  return {
    kind: 'broken',
    problem: `${what}; ${remedy}. Until then the built-in catalogue counts alone.`,
  }
}

/** Downloaded by PowerShell, the table begins with `???` or `ï»¿`, which was its byte order mark. */
function columnName(cell: string): string {
  return cell.replace(NOT_IN_NAMES, '').toLowerCase()
}

const NOT_IN_NAMES = /[^A-Za-z_]/g

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

/** Microsoft's own table has been published in UTF-8 and in Windows-1252; PowerShell saves what it downloads in UTF-16. */
function textOf(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = isUtf16
    ? new TextDecoder('utf-16le').decode(bytes)
    : createUtf8Decoder().repair(Buffer.from(bytes)).toString()
  return text.replaceAll(LINE_BREAK, '\n')
}

const LINE_BREAK = /\r\n?/g
