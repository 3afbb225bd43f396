// Reads a drop once more and keeps of it what can be compared: its outcome, and hashes of what it says of each customer
// and of its rejects.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { ReadOutcome } from '../../domain/drops/outcome.ts'
import { readDrop } from '../../domain/drops/read-drop.ts'
import type { ReadSink } from '../../domain/drops/reading.ts'
import type { CustomerId } from '../../domain/ids.ts'
import type { Sheet } from '../../domain/sheets/sheet.ts'
import { openSheetDigest, type SheetDigest } from '../../domain/sheets/sheet-digest.ts'
import type { DropBucket, ObjectHead } from '../../ports.ts'
import { type BodyDigest, type OpenBodyDigest, openBodyDigest } from './body-digest.ts'

/** Whom a sheet is about; support sheets are about a whole partner. */
export type Owner = CustomerId | 'partner'

/** What a drop says, by owner. */
export type SheetDigests = ReadonlyMap<Owner, string>

export interface Rereading {
  readonly outcome: ReadOutcome
  readonly digests: SheetDigests
  /** null: no row is rejected. */
  readonly rejects: BodyDigest | null
}

/** null: that version is gone. */
export async function readAgain(
  address: DropAddress,
  head: ObjectHead,
  timeZone: string,
  drops: DropBucket,
): Promise<Rereading | null> {
  for (const how of [{}, { encoding: 'windows-1252' }] as const) {
    const body = await drops.read(address.key, head.version)
    if (body === null) return null
    const kept = comparableSink()
    const outcome = await readDrop(body, { address, timeZone, ...how }, kept.sink)
    if (outcome !== 'not-utf8') return { outcome, ...kept.result() }
  }
  throw new TypeError('windows-1252 knows every byte')
}

function ownerOf(sheet: Sheet): Owner {
  return sheet.kind === 'support' ? 'partner' : sheet.customer
}

interface ComparableSink {
  readonly sink: ReadSink
  result(): Pick<Rereading, 'digests' | 'rejects'>
}

function comparableSink(): ComparableSink {
  const open = new Map<Owner, SheetDigest>()
  let rejects: OpenBodyDigest | null = null
  return {
    sink: {
      async sheet(sheet) {
        const owner = ownerOf(sheet)
        const digest = open.get(owner) ?? openSheetDigest()
        open.set(owner, digest)
        digest.add(sheet)
      },
      async rejects(csv) {
        rejects ??= openBodyDigest()
        rejects.add(Buffer.from(csv))
      },
    },
    result: () => ({
      digests: new Map(Array.from(open, ([owner, digest]) => [owner, digest.value()])),
      rejects: rejects?.value() ?? null,
    }),
  }
}
