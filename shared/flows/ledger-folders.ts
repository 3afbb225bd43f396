// The ledger in the order in which the bucket lists its keys: folder by folder, so that both can be read side by side. Of
// each folder, it holds no more than comparing takes.

import { type Address, type DropAddress, parseDropKey } from '../domain/drops/drop-key.ts'
import { byCodePoint, type PartnerId } from '../domain/ids.ts'
import { type Standing, standingOf } from '../domain/ledger/freshness.ts'
import { dropFolder } from '../layout.ts'
import * as ledger from './ledger.ts'

/** A day's drops of one dataset, or all rehearsals of a partner, whose records have no order. */
export interface LedgerFolder {
  /** How each of its keys begins. */
  readonly name: string
  readonly records: Map<string, Standing>
}

/** The name of a key's folder. */
export function folderOf({ kind, key, partner }: DropAddress): string {
  // Partner, dataset and date, as they stand in the key.
  return kind === 'drop' ? `${key.split('/', 3).join('/')}/` : dropFolder(kind, partner)
}

/** The folders from one on, in key order; '': all of them. */
export async function* ledgerFolders(
  partners: readonly PartnerId[],
  from: string,
  ports: ledger.LedgerPorts,
): AsyncGenerator<LedgerFolder> {
  const all = partners.flatMap((partner) =>
    KINDS.map((kind) => ({ kind, partner, name: dropFolder(kind, partner) })),
  )
  for (const { kind, partner, name } of all.sort((a, b) => byCodePoint(a.name, b.name))) {
    if (byCodePoint(name, from) < 0 && !from.startsWith(name)) continue
    if (kind === 'drop') yield* foldersOfDrops(partner, ports, { from })
    else yield { name, records: await standingByKey(ledger.rehearsals(partner, ports)) }
  }
}

const KINDS = ['drop', 'rehearsal'] as const satisfies DropAddress['kind'][]

interface Walk {
  /** The first folder; of another partner, or left out: all of them. */
  readonly from?: string
  /** Sees each entry. */
  readonly visit?: (entry: ledger.LedgerEntry) => void
}

export async function* foldersOfDrops(
  partner: PartnerId,
  ports: ledger.LedgerPorts,
  { from = '', visit = () => undefined }: Walk = {},
): AsyncGenerator<LedgerFolder> {
  let folder = null as LedgerFolder | null
  for await (const entry of ledger.dropsByFolder(partner, placeIn(partner, from), ports)) {
    visit(entry)
    const name = folderOf(entry.address)
    if (folder?.name !== name) {
      if (folder !== null) yield folder
      folder = { name, records: new Map() }
    }
    folder.records.set(entry.address.key, standingOf(entry.record))
  }
  if (folder !== null) yield folder
}

/** null: from the partner's first folder on. */
function placeIn(partner: PartnerId, folder: string): DropAddress | null {
  const address = parseDropKey(`${folder}any`)
  return address.kind === 'drop' && address.partner === partner ? address : null
}

export async function standingByKey(
  entries: AsyncIterable<ledger.LedgerEntry<Address>>,
): Promise<Map<string, Standing>> {
  const records = new Map<string, Standing>()
  for await (const { record } of entries) records.set(record.key, standingOf(record))
  return records
}
