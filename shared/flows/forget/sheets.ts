// What was read from the files: garbage and sheets. Sheets that count go with their file only.

import { dayOf } from '../../domain/calendar.ts'
import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { Trace } from '../../domain/erasure/scope.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { countingReading } from '../../domain/ledger/drop-state.ts'
import type { SheetPlace, StoredSheet } from '../../ports/sheets.ts'
import { collectAllGarbage } from '../ingest/collect-garbage.ts'
import { reconcile } from '../ingest/reconcile.ts'
import { drops, type LedgerEntry, readEntry, rehearsals } from '../ledger.ts'
import type { ForgetPorts } from './ports.ts'
import { isOwnDrop, type Subject } from './subject.ts'

const FIRST_DAY = dayOf('0100-01-01')
const LAST_DAY = dayOf('9999-12-31')

/** Tells which files a function may be reading: it could write sheets at any moment. */
export async function* forgetGarbage(subject: Subject, ports: ForgetPorts): AsyncGenerator<Trace> {
  for (const list of [drops, rehearsals]) {
    for await (const entry of list(subject.partner, ports)) {
      const { key } = entry.address
      const after = subject.deletes ? await tidied(entry, subject, ports) : entry
      const { length } = after.record.pending
      if (length > 0) yield { store: 'drops', name: key, action: 'wait', count: length }
    }
  }
}

/** A break may have left the record of a file behind that is gone. */
async function tidied(entry: LedgerEntry, subject: Subject, ports: ForgetPorts): Promise<LedgerEntry> {
  const { address } = entry
  if (!isOwnDrop(address.key, subject)) return collectAllGarbage(entry, ports)
  await reconcile(address.key, ports)
  return collectAllGarbage(await readEntry(address, ports), ports)
}

/** Adds to `left` the keys of the files whose sheets stay; returns whether there are any. */
export async function* forgetSheets(
  subject: Subject,
  left: Set<string>,
  ports: ForgetPorts,
): AsyncGenerator<Trace, boolean> {
  const found = new Map<string, Found>()
  for await (const { owner, stored } of sheetsOf(subject, ports)) {
    const { key, generation } = stored
    const address = parseDropKey(key)
    if (address.kind !== 'drop') continue
    const id = `${key} ${generation}`
    const known = found.get(id) ?? { place: { address, generation }, owners: new Set(), count: 0 }
    found.set(id, known)
    known.count++
    if (owner !== null) known.owners.add(owner)
  }
  let stays = false
  for (const { place, owners, count } of found.values()) {
    const { key } = place.address
    if (await staysWithFile(place, subject, ports)) {
      if (!left.has(key)) yield { store: 'drops', name: key, action: 'edit', count: 1 }
      left.add(key)
      stays = true
      continue
    }
    yield { store: 'sheets', name: key, action: 'delete', count }
    if (subject.deletes) await ports.sheets.remove(place, owners)
  }
  return stays
}

interface Found {
  readonly place: { readonly address: DropAddress } & Pick<SheetPlace, 'generation'>
  readonly owners: Set<CustomerId>
  count: number
}

/** `owner` null: the partner. */
async function* sheetsOf(
  { partner, person }: Subject,
  { register, sheets }: ForgetPorts,
): AsyncGenerator<{ readonly owner: CustomerId | null; readonly stored: StoredSheet }> {
  if (person !== null && person.kind !== 'customer') return
  if (person === null) {
    for await (const stored of sheets.support(partner, FIRST_DAY, LAST_DAY)) yield { owner: null, stored }
  }
  const customers = person === null ? await Array.fromAsync(register.list(partner)) : [person.id]
  for (const owner of customers) {
    for (const kind of ['entitlements', 'activity'] as const) {
      for await (const stored of sheets[kind](partner, owner, FIRST_DAY, LAST_DAY)) yield { owner, stored }
    }
  }
}

async function staysWithFile(
  { address, generation }: SheetPlace,
  subject: Subject,
  ports: ForgetPorts,
): Promise<boolean> {
  if (isOwnDrop(address.key, subject)) return false
  const { record } = await readEntry(address, ports)
  return countingReading(record.state)?.generation === generation
}
