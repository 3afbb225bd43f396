// Lifecycle of the buckets. Every expired drop is a deletion like any other; `partners.json` must never expire.

import { Duration } from 'aws-cdk-lib'
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3'

const settingsKey = 'partners.json'
const idCharacters = [...'abcdefghijklmnopqrstuvwxyz0123456789-']

/** What was replaced or deleted can be brought back for a month; leftovers of uploads go. */
const leftovers: LifecycleRule = {
  id: 'leftovers',
  noncurrentVersionExpiration: Duration.days(30),
  abortIncompleteMultipartUploadAfter: Duration.days(7),
  expiredObjectDeleteMarker: true,
}

export function keepDrops(days: number): LifecycleRule[] {
  const expiring = prefixesBesideSettings().map((prefix) => ({ prefix, expiration: Duration.days(days) }))
  return [leftovers, ...expiring]
}

export function keepReports(days: number): LifecycleRule[] {
  const expiring = ['digests/', 'mail/', 'receipts/', 'reports/'].map((prefix) => ({
    prefix,
    expiration: Duration.days(days),
  }))
  return [leftovers, ...expiring]
}

/**
 * Prefixes that together fit every key of a drop, and none of which fits `partners.json`. A lifecycle rule knows prefixes
 * but no exceptions, and partners come and go: so each prefix is the beginning of `partners.json` with another next letter.
 */
export function prefixesBesideSettings(): string[] {
  const lengths = Array.from({ length: settingsKey.indexOf('.') + 1 }, (_, length) => length)
  return lengths.flatMap((length) => {
    const next = length === 0 ? idCharacters.filter((character) => character !== '-') : [...idCharacters, '/']
    return next
      .filter((character) => character !== settingsKey[length])
      .map((character) => settingsKey.slice(0, length) + character)
  })
}
