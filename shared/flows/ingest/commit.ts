// Makes the record say what the key holds. A drop is read into sheets under a fresh generation, which become visible
// all at once: one conditional write on the record decides, and who loses leaves only garbage. Of a rehearsal, and of
// what is refused, no generation ever counts.

import type { Address } from '../../domain/drops/drop-key.ts'
import { type Refusal, recordedOutcome } from '../../domain/drops/outcome.ts'
import { commit } from '../../domain/ledger/drop-changes.ts'
import { countingReading, type DropState, type Replaced } from '../../domain/ledger/drop-state.ts'
import { changeEntry, type LedgerEntry } from '../ledger.ts'
import type { Observation } from './observe.ts'
import type { IngestPorts } from './ports.ts'
import { type ReadableDrop, type ReadDrop, readGeneration } from './read-generation.ts'
import { alertOf, refusalOfFailure, refusalOfUnended } from './stopped.ts'

/** What the key was found to hold, whoever has committed first; null: the version that was observed is gone. */
export async function commitReading(look: Observation, ports: IngestPorts): Promise<DropState | null> {
  const { address, head, settings, fingerprint } = look
  const replaced = replacedBy(look)
  if (head === null) {
    return commitState({ status: 'deleted', partnerKnown: settings !== null, replaced }, look, look, ports)
  }
  const held = { object: head, fingerprint, replaced }
  if (address.kind === 'invalid' || settings === null) {
    const refusal = refusalOfAddress(address)
    return commitState({ status: 'refused', ...held, refusal, reading: null }, look, look, ports)
  }
  const startedMs = ports.clock()
  const read = await readOrStop({ ...look, address, head, settings }, ports)
  switch (read.kind) {
    case 'gone':
      return null
    case 'stopped':
      // Told first: rather twice than never.
      ports.alert(alertOf(address, read.refusal))
      return commitState({ status: 'stopped', ...held, refusal: read.refusal }, look, look, ports)
    case 'read':
      return commitState(stateOf(read, held, ports.clock() - startedMs), look, read.entry, ports)
  }
}

/** Leaves the record as it is when somebody else has committed since the observation; `entry`: as it was last written. */
async function commitState(
  state: DropState,
  { record: { revision } }: Observation,
  entry: LedgerEntry<Address>,
  ports: IngestPorts,
): Promise<DropState> {
  await changeEntry(entry, (record) => commit(record, revision, state, ports.clock()), ports)
  return state
}

type Read = ReadDrop | { readonly kind: 'gone' } | { readonly kind: 'stopped'; readonly refusal: Refusal }

/** `stopped`: this version cannot be read to its end. */
async function readOrStop(drop: ReadableDrop, ports: IngestPorts): Promise<Read> {
  const unended = refusalOfUnended(drop, ports.clock())
  if (unended !== null) return { kind: 'stopped', refusal: unended }
  try {
    return await readGeneration(drop, ports)
  } catch (error) {
    const refusal = refusalOfFailure(error)
    if (refusal === null) throw error
    return { kind: 'stopped', refusal }
  }
}

type Held = Pick<Extract<DropState, { status: 'stopped' }>, 'object' | 'fingerprint' | 'replaced'>

function stateOf(read: ReadDrop, held: Held, durationMs: number): DropState {
  const { entry, generation, hasRejects, hasWords } = read
  const { refused: refusal, ...outcome } = recordedOutcome(read.outcome)
  const reading = { generation, outcome, hasRejects, hasWords, durationMs }
  if (refusal !== null) return { status: 'refused', ...held, refusal, reading }
  return { status: entry.address.kind === 'rehearsal' ? 'rehearsed' : 'committed', ...held, reading }
}

/**
 * What the key said before and no longer says; reading the same version again replaces nothing anew. What is no drop
 * says nothing at any time.
 */
function replacedBy({ address, record: { state }, head }: Observation): Replaced {
  if (state === null || address.kind !== 'drop') return null
  if (state.status !== 'deleted' && state.object.version === head?.version) return state.replaced
  const { rows, customers } = countingReading(state)?.outcome ?? { rows: { accepted: 0 }, customers: 0 }
  return { rows: rows.accepted, customers }
}

/** Of an address whose object is not read: the key does not fit, or its partner is not in the settings. */
function refusalOfAddress(address: Address): Refusal {
  if (address.kind === 'invalid') return { code: 'bad_key', message: address.problem }
  const message = `The partner "${address.partner}" is not in partners.json; add it there, and its drops are read.`
  return { code: 'unknown_partner', message }
}
