// Compares one key: reads its object again with captured writes, and compares them with the stored record,
// sheets, receipt and rejects. Writes nothing.

import type { Address, DropAddress } from '../../domain/drops/drop-key.ts'
import { Transient } from '../../domain/errors.ts'
import {
  countingReading,
  type DropState,
  isPartnerKnown,
  readingOf,
  refusalOf,
} from '../../domain/ledger/drop-state.ts'
import { hasReceipt, isDamaged, isExpired, isUpToDate } from '../../domain/ledger/freshness.ts'
import { receiptOf } from '../../views/receipt.ts'
import { heldCustomers } from '../ingest/held-customers.ts'
import { type Observation, observe } from '../ingest/observe.ts'
import { readStagedDetails } from '../ingest/staged.ts'
import { type AuditPorts, type CapturedReading, captureReading, type Owner } from './capture.ts'
import { compareReceipt } from './compare-receipt.ts'
import { compareSheets } from './compare-sheets.ts'
import { type Difference, difference, differingFields } from './difference.ts'
import { type KnownCustomers, knownCustomers } from './known-customers.ts'

/** A key that keeps changing is left to its next event. */
const MAX_ROUNDS = 5

/** Differences that were found while neither the object nor its record changed. */
export async function compareKey(
  key: string,
  ports: AuditPorts,
  known = knownCustomers(ports.register),
): Promise<Difference[]> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const observation = await observe(key, ports)
    const differences = await compare(observation, ports, known)
    if (differences.length === 0 || isSame(observation, await observe(key, ports))) return differences
  }
  return [difference('ledger', 'reconcile', 'The key kept changing while it was compared.')]
}

function isSame(a: Observation, b: Observation): boolean {
  return (
    a.fingerprint === b.fingerprint &&
    a.head?.version === b.head?.version &&
    a.stored?.version === b.stored?.version
  )
}

async function compare(
  observation: Observation,
  ports: AuditPorts,
  known: KnownCustomers,
): Promise<Difference[]> {
  const { record, head, fingerprint } = observation
  const { state } = record
  if (isDamaged(record)) return [difference('ledger', 'reconcile', 'The record cannot be read.')]
  if (!isUpToDate(record, head, fingerprint))
    return [difference('ledger', 'reconcile', stalenessMessage(observation))]
  // Its receipt has expired, or is about to.
  if (state === null || isExpired(record, ports.clock(), ports.retentionDays)) return []
  if (state.status === 'stopped') return compareStopped(observation, state, ports)
  const reading = await captureOrFail(observation, ports)
  if (reading === null) return [difference('ledger', 'reconcile', 'The version that was read is gone.')]
  if (reading instanceof Error) {
    return [difference('ledger', 'read', `The drop cannot be read again: ${reading.message}`)]
  }
  const contradictions = compareStates(state, reading.state)
  if (contradictions.length > 0) return contradictions
  return [
    ...(await compareStored(observation.address, state, reading, ports, known)),
    ...(await compareWritten(observation, state, reading, ports)),
  ]
}

function stalenessMessage({ record: { state }, head, fingerprint }: Observation): string {
  if (head === null) return 'The object is gone, but its content still counts.'
  if (state === null || state.status === 'deleted') return 'The object has not been read.'
  if (state.fingerprint !== fingerprint) {
    return `It was read with reader and settings "${state.fingerprint}", which are "${fingerprint}" now.`
  }
  return `Version ${state.object.version} was read, but the bucket holds version ${head.version}.`
}

/** Not read again, since the reading would not end. */
async function compareStopped(
  observation: Observation,
  state: DropState & { readonly status: 'stopped' },
  ports: AuditPorts,
): Promise<Difference[]> {
  return [
    difference('ledger', 'upload', `The drop is stopped: ${state.refusal.message}`),
    ...(await compareWritten(observation, state, { details: null, rejects: null }, ports)),
  ]
}

/** An error: this drop can never be read. */
async function captureOrFail(
  observation: Observation,
  ports: AuditPorts,
): Promise<CapturedReading | Error | null> {
  try {
    return await captureReading(observation, ports)
  } catch (error) {
    if (error instanceof Transient || !(error instanceof Error)) throw error
    return error
  }
}

function compareStates(stored: DropState, captured: DropState): Difference[] {
  if (captured.status === 'stopped') {
    return [difference('ledger', 'read', `The drop cannot be read again: ${captured.refusal.message}`)]
  }
  const state = differingFields(factsOf(stored), factsOf(captured))
  if (state.length > 0) {
    return [difference('ledger', 'read', `The record does not follow from the file: ${state.join(', ')}.`)]
  }
  const outcome = differingFields(outcomeOf(stored), outcomeOf(captured))
  if (outcome.length === 0) return []
  return [difference('ledger', 'read', `The record differs from the file: ${outcome.join(', ')}.`)]
}

/** Every reading has another generation and another duration. */
function factsOf(state: DropState) {
  const reading = readingOf(state)
  const { hasRejects: rejects, hasDetails: details } = reading ?? {}
  return { status: state.status, isRead: reading !== null, rejects, details }
}

function outcomeOf(state: DropState) {
  return { ...readingOf(state)?.outcome, refused: refusalOf(state) }
}

/** Compares the sheets, and what the reading staged for the receipt. */
async function compareStored(
  address: Address,
  state: DropState,
  reading: CapturedReading,
  ports: AuditPorts,
  known: KnownCustomers,
): Promise<Difference[]> {
  const staged = await readStagedDetails(address, state, ports.reports)
  if (differingFields({ staged }, { staged: reading.details }).length > 0) {
    return [difference('receipt', 'read', 'What the reading left for the receipt is missing or damaged.')]
  }
  const counting = countingReading(state)
  if (counting === null || address.kind === 'invalid') return []
  const place = { address, generation: counting.generation }
  const written = (await heldCustomers(address, counting, ports.reports)) ?? []
  return [
    ...(await compareSheets(place, reading.sheets, written, ports.sheets)),
    ...(await compareRegister(address, reading.sheets.keys(), known)),
  ]
}

/** Readers look up sheets by registered customer. */
async function compareRegister(
  { partner }: DropAddress,
  owners: Iterable<Owner>,
  known: KnownCustomers,
): Promise<Difference[]> {
  const customers = Array.from(owners).flatMap((owner) => (owner === 'partner' ? [] : [owner]))
  const missing = await known.missing(partner, customers)
  if (missing.length === 0) return []
  const message = `${missing.length} of its customers are not registered, such as ${missing[0]}.`
  return [difference('register', 'read', message)]
}

/** Compares the receipt, and the rejects beside it. */
async function compareWritten(
  { address: { key }, record }: Observation,
  state: DropState,
  { details, rejects }: Pick<CapturedReading, 'details' | 'rejects'>,
  ports: AuditPorts,
): Promise<Difference[]> {
  if (!hasReceipt(record)) return [difference('receipt', 'write-receipt', 'The receipt is not written yet.')]
  const expected = {
    key,
    partnerKnown: isPartnerKnown(state),
    json: receiptOf(key, state, details),
    rejects,
    hadReceiptBefore: record.revision > 1,
  }
  return compareReceipt(expected, ports.reports)
}
