// Makes the record say what the key holds. A drop is read into sheets under a fresh generation, which become visible
// all at once: one conditional write on the record decides, and who loses leaves only garbage. Of a rehearsal, and of
// what is refused, no generation is ever committed.

import type { Address } from '../../domain/drops/drop-key.ts'
import { type ReadOutcome, type Refusal, recordedOutcome } from '../../domain/drops/outcome.ts'
import type { Commitment, ObjectHead } from '../../ports.ts'
import type { Observation } from './observe.ts'
import type { IngestPorts } from './ports.ts'
import { type Reading, readGeneration, type Version } from './read-generation.ts'
import { refusalOfFailure, refusalOfUnended, troubleOf } from './stopped.ts'

/** Leaves the record as it is when the object vanishes meanwhile or somebody else commits first. */
export async function commitReading(look: Observation, ports: IngestPorts): Promise<void> {
  const { address, head, timeZone, fingerprint } = look
  if (head === null) {
    await commit(look, nothing('deleted', null, look), ports)
    return
  }
  if (address.kind === 'invalid' || timeZone === null) {
    const outcome = unreadOutcome(refusalOfAddress(address), head)
    await commit(look, nothing('refused', outcome, look), ports)
    return
  }
  const startedMs = ports.clock()
  const version = { version: head.version, fingerprint }
  const unended = refusalOfUnended(look.record, version, startedMs)
  const reading = unended ?? (await readOrStop({ address, head, timeZone, fingerprint }, ports))
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
async function readOrStop(version: Version, ports: IngestPorts): Promise<Reading | Refusal | null> {
  try {
    return await readGeneration(version, ports)
  } catch (error) {
    const refusal = refusalOfFailure(error)
    if (refusal === null) throw error
    return refusal
  }
}

function commit(
  { address, record }: Observation,
  commitment: Commitment,
  ports: IngestPorts,
): Promise<boolean> {
  return ports.ledger.commit(address, record?.revision ?? 0, commitment, ports.clock())
}

function commitmentOf(reading: Reading, look: Observation, durationMs: number): Commitment {
  const { outcome, pending, stagedRejectsKey, stagedWordsKey } = reading
  const refused = outcome.refused !== null
  return {
    generation: refused || look.address.kind === 'rehearsal' ? null : pending.generation,
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
  look: Observation,
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

/**
 * What the key said before and no longer says; reading the same version again replaces nothing anew. What is no drop
 * says nothing at any time.
 */
function replacedBy({ address, record, head }: Observation): Commitment['replaced'] {
  const before = record?.commitment ?? null
  if (before === null || address.kind !== 'drop') return null
  if (before.object !== null && before.object.version === head?.version) return before.replaced
  const said = before.generation === null ? null : before.outcome
  return { rows: said?.rows.accepted ?? 0, customers: said?.customers ?? 0 }
}

/** Of an address whose object is not read: the key does not fit, or its partner is not in the settings. */
function refusalOfAddress(address: Address): Refusal {
  if (address.kind === 'invalid') return { code: 'bad_key', message: address.problem }
  const message = `The partner "${address.partner}" is not in partners.json; add it there, and its drops are read.`
  return { code: 'unknown_partner', message }
}

/** The outcome of a drop that was refused unread. */
function unreadOutcome(refused: Refusal, head: ObjectHead): ReadOutcome {
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
