// What is kept of a partner and belongs to no key: sheets of generations that no record knows, which a worker leaves
// that was forgotten while it still wrote, and receipts of keys that neither bucket nor ledger has.

import { dayOf } from '../../domain/calendar.ts'
import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { DropId, GenerationId, PartnerId } from '../../domain/ids.ts'
import type { DropRecord, StoredSheet } from '../../ports.ts'
import type { CheckPorts } from './check-key.ts'
import { sheetsOfDrop } from './check-sheets.ts'
import type { CheckedKey } from './difference.ts'
import { type Owner, ownerOf } from './read-again.ts'
import { parseReceipt } from './receipt-body.ts'
import { placeOf } from './tell-receipt.ts'

const FIRST_DAY = dayOf('0100-01-01')
const LAST_DAY = dayOf('9999-12-31')
const RECEIPT_ENDING = '.receipt.json'

/** Reads every sheet of the partner; in memory are the ids of its drops and generations. */
export async function* straysOf(partner: PartnerId, ports: CheckPorts): AsyncGenerator<CheckedKey> {
  const known = new Map<DropId, ReadonlySet<GenerationId>>()
  for await (const record of ports.ledger.list(partner)) known.set(record.address.drop, generationsOf(record))
  yield* straySheets(partner, known, ports)
  yield* strayReceipts(partner, known, ports)
}

function generationsOf({ commitment, pending, garbage }: DropRecord): Set<GenerationId> {
  const generations = new Set([...pending, ...garbage].map(({ generation }) => generation))
  if (commitment?.generation != null) generations.add(commitment.generation)
  return generations
}

async function* straySheets(
  partner: PartnerId,
  known: ReadonlyMap<DropId, ReadonlySet<GenerationId>>,
  ports: CheckPorts,
): AsyncGenerator<CheckedKey> {
  const named = new Set<GenerationId>()
  for await (const stored of allSheets(partner, ports)) {
    const { key, drop, generation } = stored
    if (named.has(generation) || known.get(drop)?.has(generation) === true) continue
    const address = parseDropKey(key)
    if (typeof address === 'string' || !(await isStray(address, stored, ports))) continue
    named.add(generation)
    const words = `There are sheets of the generation ${generation}, which no record knows.`
    yield {
      key,
      differences: [
        { part: 'sheets', words, remedy: { kind: 'delete-sheets', place: { address, generation } } },
      ],
    }
  }
}

async function* allSheets(partner: PartnerId, { register, sheets }: CheckPorts): AsyncGenerator<StoredSheet> {
  yield* sheets.support(partner, FIRST_DAY, LAST_DAY)
  for await (const customer of register.list(partner)) {
    yield* sheets.entitlements(partner, customer, FIRST_DAY, LAST_DAY)
    yield* sheets.activity(partner, customer, FIRST_DAY, LAST_DAY)
  }
}

/**
 * The record is asked anew: it may have been written since the list. A generation that it does not know can never
 * be committed, but it may have been forgotten a moment ago, and its sheets before that.
 */
async function isStray(
  address: DropAddress,
  { sheet, generation }: StoredSheet,
  ports: CheckPorts,
): Promise<boolean> {
  const record = await ports.ledger.get(address)
  if (record !== null && generationsOf(record).has(generation)) return false
  return hasSheets(address, generation, ownerOf(sheet), ports)
}

async function hasSheets(
  address: DropAddress,
  generation: GenerationId,
  owner: Owner,
  { sheets }: CheckPorts,
): Promise<boolean> {
  for await (const stored of sheetsOfDrop({ address }, owner, sheets)) {
    if (stored.drop === address.drop && stored.generation === generation) return true
  }
  return false
}

async function* strayReceipts(
  partner: PartnerId,
  known: ReadonlyMap<DropId, unknown>,
  ports: CheckPorts,
): AsyncGenerator<CheckedKey> {
  for await (const { key: place } of ports.reports.list(`receipts/${partner}/`)) {
    if (!place.endsWith(RECEIPT_ENDING)) continue
    const named = parseDropKey(place.slice('receipts/'.length, -RECEIPT_ENDING.length))
    if (typeof named !== 'string' && known.has(named.drop)) continue
    const address = await addressIn(place, ports)
    if (address !== null && (await isKnown(address, ports))) continue
    const words = `There is a receipt at ${place}, and neither bucket nor ledger has that key.`
    const places = address === null ? [place] : [place, placeOf(address.key, true).rejects]
    const remedy = { kind: 'delete-receipt', places } as const
    yield { key: address?.key ?? place, differences: [{ part: 'receipt', words, remedy }] }
  }
}

/** The receipt of a long key lies under a shortened one: what it is about, it says itself. null: it does not. */
async function addressIn(place: string, { reports }: CheckPorts): Promise<DropAddress | null> {
  const found = await reports.get(place)
  const said = found === null ? null : parseReceipt(found.body)
  const address = parseDropKey(typeof said?.key === 'string' ? said.key : '')
  return typeof address === 'string' ? null : address
}

async function isKnown(address: DropAddress, { ledger, drops }: CheckPorts): Promise<boolean> {
  return (await ledger.get(address)) !== null || (await drops.head(address.key)) !== null
}
