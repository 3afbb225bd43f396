// One reading of one version of a drop: its bytes become sheets, rejects and a manifest under a generation
// of their own, which nobody sees before it is committed.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import { quotingWords, type ReadOutcome } from '../../domain/drops/outcome.ts'
import type { KnownOfFile } from '../../domain/drops/read-again.ts'
import { readDrop } from '../../domain/drops/read-drop.ts'
import type { ReadingSettings, ReadSink } from '../../domain/drops/reading.ts'
import type { CustomerId, GenerationId } from '../../domain/ids.ts'
import { abandon, begin } from '../../domain/ledger/drop-changes.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import type { SheetPart } from '../../domain/sheets/fold.ts'
import { manifestKey, stagedRejectsKey, stagedWordsKey } from '../../layout.ts'
import type { ObjectHead, ObjectWriter, SheetPlace } from '../../ports.ts'
import { changeEntry, type LedgerEntry } from '../ledger.ts'
import { limitConcurrency } from '../limit-concurrency.ts'
import { dropSource, goneOrThrow } from './drop-source.ts'
import type { IngestPorts } from './ports.ts'

/** How many sheets wait until their customers are registered: one call for all of them. */
const SHEETS_AT_ONCE = 25
/** How many sheets are written side by side: enough to hide the way to the tables. */
const WRITES_AT_ONCE = 16

export interface ReadDrop {
  readonly kind: 'read'
  /** The record, in which the generation is pending. */
  readonly entry: LedgerEntry
  readonly generation: GenerationId
  readonly outcome: ReadOutcome
  readonly hasRejects: boolean
  /** Something is left to the receipt alone. */
  readonly hasWords: boolean
}

/** The version that is to be read, and the settings that this takes. */
export interface ReadableDrop extends LedgerEntry {
  readonly head: ObjectHead
  readonly settings: ReadingSettings
  readonly fingerprint: string
}

/**
 * `gone`: that version is. A file that tells late what is needed early is read again, under a fresh generation; `ended`
 * are those that came to nothing. A reading that fails has ended; of those that die, nobody takes the note back.
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
  let read: Awaited<ReturnType<typeof readInto>>
  try {
    read = await readInto({ address, generation }, drop, ports, known)
    if (read.kind === 'gone') await abandonReading()
  } catch (error) {
    // Where that fails too, the first error says why.
    await abandonReading().catch(() => undefined)
    throw error
  }
  if (read.kind === 'again') return readGeneration({ ...drop, ...entry }, ports, read.known, [generation])
  return read.kind === 'gone' ? read : { ...read, entry, generation }
}

async function readInto(
  place: SheetPlace,
  { address, head, settings }: ReadableDrop,
  ports: IngestPorts,
  known: KnownOfFile,
): Promise<
  | Omit<ReadDrop, 'entry' | 'generation'>
  | { readonly kind: 'gone' }
  | { readonly kind: 'again'; readonly known: KnownOfFile }
> {
  const store = sheetSink(place, ports)
  const source = dropSource(address.key, head, ports.drops)
  const result = await readDrop(source, { address, settings, known }, store.sink).catch(goneOrThrow)
  if (result === 'gone' || result.kind === 'again') {
    await store.discard()
    return result === 'gone' ? { kind: 'gone' } : result
  }
  const { outcome } = result
  const hasRejects = await store.finish()
  const words = quotingWords(outcome)
  if (words !== null) {
    await ports.reports.put(stagedWordsKey(place), JSON.stringify(words), 'application/json')
  }
  return { kind: 'read', outcome, hasRejects, hasWords: words !== null }
}

interface SheetSink {
  readonly sink: ReadSink
  /** Waits for every write, and leaves the manifest. True: there are rejects. */
  finish(): Promise<boolean>
  discard(): Promise<void>
}

/** Of a rehearsal, rejects and words are all that is kept. */
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
    // Before their first sheets are written, so that no sheet is ever out of reach.
    if (fresh.length > 0) await ports.register.add(place.address.partner, fresh)
    for (const customer of fresh) customers.add(customer)
    for (const { sheet, part } of parts) await writes.enter(() => ports.sheets.put(place, sheet, part))
  }

  return {
    sink: {
      async sheet(sheet, part) {
        if (isRehearsal) return
        waiting.push({ sheet, part })
        if (waiting.length >= SHEETS_AT_ONCE) await writeWaiting()
      },
      async rejects(csv) {
        rejects ??= ports.reports.openWriter(stagedRejectsKey(place), 'text/csv; charset=utf-8')
        await rejects.write(csv)
      },
    },
    async finish() {
      await writeWaiting()
      await writes.drain()
      if (!isRehearsal) {
        const manifest = JSON.stringify({ key: place.address.key, customers: [...customers] })
        await ports.reports.put(manifestKey(place), manifest, 'application/json')
      }
      await rejects?.close()
      return rejects !== null
    },
    async discard() {
      await writes.drain()
      await rejects?.abort()
    },
  }
}
