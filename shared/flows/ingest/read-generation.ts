// One reading of one version of a drop: its bytes become sheets, rejects and a manifest under a generation
// of their own, which nobody sees before it is committed.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import { quotingWords, type ReadOutcome } from '../../domain/drops/outcome.ts'
import { readDrop } from '../../domain/drops/read-drop.ts'
import type { ReadSink } from '../../domain/drops/reading.ts'
import type { CustomerId } from '../../domain/ids.ts'
import type { SheetPart } from '../../domain/sheets/fold.ts'
import { manifestKey, stagedRejectsKey, stagedWordsKey } from '../../layout.ts'
import type { BegunReading, ObjectHead, ObjectWriter, SheetPlace } from '../../ports.ts'
import { gate } from '../gate.ts'
import type { IngestPorts } from './ports.ts'

/** How many sheets wait until their customers are registered: one call for all of them. */
const SHEETS_AT_ONCE = 25
/** How many sheets are written side by side: enough to hide the way to the tables. */
const WRITES_AT_ONCE = 16

export interface Reading {
  readonly pending: BegunReading
  readonly outcome: ReadOutcome
  /** null: no row was rejected. */
  readonly stagedRejectsKey: string | null
  /** null: nothing is left to the receipt alone. */
  readonly stagedWordsKey: string | null
}

export interface Version {
  readonly address: DropAddress
  readonly head: ObjectHead
  readonly timeZone: string
  readonly fingerprint: string
}

/**
 * null: that version is gone. A file whose bytes are not UTF-8 is read twice, each time under a fresh generation. A
 * reading that fails has ended; of those that die, nobody takes the note back.
 */
export async function readGeneration(
  version: Version,
  ports: IngestPorts,
  encoding?: 'windows-1252',
): Promise<Reading | null> {
  const { address, head, fingerprint } = version
  const pending: BegunReading = {
    generation: ports.newGeneration(),
    atMs: ports.clock(),
    version: head.version,
    fingerprint,
  }
  await ports.ledger.notePending(address, pending)
  try {
    return await readPending(pending, version, ports, encoding)
  } catch (error) {
    // Where that fails too, the first error says why.
    await ports.ledger.abandon(address, pending, ports.clock()).catch(() => undefined)
    throw error
  }
}

async function readPending(
  pending: BegunReading,
  version: Version,
  ports: IngestPorts,
  encoding?: 'windows-1252',
): Promise<Reading | null> {
  const { address, head, timeZone } = version
  const body = await ports.drops.read(address.key, head.version)
  if (body === null) {
    await ports.ledger.abandon(address, pending, ports.clock())
    return null
  }
  const place: SheetPlace = { address, generation: pending.generation }
  const store = sheetSink(place, ports)
  const context = { address, timeZone, ...(encoding === undefined ? {} : { encoding }) }
  const outcome = await readDrop(body, context, store.sink)
  if (outcome === 'not-utf8') {
    await store.discard()
    await ports.ledger.abandon(address, pending, ports.clock())
    return readGeneration(version, ports, 'windows-1252')
  }
  const hasRejects = await store.finish()
  const words = quotingWords(outcome)
  if (words !== null) {
    await ports.reports.put(stagedWordsKey(place), JSON.stringify(words), 'application/json')
  }
  return {
    pending,
    outcome,
    stagedRejectsKey: hasRejects ? stagedRejectsKey(place) : null,
    stagedWordsKey: words === null ? null : stagedWordsKey(place),
  }
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
  const writes = gate(WRITES_AT_ONCE)
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
