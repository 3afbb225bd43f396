// Lifecycle of the buckets. Every expired drop is a deletion like any other; settings never expire.

import { Duration } from 'aws-cdk-lib'
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3'
import { EXPIRING } from '../../shared/layout.ts'

/** What was replaced or deleted can be brought back for a month; leftovers of uploads go. */
const leftovers: LifecycleRule = {
  id: 'leftovers',
  noncurrentVersionExpiration: Duration.days(30),
  abortIncompleteMultipartUploadAfter: Duration.days(7),
  expiredObjectDeleteMarker: true,
}

export function keepDrops(days: number): LifecycleRule[] {
  return [leftovers, { id: 'drops', expiration: Duration.days(days) }]
}

export function keepReports(days: number): LifecycleRule[] {
  const expiring = EXPIRING.map((prefix) => ({
    prefix,
    expiration: Duration.days(days),
  }))
  return [leftovers, ...expiring]
}

export function keepSettings(): LifecycleRule[] {
  return [leftovers]
}
