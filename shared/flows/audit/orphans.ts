// Orphans: sheets of generations that no record knows, written by a worker after its generation was
// forgotten. They are never read. Orphaned receipts are left to the bucket's lifecycle.

import { dayOf } from '../../domain/calendar.ts'
import { parseDropKey } from '../../domain/drops/drop-key.ts'
import type { DropId, GenerationId, PartnerId } from '../../domain/ids.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import { readingOf } from '../../domain/ledger/drop-state.ts'
import type { SheetPlace, StoredSheet } from '../../ports/sheets.ts'
import { drops, readEntry } from '../ledger.ts'
import type { AuditPorts, Owner } from './capture.ts'
import { sheetsOfDrop } from './compare-sheets.ts'
import type { CheckedKey } from './difference.ts'

const FIRST_DAY = dayOf('0100-01-01')
const LAST_DAY = dayOf('9999-12-31')

/** Reads every sheet of the partner; holds the ids of its drops and generations in memory. */
export async function* orphansOf(partner: PartnerId, ports: AuditPorts): AsyncGenerator<CheckedKey> {
  const known = new Map<DropId, ReadonlySet<GenerationId>>()
  for await (const { address, record } of drops(partner, ports))
    known.set(address.drop, generationsOf(record))
  const named = new Set<GenerationId>()
  for await (const { owner, key, drop, generation } of allSheets(partner, ports)) {
    if (named.has(generation) || known.get(drop)?.has(generation) === true) continue
    const address = parseDropKey(key)
    if (address.kind !== 'drop' || !(await isOrphan({ address, generation }, owner, ports))) continue
    named.add(generation)
    const message = `No record knows the generation ${generation}, which has sheets.`
    const remedy = { kind: 'delete-sheets', place: { address, generation } } as const
    yield { key, differences: [{ part: 'sheets', message, remedy }] }
  }
}

function generationsOf({ state, pending, garbage }: DropRecord): Set<GenerationId> {
  const reading = readingOf(state)
  const known = [...pending, ...garbage, ...(reading === null ? [] : [reading])]
  return new Set(known.map(({ generation }) => generation))
}

interface OwnedSheet extends Pick<StoredSheet, 'key' | 'drop' | 'generation'> {
  readonly owner: Owner
}

async function* allSheets(partner: PartnerId, { register, sheets }: AuditPorts): AsyncGenerator<OwnedSheet> {
  yield* owned('partner', sheets.support(partner, FIRST_DAY, LAST_DAY))
  for await (const customer of register.list(partner)) {
    yield* owned(customer, sheets.entitlements(partner, customer, FIRST_DAY, LAST_DAY))
    yield* owned(customer, sheets.activity(partner, customer, FIRST_DAY, LAST_DAY))
  }
}

/** Their contents are not decoded, since they may be damaged. */
async function* owned(owner: Owner, sheets: AsyncIterable<StoredSheet>): AsyncGenerator<OwnedSheet> {
  for await (const { key, drop, generation } of sheets) yield { owner, key, drop, generation }
}

/**
 * Loads the record again, since it may have been written after the list. A generation that it does not know
 * can never be committed, but it may have been forgotten a moment ago, and its sheets deleted before that.
 */
async function isOrphan(place: SheetPlace, owner: Owner, ports: AuditPorts): Promise<boolean> {
  const { record } = await readEntry(place.address, ports)
  if (generationsOf(record).has(place.generation)) return false
  return hasSheets(place, owner, ports)
}

async function hasSheets(
  { address, generation }: SheetPlace,
  owner: Owner,
  { sheets }: AuditPorts,
): Promise<boolean> {
  for await (const stored of sheetsOfDrop({ address }, owner, sheets)) {
    if (stored.drop === address.drop && stored.generation === generation) return true
  }
  return false
}
