// Lifecycle rules of the buckets. An expired drop is deleted like any other; settings never expire.

import { Duration } from 'aws-cdk-lib'
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3'
import { EXPIRING } from '../../shared/layout.ts'

/** Replaced or deleted objects can be restored for a month; incomplete uploads are removed. */
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
