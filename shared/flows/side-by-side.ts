// What the bucket lists and what the ledger has, side by side: both come in key order, so that a folder at a time is enough.
// Either may be some moments older: what changes meanwhile looks like a difference, never like agreement.

import { type Address, parseDropKey } from '../domain/drops/drop-key.ts'
import { byCodePoint } from '../domain/ids.ts'
import { newDropRecord } from '../domain/ledger/drop-record.ts'
import type { Standing } from '../domain/ledger/freshness.ts'
import type { ListedObject } from '../ports/objects.ts'
import { folderOf, type LedgerFolder } from './ledger-folders.ts'

export interface ComparedKey {
  readonly address: Address
  /** null: the bucket does not list it. */
  readonly object: ListedObject | null
  readonly record: Standing
}

interface Sides {
  /** In key order. */
  readonly objects: AsyncIterable<ListedObject>
  readonly folders: AsyncGenerator<LedgerFolder>
  /** The records of keys that do not fit, which lie anywhere; those of listed keys are taken out. */
  readonly invalid: Map<string, Standing>
  /** Whether to stop before this folder. */
  readonly stop: (folder: string) => boolean
}

/** In key order, but keys that only the ledger knows come last in their folder. */
export async function* sideBySide({ objects, folders, invalid, stop }: Sides): AsyncGenerator<ComparedKey> {
  let folder = await next(folders)
  let listed = ''
  try {
    for await (const object of objects) {
      const address = parseDropKey(object.key)
      if (address.kind === 'invalid') {
        yield { address, object, record: taken(invalid, object.key) }
        continue
      }
      const name = folderOf(address)
      if (name !== listed) {
        for (; folder !== null && byCodePoint(folder.name, name) < 0; folder = await next(folders)) {
          if (folder.name !== listed && stop(folder.name)) return
          yield* unlisted(folder.records)
        }
        if (stop(name)) return
        listed = name
      }
      yield { address, object, record: taken(folder?.name === name ? folder.records : NONE, object.key) }
    }
    for (; folder !== null; folder = await next(folders)) {
      if (folder.name !== listed && stop(folder.name)) return
      yield* unlisted(folder.records)
    }
  } finally {
    await folders.return(undefined)
  }
}

/** Keys that the bucket does not list. */
export function* unlisted(records: ReadonlyMap<string, Standing>): Generator<ComparedKey> {
  for (const record of records.values()) yield { address: parseDropKey(record.key), object: null, record }
}

const NONE = new Map<string, Standing>()

async function next(folders: AsyncGenerator<LedgerFolder>): Promise<LedgerFolder | null> {
  const { done, value } = await folders.next()
  return done ? null : value
}

function taken(records: Map<string, Standing>, key: string): Standing {
  const record = records.get(key) ?? newDropRecord(key)
  records.delete(key)
  return record
}
