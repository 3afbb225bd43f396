// What the entries of a sheet use, each once: holdings (a product and a subscription) and workloads, then the pairs of both.

import type { ByteReader, ByteWriter } from './byte-io.ts'
import { hexKind, ID_BYTES, packHex } from './hex-ids.ts'
import type { Use } from './sheet.ts'
import { PLAIN_TEXT, type SheetTexts } from './sheet-texts.ts'

/** `ids`: takes what does not compress. */
export function writeUses(uses: readonly Use[], to: ByteWriter, ids: ByteWriter): void {
  const products = numbered(uses.map(({ product }) => product))
  const subscriptions = numbered(uses.map(({ subscription }) => subscription))
  const holdings = numbered(
    uses.map(({ product, subscription }) => `${products.get(product)} ${subscriptions.get(subscription)}`),
  )
  const workloads = numbered(uses.map(({ workload }) => workload))
  for (const texts of [products, subscriptions, workloads]) writeTexts(texts, to, ids)
  to.number(holdings.size)
  for (const holding of holdings.keys()) for (const number of holding.split(' ')) to.number(Number(number))
  to.number(uses.length)
  for (const { product, subscription } of uses) {
    to.number(holdings.get(`${products.get(product)} ${subscriptions.get(subscription)}`) ?? 0)
  }
  for (const { workload } of uses) to.number(workloads.get(workload) ?? 0)
}

/** By number in the sheet: those in `texts`. */
export function readUses(from: ByteReader, ids: ByteReader, texts: SheetTexts): number[] {
  const products = readTexts(from, ids, texts)
  const subscriptions = readTexts(from, ids, texts)
  const workloads = readTexts(from, ids, texts)
  const holdings = readNumbers(from, 2 * from.number())
  const used = readNumbers(from, from.number())
  const uses: number[] = []
  for (const holding of used) {
    const product = products[holdings[2 * holding] ?? 0] ?? 0
    const subscription = subscriptions[holdings[2 * holding + 1] ?? 0] ?? 0
    uses.push(texts.useOf(product, workloads[from.number()] ?? 0, subscription))
  }
  return uses
}

function readNumbers(from: ByteReader, count: number): number[] {
  const numbers: number[] = []
  for (let left = count; left > 0; left -= 1) numbers.push(from.number())
  return numbers
}

/** Each distinct text and its number. */
function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const text of texts) if (!numbers.has(text)) numbers.set(text, numbers.size)
  return numbers
}

function writeTexts(texts: ReadonlyMap<string, number>, to: ByteWriter, ids: ByteWriter): void {
  to.number(texts.size)
  for (const text of texts.keys()) {
    const bytes = Buffer.from(text)
    const kind = hexKind(bytes, 0, bytes.length)
    to.number(kind ?? PLAIN_TEXT)
    if (kind === null) to.text(text)
    else packHex(bytes, 0, bytes.length, ids.byte)
  }
}

/** Their numbers in `texts`. Damaged bytes end early, however many are promised. */
function readTexts(from: ByteReader, ids: ByteReader, texts: SheetTexts): number[] {
  const numbers: number[] = []
  for (let left = from.number(); left > 0; left -= 1) {
    const kind = from.number()
    const isPlain = kind === PLAIN_TEXT
    const start = isPlain ? from.skipText() : ids.skip(ID_BYTES)
    const end = isPlain ? from.textEnd : start + ID_BYTES
    numbers.push(texts.numberOf(kind, isPlain ? from.buffer : ids.buffer, start, end))
  }
  return numbers
}
