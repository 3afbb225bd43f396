// What differs about one key: its object is read again without leaving anything, and ledger, sheets, receipt and rejects
// must be what that reading would have written. Nothing is written.

import type { Address, DropAddress } from '../../domain/drops/drop-key.ts'
import { Transient } from '../../domain/errors.ts'
import type { Commitment, DropRecord } from '../../ports.ts'
import { receiptJson } from '../../views/receipt.ts'
import { isDamaged, isTold, saysWhatIsThere } from '../ingest/attention.ts'
import { manifestCustomers } from '../ingest/manifest.ts'
import { type Observation, observe } from '../ingest/observe.ts'
import { readStagedWords } from '../ingest/staged-words.ts'
import { type AuditPorts, type CapturedReading, captureReading, type Owner } from './capture.ts'
import { compareReceipt } from './compare-receipt.ts'
import { compareSheets } from './compare-sheets.ts'
import { type Difference, difference, differingFields } from './difference.ts'
import { type KnownCustomers, knownCustomers } from './known-customers.ts'

/** A key that moves this often under our eyes is left to its next event. */
const MAX_ROUNDS = 5

/** Differences that stand while neither the object nor its record moves. */
export async function compareKey(
  key: string,
  ports: AuditPorts,
  known = knownCustomers(ports.register),
): Promise<Difference[]> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const look = await observe(key, ports)
    const differences = await compare(look, ports, known)
    if (differences.length === 0 || isSame(look, await observe(key, ports))) return differences
  }
  return [difference('ledger', 'reconcile', 'The key kept changing while it was compared.')]
}

function isSame(a: Observation, b: Observation): boolean {
  return (
    a.fingerprint === b.fingerprint &&
    a.head?.version === b.head?.version &&
    a.record?.revision === b.record?.revision &&
    a.record?.toldRevision === b.record?.toldRevision
  )
}

async function compare(look: Observation, ports: AuditPorts, known: KnownCustomers): Promise<Difference[]> {
  const { record, head, fingerprint } = look
  if (isDamaged(record)) return [difference('ledger', 'reconcile', 'The record cannot be read.')]
  if (!saysWhatIsThere(record, head, fingerprint))
    return [difference('ledger', 'reconcile', behindWords(look))]
  if (record === null || record.commitment === null) return []
  if (record.commitment.status === 'stopped') return compareStopped(record, record.commitment, ports)
  const reading = await captureOrFail(look, ports)
  if (reading === null) return [difference('ledger', 'reconcile', 'The version that was read is gone.')]
  if (reading instanceof Error) {
    return [difference('ledger', 'read', `The drop cannot be read again: ${reading.message}`)]
  }
  const contradictions = compareCommitments(record.commitment, reading.commitment)
  if (contradictions.length > 0) return contradictions
  return [
    ...(await compareStored(look.address, record.commitment, reading, ports, known)),
    ...(await compareWritten(record, record.commitment, reading, ports)),
  ]
}

function behindWords({ record, head, fingerprint }: Observation): string {
  const said = record?.commitment ?? null
  if (head === null) return 'The object is gone, and what it said still counts.'
  if (said === null || said.status === 'deleted') return 'The object has not been read.'
  if (said.fingerprint !== fingerprint) {
    return `It was read as "${said.fingerprint}", and now would be as "${fingerprint}" (reader and time zone).`
  }
  return `Version ${said.object?.version ?? '-'} was read, and version ${head.version} is there.`
}

/** It is not read again: that is what does not end. */
async function compareStopped(
  record: DropRecord<Address>,
  commitment: Commitment,
  ports: AuditPorts,
): Promise<Difference[]> {
  const words = `The drop is stopped: ${commitment.outcome?.refused?.message ?? 'its reading does not end.'}`
  const nothingRead = { words: null, rejects: null }
  return [
    difference('ledger', 'upload', words),
    ...(await compareWritten(record, commitment, nothingRead, ports)),
  ]
}

/** An error: this drop can never be read. */
async function captureOrFail(look: Observation, ports: AuditPorts): Promise<CapturedReading | Error | null> {
  try {
    return await captureReading(look, ports)
  } catch (error) {
    if (error instanceof Transient || !(error instanceof Error)) throw error
    return error
  }
}

/** Generations are never the same, nor is how long it took. */
function compareCommitments(stored: Commitment, captured: Commitment): Difference[] {
  const [state, outcome] = [
    differingFields(stateOf(stored), stateOf(captured)),
    differingFields(stored.outcome ?? {}, captured.outcome ?? {}),
  ]
  if (captured.status === 'stopped') {
    const why = captured.outcome?.refused?.message ?? ''
    return [difference('ledger', 'read', `The drop cannot be read again: ${why}`)]
  }
  if (state.length > 0) {
    return [difference('ledger', 'read', `The record does not follow from the file: ${state.join(', ')}.`)]
  }
  if (outcome.length === 0) return []
  return [
    difference('ledger', 'read', `The record says something else than the file: ${outcome.join(', ')}.`),
  ]
}

function stateOf(commitment: Commitment) {
  const { status, partnerKnown, generation, stagedRejectsKey, stagedWordsKey } = commitment
  return {
    status,
    // Of a key that holds nothing, nobody asks whether its partner is known.
    partnerKnown: status === 'deleted' ? null : partnerKnown,
    generation: generation !== null,
    rejects: stagedRejectsKey !== null,
    words: stagedWordsKey !== null,
  }
}

/** Sheets, and what the reading left for the receipt. */
async function compareStored(
  address: Address,
  commitment: Commitment,
  reading: CapturedReading,
  ports: AuditPorts,
  known: KnownCustomers,
): Promise<Difference[]> {
  const staged = await readStagedWords(commitment, ports.reports)
  if (differingFields({ staged }, { staged: reading.words }).length > 0) {
    return [difference('receipt', 'read', 'What the reading left for the receipt is missing or damaged.')]
  }
  const { generation } = commitment
  if (generation === null || address.kind === 'invalid') return []
  const place = { address, generation }
  const written = (await manifestCustomers(place, ports.reports)) ?? []
  return [
    ...(await compareSheets(place, reading.sheets, written, ports.sheets)),
    ...(await compareRegister(address, reading.sheets.keys(), known)),
  ]
}

/** Readers look only for sheets of registered customers. */
async function compareRegister(
  { partner }: DropAddress,
  owners: Iterable<Owner>,
  known: KnownCustomers,
): Promise<Difference[]> {
  const customers = Array.from(owners).flatMap((owner) => (owner === 'partner' ? [] : [owner]))
  const missing = await known.missing(partner, customers)
  if (missing.length === 0) return []
  const words = `${missing.length} of its customers are not registered, such as ${missing[0]}.`
  return [difference('register', 'read', words)]
}

/** The receipt, and the rejects beside it. */
async function compareWritten(
  record: DropRecord<Address>,
  commitment: Commitment,
  { words, rejects }: Pick<CapturedReading, 'words' | 'rejects'>,
  ports: AuditPorts,
): Promise<Difference[]> {
  const { address, revision } = record
  if (!isTold(record)) return [difference('receipt', 'tell', 'The receipt is not written yet.')]
  const expected = {
    key: address.key,
    partnerKnown: commitment.partnerKnown,
    json: receiptJson({ key: address.key, ...commitment, words }),
    rejects,
    wasToldBefore: revision > 1,
  }
  return compareReceipt(expected, ports.reports)
}
