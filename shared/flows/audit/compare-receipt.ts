// Do the receipt, and the rejects beside it, say what is known of a key?

import type { ReportBucket } from '../../ports.ts'
import { parseJsonObject } from '../ingest/json-body.ts'
import { placeOf } from '../ingest/write-receipt.ts'
import { type BodyDigest, createBodyDigest } from './body-digest.ts'
import { type Difference, difference, differingFields } from './difference.ts'

export interface ExpectedReceipt {
  readonly key: string
  readonly partnerKnown: boolean
  /** What the receipt must say. */
  readonly json: string
  /** null: there must be no rejects. */
  readonly rejects: BodyDigest | null
  /** The key was told of before: perhaps elsewhere, while its partner was not in the settings, or was. */
  readonly wasToldBefore: boolean
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
    ...(expected.wasToldBefore ? await leftBehind(key, !partnerKnown, reports) : []),
  ]
}

function receiptWords(body: Uint8Array, expected: ExpectedReceipt): string | null {
  const said = parseJsonObject(body)
  if (said === null) return 'The receipt is not JSON.'
  const fields = differingFields(said, JSON.parse(expected.json))
  return fields.length === 0
    ? null
    : `The receipt says something else than what was read: ${fields.join(', ')}.`
}

function rejectsDiffer(found: BodyDigest | null, { rejects, wasToldBefore }: ExpectedReceipt): Difference[] {
  if (found?.sha256 === rejects?.sha256) return []
  // Told from what the reading left, which may be gone too: only another reading is sure to have them.
  if (found === null) return [difference('rejects', 'read', 'The rejects are missing.')]
  if (rejects !== null) {
    const isSize = found.bytes !== rejects.bytes
    const message = isSize
      ? `have ${found.bytes} bytes, not ${rejects.bytes}`
      : 'say something else than the file'
    return [difference('rejects', 'read', `The rejects ${message}.`)]
  }
  // Whoever tells of a first reading does not look for rejects of an earlier one.
  const remedy = wasToldBefore ? 'write-receipt' : 'read'
  return [difference('rejects', remedy, 'There are rejects, though no row is rejected.')]
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
    differences.push(difference('receipt', 'write-receipt', `An old file was left behind at ${place}.`))
  }
  return differences
}
