// Compares the receipt of a key, and the rejects beside it, with what they should hold.

import type { ReportBucket } from '../../ports/objects.ts'
import { parseJsonObject } from '../ingest/json-body.ts'
import { placeOf } from '../ingest/write-receipt.ts'
import { type BodyDigest, createBodyDigest } from './body-digest.ts'
import { type Difference, difference, differingFields } from './difference.ts'

export interface ExpectedReceipt {
  readonly key: string
  readonly partnerKnown: boolean
  /** The expected receipt. */
  readonly json: string
  /** null: there must be no rejects. */
  readonly rejects: BodyDigest | null
  /** A receipt may exist elsewhere, from when its partner was not yet in the settings, or still was. */
  readonly hadReceiptBefore: boolean
}

export async function compareReceipt(
  expected: ExpectedReceipt,
  reports: ReportBucket,
): Promise<Difference[]> {
  const { key, partnerKnown } = expected
  const place = placeOf(key, partnerKnown)
  const found = await reports.get(place.receipt)
  const message = found === null ? 'The receipt is missing.' : receiptWords(found.body, expected)
  return [
    ...(message === null ? [] : [difference('receipt', 'write-receipt', message)]),
    ...rejectsDiffer(await digestAt(place.rejects, reports), expected),
    ...(expected.hadReceiptBefore ? await leftBehind(key, !partnerKnown, reports) : []),
  ]
}

function receiptWords(body: Uint8Array, expected: ExpectedReceipt): string | null {
  const receipt = parseJsonObject(body)
  if (receipt === null) return 'The receipt is not JSON.'
  const fields = differingFields(receipt, JSON.parse(expected.json))
  return fields.length === 0 ? null : `The receipt differs from the reading: ${fields.join(', ')}.`
}

function rejectsDiffer(
  found: BodyDigest | null,
  { rejects, hadReceiptBefore }: ExpectedReceipt,
): Difference[] {
  if (found?.sha256 === rejects?.sha256) return []
  // Receipts take the rejects from the staged file, which may be gone too: only another reading is sure to
  // produce them.
  if (found === null) return [difference('rejects', 'read', 'The rejects are missing.')]
  if (rejects !== null) {
    const isSize = found.bytes !== rejects.bytes
    const message = isSize ? `have ${found.bytes} bytes, not ${rejects.bytes}` : 'differ from the file'
    return [difference('rejects', 'read', `The rejects ${message}.`)]
  }
  // A first receipt is written without looking for rejects of an earlier one.
  const remedy = hadReceiptBefore ? 'write-receipt' : 'read'
  return [difference('rejects', remedy, 'Rejects exist, though no row is rejected.')]
}

/** null: there is no such object. */
async function digestAt(key: string, reports: ReportBucket): Promise<BodyDigest | null> {
  const body = await reports.read(key)
  if (body === null) return null
  const digest = createBodyDigest()
  for await (const chunk of body) digest.add(chunk)
  return digest.value()
}

async function leftBehind(key: string, partnerKnown: boolean, reports: ReportBucket): Promise<Difference[]> {
  const other = placeOf(key, partnerKnown)
  const differences: Difference[] = []
  for (const place of [other.receipt, other.rejects]) {
    if ((await reports.etag(place)) === null) continue
    differences.push(difference('receipt', 'write-receipt', `An old file is left at ${place}.`))
  }
  return differences
}
