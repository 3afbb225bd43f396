// Reads one version of a drop into sheets under a fresh generation, then makes them visible all at once:
// one conditional write on the record decides, and who loses leaves only garbage.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import { type ReadOutcome, type Refusal, recordedOutcome } from '../../domain/drops/outcome.ts'
import type { Commitment, DropRecord, ObjectHead } from '../../ports.ts'
import type { IngestPorts } from './ports.ts'
import { type Reading, readGeneration } from './read-generation.ts'
import { refusalOfFailure, refusalOfUnended, troubleOf } from './stopped.ts'

/** What a reading depends on besides the object. */
export interface ReadingSettings {
  /** null: the partner is not in the settings. */
  readonly timeZone: string | null
  readonly fingerprint: string
}

/** What a worker saw when it looked. */
export interface Look extends ReadingSettings {
  readonly address: DropAddress
  readonly record: DropRecord | null
  readonly head: ObjectHead | null
}

/** Leaves the record as it is when the object vanishes meanwhile or somebody else commits first. */
export async function commitReading(look: Look, ports: IngestPorts): Promise<void> {
  const { address, head, timeZone } = look
  if (head === null) {
    await commit(look, nothing('deleted', null, look), ports)
    return
  }
  if (timeZone === null) {
    const outcome = unreadOutcome(unknownPartner(address), head)
    await commit(look, nothing('refused', outcome, look), ports)
    return
  }
  const startedMs = ports.clock()
  const version = { version: head.version, fingerprint: look.fingerprint }
  const unended = refusalOfUnended(look.record, version, startedMs)
  const reading = unended ?? (await readOrStop(look, head, timeZone, ports))
  if (reading === null) return
  if ('code' in reading) {
    // Told first: rather twice than never.
    ports.tell(troubleOf(address, reading))
    await commit(look, nothing('stopped', unreadOutcome(reading, head), look), ports)
    return
  }
  const commitment = commitmentOf(reading, look, ports.clock() - startedMs)
  const isCommitted = await commit(look, commitment, ports)
  if (!isCommitted || commitment.generation === null) {
    await ports.ledger.abandon(address, reading.pending, ports.clock())
  }
}

/** A refusal: this version cannot be read to its end. */
async function readOrStop(
  { address, fingerprint }: Look,
  head: ObjectHead,
  timeZone: string,
  ports: IngestPorts,
): Promise<Reading | Refusal | null> {
  try {
    return await readGeneration({ address, head, timeZone, fingerprint }, ports)
  } catch (error) {
    const refusal = refusalOfFailure(error)
    if (refusal === null) throw error
    return refusal
  }
}

function commit({ address, record }: Look, commitment: Commitment, ports: IngestPorts): Promise<boolean> {
  return ports.ledger.commit(address, record?.revision ?? 0, commitment, ports.clock())
}

function commitmentOf(reading: Reading, look: Look, durationMs: number): Commitment {
  const { outcome, pending, stagedRejectsKey, stagedWordsKey } = reading
  const refused = outcome.refused !== null
  return {
    generation: refused ? null : pending.generation,
    status: refused ? 'refused' : 'committed',
    partnerKnown: true,
    object: look.head,
    fingerprint: look.fingerprint,
    outcome: recordedOutcome(outcome),
    replaced: replacedBy(look),
    stagedRejectsKey,
    stagedWordsKey,
    durationMs,
  }
}

function nothing(
  status: 'deleted' | 'refused' | 'stopped',
  outcome: ReadOutcome | null,
  look: Look,
): Commitment {
  return {
    generation: null,
    status,
    partnerKnown: look.timeZone !== null,
    object: look.head,
    fingerprint: look.fingerprint,
    outcome: outcome === null ? null : recordedOutcome(outcome),
    replaced: replacedBy(look),
    stagedRejectsKey: null,
    stagedWordsKey: null,
    durationMs: 0,
  }
}

/** What the key said before and no longer says; reading the same version again replaces nothing anew. */
function replacedBy({ record, head }: Look): Commitment['replaced'] {
  const before = record?.commitment ?? null
  if (before === null) return null
  if (before.object !== null && before.object.version === head?.version) return before.replaced
  const said = before.generation === null ? null : before.outcome
  return { rows: said?.rows.accepted ?? 0, customers: said?.customers ?? 0 }
}

export function unknownPartner({ partner }: DropAddress): Refusal {
  const message = `The partner "${partner}" is not in partners.json; add it there, and its drops are read.`
  return { code: 'unknown_partner', message }
}

/** The outcome of a drop that was refused unread. */
export function unreadOutcome(refused: Refusal, head: ObjectHead): ReadOutcome {
  return {
    sha256: '',
    bytes: head.bytes,
    container: null,
    encoding: null,
    format: null,
    delimiter: null,
    shape: null,
    effectiveDay: null,
    rows: { read: 0, accepted: 0, rejected: 0 },
    customers: 0,
    ignoredColumns: [],
    problems: [],
    refused,
  }
}
