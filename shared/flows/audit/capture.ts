// Reads a drop exactly as ingest does, but captures the writes instead of storing them: the state as a whole,
// sheets and rejects as hashes.

import type { ReceiptDetails } from '../../domain/drops/outcome.ts'
import type { CustomerId, GenerationId } from '../../domain/ids.ts'
import type { DropState } from '../../domain/ledger/drop-state.ts'
import type { Sheet } from '../../domain/sheets/sheet.ts'
import { createSheetDigest, type SheetDigest } from '../../domain/sheets/sheet-digest.ts'
import type { ObjectWriter } from '../../ports/objects.ts'
import { commitReading } from '../ingest/commit.ts'
import type { Observation } from '../ingest/observe.ts'
import type { IngestPorts } from '../ingest/ports.ts'
import { readStagedDetails } from '../ingest/staged.ts'
import { type BodyDigest, createBodyDigest, type OpenBodyDigest } from './body-digest.ts'

/** The ports of an audit: without a queue or alerts. */
export type AuditPorts = Omit<IngestPorts, 'jobs' | 'newGeneration' | 'alert'>

/** The customer that a sheet is about; support sheets are about a whole partner. */
export type Owner = CustomerId | 'partner'

/** Digests of a drop's sheets, by owner. */
export type SheetDigests = ReadonlyMap<Owner, string>

export interface CapturedReading {
  readonly state: DropState
  readonly sheets: SheetDigests
  /** null: no row is rejected. */
  readonly rejects: BodyDigest | null
  readonly details: ReceiptDetails | null
}

/** null: the observed version is gone. */
export async function captureReading(
  observation: Observation,
  ports: AuditPorts,
): Promise<CapturedReading | null> {
  let captured = noWrites()
  const { records, sheets, register, reports } = ports
  const committed = await commitReading(observation, {
    ...ports,
    records: { ...records, put: async () => 'captured' },
    sheets: {
      ...sheets,
      async put(_place, parts) {
        for (const { sheet } of parts) addSheet(captured.sheets, sheet)
      },
    },
    register: { ...register, async add() {} },
    reports: {
      ...reports,
      openWriter: () => rejectsWriter(captured),
      async put(key, body) {
        captured.objects.set(key, Buffer.from(body))
        return ''
      },
    },
    jobs: { async send() {} },
    clock: () => 0,
    newGeneration() {
      // A reading that starts over discards what its first attempt captured.
      captured = noWrites()
      return 'captured' as GenerationId
    },
    alert: () => undefined,
  })
  if (committed === null) return null
  const { state } = committed
  const { objects, rejects } = captured
  return {
    state,
    sheets: new Map(Array.from(captured.sheets, ([owner, digest]) => [owner, digest.value()])),
    rejects: rejects?.value() ?? null,
    details: await readStagedDetails(observation.address, state, {
      async get(key) {
        const body = objects.get(key)
        return body === undefined ? null : { body, etag: '' }
      },
    }),
  }
}

interface CapturedWrites {
  readonly sheets: Map<Owner, SheetDigest>
  /** By key in the reports bucket. */
  readonly objects: Map<string, Buffer>
  rejects: OpenBodyDigest | null
}

function noWrites(): CapturedWrites {
  return { sheets: new Map(), objects: new Map(), rejects: null }
}

function addSheet(digests: Map<Owner, SheetDigest>, sheet: Sheet): void {
  const owner = sheet.kind === 'support' ? 'partner' : sheet.customer
  const digest = digests.get(owner) ?? createSheetDigest()
  digests.set(owner, digest)
  digest.add(sheet)
}

/** Rejects are the only object that a reading writes piece by piece. */
function rejectsWriter(captured: CapturedWrites): ObjectWriter {
  const digest = createBodyDigest()
  captured.rejects = digest
  return {
    write: async (chunk) => digest.add(Buffer.from(chunk)),
    async close() {},
    async abort() {},
  }
}
