// What the entries of a sheet use, each once: holdings (a product and a subscription) and workloads, then the pairs of both.

import type { ByteReader, ByteWriter } from './byte-io.ts'
import { hexKind, hexText, ID_BYTES, packHex } from './hex-ids.ts'
import type { Holding, Use } from './sheet.ts'

/** By number of the use: the numbers of its holding and of its workload. */
export interface PackedUses {
  readonly holdings: readonly Holding[]
  readonly workloads: readonly string[]
  readonly holdingOf: readonly number[]
  readonly workloadOf: readonly number[]
}

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

export function readUses(from: ByteReader, ids: ByteReader): PackedUses {
  const products = readTexts(from, ids)
  const subscriptions = readTexts(from, ids)
  const workloads = readTexts(from, ids)
  const holdings = readList(from, () => ({
    product: products[from.number()] ?? '',
    subscription: subscriptions[from.number()] ?? '',
  }))
  const holdingOf = readList(from, () => from.number())
  return { holdings, workloads, holdingOf, workloadOf: holdingOf.map(() => from.number()) }
}

/** Each distinct text and its number. */
function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const text of texts) if (!numbers.has(text)) numbers.set(text, numbers.size)
  return numbers
}

/** A text that is no id of hex digits. */
const PLAIN = 2

function writeTexts(texts: ReadonlyMap<string, number>, to: ByteWriter, ids: ByteWriter): void {
  to.number(texts.size)
  for (const text of texts.keys()) {
    const bytes = Buffer.from(text)
    const kind = hexKind(bytes, 0, bytes.length)
    to.number(kind ?? PLAIN)
    if (kind === null) to.text(text)
    else packHex(bytes, 0, bytes.length, ids.byte)
  }
}

function readTexts(from: ByteReader, ids: ByteReader): string[] {
  return readList(from, () => {
    const kind = from.number()
    return kind === PLAIN ? from.text() : hexText(kind, ids.buffer, ids.skip(ID_BYTES))
  })
}

/** Damaged bytes end early, however many are promised. */
function readList<T>(from: ByteReader, readOne: () => T): T[] {
  const list: T[] = []
  for (let left = from.number(); left > 0; left -= 1) list.push(readOne())
  return list
}
