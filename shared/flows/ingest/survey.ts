// Lists every key of bucket and ledger once, with what both hold of it, in key order. Holds in memory what comparing takes
// of one day's records, of one partner's rehearsals, and of invalid keys.

import { partnerNamed } from '../../domain/drops/drop-key.ts'
import { byCodePoint, type PartnerId } from '../../domain/ids.ts'
import { dropFolders } from '../../layout.ts'
import type { DropBucket, ListedObject } from '../../ports/objects.ts'
import * as ledger from '../ledger.ts'
import { ledgerFolders, standingByKey } from '../ledger-folders.ts'
import { type ComparedKey, sideBySide, unlisted } from '../side-by-side.ts'

interface SurveyPorts extends ledger.LedgerPorts {
  readonly drops: DropBucket
}

export interface SurveyPart {
  /** A folder; keys before it are left out. '': none is. */
  readonly from: string
  /** Whether to stop before this folder, whose keys and later ones are left out. */
  readonly stop: (folder: string) => boolean
}

const WHOLE: SurveyPart = { from: '', stop: () => false }

/** The keys of one partner (invalid keys in its folders included), or of all. */
export async function* survey(
  partner: PartnerId | null,
  ports: SurveyPorts,
  { from, stop }: SurveyPart = WHOLE,
): AsyncGenerator<ComparedKey> {
  const invalid = await standingByKey(invalidKeys(partner, ports))
  const partners = partner === null ? await Array.fromAsync(ledger.partners(ports)) : [partner]
  let end: string | null = null
  yield* sideBySide({
    objects: listed(partner === null ? [''] : dropFolders(partner), from, ports.drops),
    folders: ledgerFolders(partners, from, ports),
    invalid,
    stop(folder) {
      if (!stop(folder)) return false
      end = folder
      return true
    },
  })
  for (const key of unlisted(invalid)) {
    const isPast = end !== null && byCodePoint(key.address.key, end) >= 0
    if (byCodePoint(key.address.key, from) >= 0 && !isPast) yield key
  }
}

/** `prefixes`: in key order. */
async function* listed(
  prefixes: readonly string[],
  from: string,
  drops: DropBucket,
): AsyncIterable<ListedObject> {
  // S3 lists what comes after a key, and a folder's name can be a key itself.
  const after = from === '' ? undefined : from.slice(0, -1)
  for (const prefix of prefixes) {
    for await (const object of drops.list(prefix, after)) {
      if (byCodePoint(object.key, from) >= 0) yield object
    }
  }
}

async function* invalidKeys(partner: PartnerId | null, ports: SurveyPorts) {
  for await (const entry of ledger.invalidKeys(ports)) {
    if (partner === null || partnerNamed(entry.address.key) === partner) yield entry
  }
}
