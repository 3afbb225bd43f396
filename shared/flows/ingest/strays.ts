// What is kept of a partner and belongs to no key: sheets of generations that no record knows, which a worker leaves
// that was forgotten while it still wrote, and receipts of keys that neither bucket nor ledger has.

import { dayOf } from '../../domain/calendar.ts'
import { parseDropKey } from '../../domain/drops/drop-key.ts'
import { type DropId, type GenerationId, type PartnerId, partnerId } from '../../domain/ids.ts'
import type { DropRecord, SheetPlace, StoredSheet } from '../../ports.ts'
import type { CheckPorts } from './check-key.ts'
import { sheetsOfDrop } from './check-sheets.ts'
import type { CheckedKey } from './difference.ts'
import type { Owner } from './read-again.ts'
import { RECEIPTS, strayReceipts } from './stray-receipts.ts'

const FIRST_DAY = dayOf('0100-01-01')
const LAST_DAY = dayOf('9999-12-31')
/** The folder of rehearsals, which could be a partner's by its name. */
const REHEARSALS = 'validate'

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
  for await (const { owner, key, drop, generation } of allSheets(partner, ports)) {
    if (named.has(generation) || known.get(drop)?.has(generation) === true) continue
    const address = parseDropKey(key)
    if (typeof address === 'string' || !(await isStray({ address, generation }, owner, ports))) continue
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

interface OwnedSheet extends Pick<StoredSheet, 'key' | 'drop' | 'generation'> {
  readonly owner: Owner
}

async function* allSheets(partner: PartnerId, { register, sheets }: CheckPorts): AsyncGenerator<OwnedSheet> {
  yield* owned('partner', sheets.support(partner, FIRST_DAY, LAST_DAY))
  for await (const customer of register.list(partner)) {
    yield* owned(customer, sheets.entitlements(partner, customer, FIRST_DAY, LAST_DAY))
    yield* owned(customer, sheets.activity(partner, customer, FIRST_DAY, LAST_DAY))
  }
}

/** What they say is not asked for: it may be damaged. */
async function* owned(owner: Owner, sheets: AsyncIterable<StoredSheet>): AsyncGenerator<OwnedSheet> {
  for await (const { key, drop, generation } of sheets) yield { owner, key, drop, generation }
}

/**
 * The record is asked anew: it may have been written since the list. A generation that it does not know can never
 * be committed, but it may have been forgotten a moment ago, and its sheets before that.
 */
async function isStray(place: SheetPlace, owner: Owner, ports: CheckPorts): Promise<boolean> {
  const record = await ports.ledger.get(place.address)
  if (record !== null && generationsOf(record).has(place.generation)) return false
  return hasSheets(place, owner, ports)
}

async function hasSheets(
  { address, generation }: SheetPlace,
  owner: Owner,
  { sheets }: CheckPorts,
): Promise<boolean> {
  for await (const stored of sheetsOfDrop({ address }, owner, sheets)) {
    if (stored.drop === address.drop && stored.generation === generation) return true
  }
  return false
}

/**
 * What is kept of partners that have neither drops nor records, as far as receipts tell of them. `walked`: those that
 * were looked at before.
 */
export async function* strayPartners(
  walked: ReadonlySet<PartnerId>,
  ports: CheckPorts,
): AsyncGenerator<CheckedKey> {
  let latest: PartnerId | null = null
  for await (const { key: place } of ports.reports.list(RECEIPTS)) {
    const partner = partnerId(place.slice(RECEIPTS.length).split('/')[0] ?? '')
    if (partner === null || partner === latest || partner === REHEARSALS) continue
    latest = partner
    if (!walked.has(partner) && !(await hasAny(partner, ports))) yield* straysOf(partner, ports)
  }
}

async function hasAny(partner: PartnerId, { ledger, drops }: CheckPorts): Promise<boolean> {
  for await (const _ of ledger.list(partner)) return true
  for await (const _ of drops.list(`${partner}/`)) return true
  return false
}
