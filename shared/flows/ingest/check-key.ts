// What differs about one key: its object is read again in memory, and ledger, sheets, receipt and rejects must say
// the same. Nothing is written.

import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import { quotingWords, recordedOutcome } from '../../domain/drops/outcome.ts'
import { Transient } from '../../domain/errors.ts'
import type { Commitment, DropRecord } from '../../ports.ts'
import { receiptJson } from '../../views/receipt.ts'
import { isDamaged, isTold, saysWhatIsThere } from './attention.ts'
import { checkReceipt } from './check-receipt.ts'
import { checkSheets } from './check-sheets.ts'
import { checkStanding } from './check-standing.ts'
import { checkMisfit, checkRehearsal } from './check-unrecorded.ts'
import type { Look } from './commit.ts'
import { type Difference, difference, differingFields } from './difference.ts'
import { type KnownCustomers, knownCustomers } from './known-customers.ts'
import { manifestCustomers } from './manifest.ts'
import type { IngestPorts } from './ports.ts'
import { type Owner, type Rereading, readAgain } from './read-again.ts'
import { readingFingerprint } from './reconcile.ts'
import { readStagedWords } from './staged-words.ts'

export type CheckPorts = Omit<IngestPorts, 'jobs' | 'clock' | 'newGeneration' | 'tell'>

/** A key that moves this often under our eyes is left to its next event. */
const MAX_ROUNDS = 5

/** Differences that stand while neither the object nor its record moves. */
export async function checkKey(
  key: string,
  ports: CheckPorts,
  known = knownCustomers(ports.register),
): Promise<Difference[]> {
  const address = parseDropKey(key)
  if (typeof address === 'string') return checkMisfit(key, address, ports)
  if (address.rehearsal) return checkRehearsal(address, ports)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const look = await lookAt(address, ports)
    const differences = await compare(look, ports, known)
    if (differences.length === 0 || isSame(look, await lookAt(address, ports))) return differences
  }
  return [difference('ledger', 'reconcile', 'The key kept changing while it was compared.')]
}

export async function lookAt(address: DropAddress, ports: CheckPorts): Promise<Look> {
  const settings = await ports.settings()
  return {
    address,
    timeZone: settings.get(address.partner)?.timeZone ?? null,
    fingerprint: readingFingerprint(settings, address),
    record: await ports.ledger.get(address),
    head: await ports.drops.head(address.key),
  }
}

function isSame(a: Look, b: Look): boolean {
  return (
    a.fingerprint === b.fingerprint &&
    a.head?.version === b.head?.version &&
    a.record?.revision === b.record?.revision &&
    a.record?.toldRevision === b.record?.toldRevision
  )
}

async function compare(look: Look, ports: CheckPorts, known: KnownCustomers): Promise<Difference[]> {
  const { record, head, fingerprint } = look
  if (isDamaged(record)) return [difference('ledger', 'reconcile', 'The record cannot be read.')]
  if (!saysWhatIsThere(record, head, fingerprint))
    return [difference('ledger', 'reconcile', behindWords(look))]
  if (record === null || record.commitment === null) return []
  if (record.commitment.status === 'stopped') return checkStopped(record, record.commitment, ports)
  const reread = await readIfRead(look, ports)
  if (reread instanceof Error) {
    return [difference('ledger', 'read', `The drop cannot be read again: ${reread.message}`)]
  }
  const contradictions = checkStanding(look, record.commitment, reread)
  if (contradictions.length > 0) return contradictions
  return [
    ...(reread === null ? [] : await checkReading(look, record.commitment, reread, ports, known)),
    ...(await checkTold(record, record.commitment, reread, ports)),
  ]
}

/** It is not read again: that is what does not end. */
async function checkStopped(
  record: DropRecord,
  commitment: Commitment,
  ports: CheckPorts,
): Promise<Difference[]> {
  const words = `The drop is stopped: ${commitment.outcome?.refused?.message ?? 'its reading does not end.'}`
  return [difference('ledger', 'upload', words), ...(await checkTold(record, commitment, null, ports))]
}

function behindWords({ record, head, fingerprint }: Look): string {
  const said = record?.commitment ?? null
  if (head === null) return 'The object is gone, and what it said still counts.'
  if (said === null || said.status === 'deleted') return 'The object has not been read.'
  if (said.fingerprint !== fingerprint) {
    return `It was read as "${said.fingerprint}", and now would be as "${fingerprint}" (reader and time zone).`
  }
  return `Version ${said.object?.version ?? '-'} was read, and version ${head.version} is there.`
}

/** null: there is nothing to read. An error: this drop can never be read. */
async function readIfRead(
  { address, head, timeZone }: Look,
  ports: CheckPorts,
): Promise<Rereading | Error | null> {
  if (head === null || timeZone === null) return null
  try {
    return await readAgain(address, head, timeZone, ports.drops)
  } catch (error) {
    if (error instanceof Transient || !(error instanceof Error)) throw error
    return error
  }
}

async function checkReading(
  { address }: Look,
  commitment: Commitment,
  reread: Rereading,
  ports: CheckPorts,
  known: KnownCustomers,
): Promise<Difference[]> {
  const { generation, outcome } = commitment
  const fields = differingFields(outcome ?? {}, recordedOutcome(reread.outcome))
  if (fields.length > 0) {
    const words = `The record says something else than the file: ${fields.join(', ')}.`
    return [difference('ledger', 'read', words)]
  }
  const staged = await readStagedWords(commitment, ports.reports)
  if (differingFields({ staged }, { staged: quotingWords(reread.outcome) }).length > 0) {
    return [difference('receipt', 'read', 'What the reading left for the receipt is missing or damaged.')]
  }
  if (generation === null) return []
  const place = { address, generation }
  const written = (await manifestCustomers(place, ports.reports)) ?? []
  return [
    ...(await checkSheets(place, reread.digests, written, ports.sheets)),
    ...(await checkRegister(address, reread.digests.keys(), known)),
  ]
}

/** Readers look only for sheets of registered customers. */
async function checkRegister(
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

async function checkTold(
  record: DropRecord,
  commitment: Commitment,
  reread: Rereading | null,
  ports: CheckPorts,
): Promise<Difference[]> {
  const { address, revision } = record
  if (!isTold(record)) return [difference('receipt', 'tell', 'The receipt is not written yet.')]
  const words = reread === null ? null : quotingWords(reread.outcome)
  const expected = {
    key: address.key,
    partnerKnown: commitment.partnerKnown,
    json: () => receiptJson({ key: address.key, ...commitment, words }),
    rejects: reread?.rejects ?? null,
    wasToldBefore: revision > 1,
  }
  return checkReceipt(expected, ports.reports)
}
