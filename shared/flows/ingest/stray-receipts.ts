// Receipts, and rejects beside none, of keys that neither bucket nor ledger has.

import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { DropId, PartnerId } from '../../domain/ids.ts'
import type { ReportBucket } from '../../ports.ts'
import type { CheckPorts } from './check-key.ts'
import type { CheckedKey, StrayObject } from './difference.ts'
import { parseJsonObject } from './json-body.ts'
import { placeOf } from './tell-receipt.ts'

export const RECEIPTS = 'receipts/'
const RECEIPT_ENDING = '.receipt.json'
const REJECTS_ENDING = '.rejects.csv'
const ENDINGS = [RECEIPT_ENDING, REJECTS_ENDING] as const

/** Of one partner; `known`: the drops that have a record. */
export async function* strayReceipts(
  partner: PartnerId,
  known: ReadonlyMap<DropId, unknown>,
  ports: CheckPorts,
): AsyncGenerator<CheckedKey> {
  for await (const { key: place, etag } of ports.reports.list(`${RECEIPTS}${partner}/`)) {
    const ending = ENDINGS.find((one) => place.endsWith(one))
    if (ending === undefined) continue
    const named = addressNamed(place.slice(RECEIPTS.length, -ending.length))
    if (named !== null && known.has(named.drop) && isPlaceOf(named, place)) continue
    if (ending === RECEIPT_ENDING) yield* strayReceipt({ place, etag }, ports)
    else if (named !== null) yield* strayRejects({ place, etag }, named, ports)
  }
}

/** Objects are looked at before records: whoever wrote a younger one has a record by then. */
async function* strayReceipt(receipt: StrayObject, ports: CheckPorts): AsyncGenerator<CheckedKey> {
  const { place } = receipt
  const rejects = await objectAt(`${place.slice(0, -RECEIPT_ENDING.length)}${REJECTS_ENDING}`, ports.reports)
  const address = await addressIn(place, ports)
  const isInPlace = address !== null && isPlaceOf(address, place)
  if (isInPlace && (await isKnown(address, ports))) return
  const words = `There is a receipt at ${place}, and neither bucket nor ledger has that key.`
  const remedy = { kind: 'delete-objects', objects: [receipt, ...rejects] } as const
  yield { key: isInPlace ? address.key : place, differences: [{ part: 'receipt', words, remedy }] }
}

async function* strayRejects(
  found: StrayObject,
  address: DropAddress,
  ports: CheckPorts,
): AsyncGenerator<CheckedKey> {
  const { place } = found
  const { receipt, rejects } = placeOf(address.key, true)
  // Those of a longer key lie under a name that tells no key; those beside a receipt go with it.
  if (rejects !== place || (await ports.reports.etag(receipt)) !== null) return
  if (await isKnown(address, ports)) return
  const words = `There are rejects at ${place}, and neither bucket nor ledger has that key.`
  const remedy = { kind: 'delete-objects', objects: [found] } as const
  yield { key: address.key, differences: [{ part: 'rejects', words, remedy }] }
}

/** None, if nothing is there. */
export async function objectAt(place: string, reports: Pick<ReportBucket, 'etag'>): Promise<StrayObject[]> {
  const etag = await reports.etag(place)
  return etag === null ? [] : [{ place, etag }]
}

function isPlaceOf({ key }: DropAddress, place: string): boolean {
  const { receipt, rejects } = placeOf(key, true)
  return place === receipt || place === rejects
}

function addressNamed(name: string): DropAddress | null {
  const address = parseDropKey(name)
  return typeof address === 'string' ? null : address
}

/** The receipt of a long key lies under a shortened one: what it is about, it says itself. null: it does not. */
async function addressIn(place: string, { reports }: CheckPorts): Promise<DropAddress | null> {
  const found = await reports.get(place)
  const said = found === null ? null : parseJsonObject(found.body)
  return addressNamed(typeof said?.key === 'string' ? said.key : '')
}

async function isKnown(address: DropAddress, { ledger, drops }: CheckPorts): Promise<boolean> {
  return (await ledger.get(address)) !== null || (await drops.head(address.key)) !== null
}
