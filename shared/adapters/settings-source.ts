// The settings, which have a bucket of their own. Each call checks their ETag, and parses them again only if
// they have changed: a caller that has read a record never gets older settings than those of its last commit.
// Calls that come at the same time share one look, which begins after all of them.

import { NO_PRODUCTS, type ProductIndex } from '../domain/catalogue/product-index.ts'
import { parseProductTable } from '../domain/catalogue/product-table.ts'
import { Transient, WrongSettings } from '../domain/errors.ts'
import type { Settings } from '../domain/settings.ts'
import { parseSettingsFile } from '../domain/settings-file.ts'
import { CATALOGUE_FILE, PARTNERS_FILE } from '../layout.ts'
import type { SettingsBucket, SettingsSource } from '../ports/objects.ts'
import { shareCalls } from './share-calls.ts'

/**
 * Reads partners.json and products.csv again whenever their ETags have changed. Throws Transient while partners.json is
 * missing or invalid. products.csv may be missing; an invalid one is ignored, and reported once to `reportBroken`.
 */
export function settingsSource(
  bucket: SettingsBucket,
  reportBroken: (sentence: string) => void,
): SettingsSource {
  const readProducts = whenChanged(bucket, CATALOGUE_FILE, (bytes) => productsOf(bytes, reportBroken))
  const readPartners = whenChanged(bucket, PARTNERS_FILE, (bytes) => bytes)
  let known: { partners: Uint8Array; products: ProductIndex; settings: Settings } | null = null
  return shareCalls(async () => {
    const [partners, table] = await Promise.all([readPartners(), readProducts()])
    const products = table ?? NO_PRODUCTS
    if (partners === null)
      throw new WrongSettings(`${PARTNERS_FILE} is missing in the settings bucket; put it at its root.`)
    if (known?.partners !== partners || known.products !== products) {
      known = { partners, products, settings: settingsOf(partners, products) }
    }
    return known.settings
  })
}

/** null: the bucket does not hold it. */
function whenChanged<Value>(
  bucket: SettingsBucket,
  file: string,
  parse: (bytes: Uint8Array) => Value,
): () => Promise<Value | null> {
  let known: { etag: string; value: Value } | null = null
  return async () => {
    const head = await bucket.head(file)
    if (head === null) return null
    if (known?.etag !== head.etag) {
      known = { etag: head.etag, value: parse(await readFile(bucket, file, head.version)) }
    }
    return known.value
  }
}

async function readFile(bucket: SettingsBucket, file: string, version: string): Promise<Uint8Array> {
  const body = await bucket.read(file, version)
  if (body === null) throw new Transient(`${file} was replaced while it was read.`)
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function productsOf(bytes: Uint8Array, reportBroken: (sentence: string) => void): ProductIndex {
  const table = parseProductTable(bytes)
  if (table.kind === 'products') return table.products
  reportBroken(`${CATALOGUE_FILE} ${table.problem}`)
  return NO_PRODUCTS
}

function settingsOf(partners: Uint8Array, products: ProductIndex): Settings {
  const parsed = parseSettingsFile(partners, products)
  if ('problems' in parsed)
    throw new WrongSettings(`${PARTNERS_FILE} is not valid:\n${parsed.problems.join('\n')}`)
  return parsed.settings
}
