// Reads one version of a drop into sheets and rejects under a generation of their own, invisible until it is
// committed, and notes the customers that it wrote sheets for.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import { type ReadOutcome, receiptDetails } from '../../domain/drops/outcome.ts'
import type { KnownOfFile } from '../../domain/drops/read-again.ts'
import { readDrop } from '../../domain/drops/read-drop.ts'
import type { ReadingSettings, ReadSink } from '../../domain/drops/reading.ts'
import type { CustomerId, GenerationId } from '../../domain/ids.ts'
import { abandon, begin } from '../../domain/ledger/drop-changes.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import type { HeldCustomers } from '../../domain/ledger/drop-state.ts'
import type { SheetPart } from '../../domain/sheets/fold.ts'
import { stagedDetailsKey, stagedRejectsKey } from '../../layout.ts'
import type { ObjectHead, ObjectWriter } from '../../ports/objects.ts'
import type { SheetPlace } from '../../ports/sheets.ts'
import { changeEntry, type LedgerEntry } from '../ledger.ts'
import { limitConcurrency } from '../limit-concurrency.ts'
import { dropSource, goneOrThrow } from './drop-source.ts'
import { noteCustomers } from './held-customers.ts'
import type { IngestPorts } from './ports.ts'

/** So many sheets are written with one call, after one that registers their customers. */
const SHEETS_PER_WRITE = 25
/** Enough to hide the latency of the tables. */
const WRITES_AT_ONCE = 2

export interface ReadDrop {
  readonly kind: 'read'
  /** The record, in which the generation is pending. */
  readonly entry: LedgerEntry
  readonly generation: GenerationId
  readonly outcome: ReadOutcome
  /** undefined: they are in its manifest, or it is a rehearsal. */
  readonly customers: HeldCustomers | undefined
  readonly hasRejects: boolean
  /** The reading staged messages that only the receipt may contain. */
  readonly hasDetails: boolean
}

/** The version to read, and the settings that reading depends on. */
export interface ReadableDrop extends LedgerEntry {
  readonly head: ObjectHead
  readonly settings: ReadingSettings
  readonly fingerprint: string
}

/**
 * `gone`: the version no longer exists. A file in which a late row decides how to read the early ones is read
 * again, under a fresh generation; `ended` are the generations given up before. A reading that fails is
 * recorded as ended; one whose worker crashes stays pending.
 */
export async function readGeneration(
  drop: ReadableDrop,
  ports: IngestPorts,
  known: KnownOfFile = {},
  ended: readonly GenerationId[] = [],
): Promise<ReadDrop | { readonly kind: 'gone' }> {
  const { address, head, fingerprint } = drop
  const generation = ports.newGeneration()
  const reading = { generation, atMs: ports.clock(), version: head.version, fingerprint }
  const beginReading = (record: DropRecord) => begin(abandon(record, ended, reading.atMs) ?? record, reading)
  const entry = await changeEntry<DropAddress>(drop, beginReading, ports)
  const abandonReading = () =>
    changeEntry(entry, (record) => abandon(record, [generation], ports.clock()), ports)
  let read: Reading
  try {
    read = await readInto({ address, generation }, drop, ports, known)
    if (read.kind === 'gone') await abandonReading()
  } catch (error) {
    // If that fails too, the first error matters more.
    await abandonReading().catch(() => undefined)
    throw error
  }
  if (read.kind === 'again') return readGeneration({ ...drop, ...entry }, ports, read.known, [generation])
  return read.kind === 'gone' ? read : { ...read, entry, generation }
}

type Reading =
  | Omit<ReadDrop, 'entry' | 'generation'>
  | { readonly kind: 'gone' }
  | { readonly kind: 'again'; readonly known: KnownOfFile }

async function readInto(
  place: SheetPlace,
  drop: ReadableDrop,
  ports: IngestPorts,
  known: KnownOfFile,
): Promise<Reading> {
  const store = sheetSink(place, ports)
  try {
    return await readThrough(store, place, drop, ports, known)
  } catch (error) {
    // If that fails too, the first error matters more.
    await store.discard().catch(() => undefined)
    throw error
  }
}

async function readThrough(
  store: SheetSink,
  place: SheetPlace,
  { address, head, settings }: ReadableDrop,
  ports: IngestPorts,
  known: KnownOfFile,
): Promise<Reading> {
  const source = dropSource(address.key, head, ports.drops)
  const result = await readDrop(source, { address, settings, known }, store.sink).catch(goneOrThrow)
  if (result === 'gone' || result.kind === 'again') {
    await store.discard()
    return result === 'gone' ? { kind: 'gone' } : result
  }
  const { outcome } = result
  const { customers, hasRejects } = await store.finish()
  const details = receiptDetails(outcome)
  if (details !== null) {
    await ports.reports.put(stagedDetailsKey(place), JSON.stringify(details), 'application/json')
  }
  return { kind: 'read', outcome, customers, hasRejects, hasDetails: details !== null }
}

interface SheetSink {
  readonly sink: ReadSink
  /** Waits for every write, and notes the customers. */
  finish(): Promise<Pick<ReadDrop, 'customers' | 'hasRejects'>>
  /** Waits for every write, and leaves no unfinished rejects behind. */
  discard(): Promise<void>
}

/** A rehearsal stores only rejects and messages for the receipt. */
function sheetSink(place: SheetPlace, ports: IngestPorts): SheetSink {
  const isRehearsal = place.address.kind === 'rehearsal'
  const writes = limitConcurrency(WRITES_AT_ONCE)
  const customers = new Set<CustomerId>()
  let waiting: SheetPart[] = []
  let rejects: ObjectWriter | null = null

  async function writeWaiting(): Promise<void> {
    const parts = waiting
    waiting = []
    const owners = parts.flatMap(({ sheet }) => (sheet.kind === 'support' ? [] : [sheet.customer]))
    const fresh = [...new Set(owners)].filter((customer) => !customers.has(customer))
    // Registered before their first sheets are written, so that every sheet can be found by customer.
    if (fresh.length > 0) await ports.register.add(place.address.partner, fresh)
    for (const customer of fresh) customers.add(customer)
    if (parts.length > 0) await writes.run(() => ports.sheets.put(place, parts))
  }

  return {
    sink: {
      async sheet(sheet, part) {
        if (isRehearsal) return
        waiting.push({ sheet, part })
        if (waiting.length >= SHEETS_PER_WRITE) await writeWaiting()
      },
      async rejects(csv) {
        rejects ??= ports.reports.openWriter(stagedRejectsKey(place), 'text/csv; charset=utf-8')
        await rejects.write(csv)
      },
    },
    async finish() {
      await writeWaiting()
      await writes.drain()
      const held = isRehearsal ? undefined : await noteCustomers(place, [...customers], ports.reports)
      await rejects?.close()
      return { customers: held, hasRejects: rejects !== null }
    },
    async discard() {
      try {
        await writes.drain()
      } finally {
        await rejects?.abort()
      }
    },
  }
}
