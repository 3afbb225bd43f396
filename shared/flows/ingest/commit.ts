// Brings the record into agreement with the object. A drop is read into sheets under a fresh generation,
// which become visible all at once: one conditional write on the record decides, and the loser leaves only
// garbage. A rehearsal or a refused drop never has a generation that counts.

import type { Address } from '../../domain/drops/drop-key.ts'
import { type Refusal, recordedOutcome } from '../../domain/drops/outcome.ts'
import { commit } from '../../domain/ledger/drop-changes.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import { countingReading, type DropState, type Replaced } from '../../domain/ledger/drop-state.ts'
import { changeEntry, type LedgerEntry } from '../ledger.ts'
import type { Observation } from './observe.ts'
import type { IngestPorts } from './ports.ts'
import { type ReadableDrop, type ReadDrop, readGeneration } from './read-generation.ts'
import { alertOf, refusalOfFailure, refusalOfUnended } from './stopped.ts'

export interface Committed {
  /** That this worker found, whichever worker committed first. */
  readonly state: DropState
  /** Afterwards; it has that very state if this worker was first. */
  readonly entry: LedgerEntry<Address>
}

/** null: the observed version is gone. */
export async function commitReading(observation: Observation, ports: IngestPorts): Promise<Committed | null> {
  const { address, head, settings, fingerprint } = observation
  const replaced = replacedBy(observation)
  if (head === null) {
    return commitState(
      { status: 'deleted', partnerKnown: settings !== null, replaced },
      observation,
      observation,
      ports,
    )
  }
  const held = { object: head, fingerprint, replaced }
  if (address.kind === 'invalid' || settings === null) {
    const refusal = refusalOfAddress(address)
    return commitState(
      { status: 'refused', ...held, refusal, reading: null },
      observation,
      observation,
      ports,
    )
  }
  const startedMs = ports.clock()
  const read = await readOrStop({ ...observation, address, head, settings }, ports)
  switch (read.kind) {
    case 'gone':
      return null
    case 'stopped':
      // Alert before the commit: a crash in between repeats the alert instead of losing it.
      if (!observation.isCanary) ports.alert(alertOf(address, read.refusal))
      return commitState(
        { status: 'stopped', ...held, refusal: read.refusal },
        observation,
        observation,
        ports,
      )
    case 'read':
      return commitState(stateOf(read, held, ports.clock() - startedMs), observation, read.entry, ports)
  }
}

/**
 * Leaves the record alone if another worker has committed since the observation; `entry`: the record as last
 * written.
 */
async function commitState(
  state: DropState,
  { record: { revision } }: Observation,
  entry: LedgerEntry<Address>,
  ports: IngestPorts,
): Promise<Committed> {
  const change = (record: DropRecord) => commit(record, revision, state, ports.clock())
  return { state, entry: await changeEntry(entry, change, ports) }
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
  const { entry, generation, customers, hasRejects, hasDetails } = read
  const { refused: refusal, ...outcome } = recordedOutcome(read.outcome)
  const reading = { generation, ...(customers && { customers }), outcome, hasRejects, hasDetails, durationMs }
  if (refusal !== null) return { status: 'refused', ...held, refusal, reading }
  return { status: entry.address.kind === 'rehearsal' ? 'rehearsed' : 'committed', ...held, reading }
}

/**
 * What the key held before; reading the same version again replaces nothing more. Only a drop replaces
 * anything.
 */
function replacedBy({ address, record: { state }, head }: Observation): Replaced {
  if (state === null || address.kind !== 'drop') return null
  if (state.status !== 'deleted' && state.object.version === head?.version) return state.replaced
  const { rows, customers } = countingReading(state)?.outcome ?? { rows: { accepted: 0 }, customers: 0 }
  return { rows: rows.accepted, customers }
}

/** Why an address is refused unread: the key is invalid, or its partner is not in the settings. */
function refusalOfAddress(address: Address): Refusal {
  if (address.kind === 'invalid') return { code: 'bad_key', message: address.problem }
  const message = `The partner "${address.partner}" is not in partners.json; add it there to have its drops read.`
  return { code: 'unknown_partner', message }
}
