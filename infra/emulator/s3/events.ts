// The events of S3 as EventBridge delivers them. Unlike in S3's own notifications, keys are not URL-encoded.

import { randomBytes, randomUUID } from 'node:crypto'
import { identity } from '../identity.ts'
import type { ChangeReason } from './context.ts'
import type { ObjectVersion } from './object-index.ts'

/** What AWS documents as "EventBridge event message structure". */
export interface S3Event {
  readonly version: '0'
  readonly id: string
  readonly 'detail-type': 'Object Created' | 'Object Deleted'
  readonly source: 'aws.s3'
  readonly account: string
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: S3EventDetail
}

export interface S3EventDetail {
  readonly version: '0'
  readonly bucket: { readonly name: string }
  readonly object: {
    readonly key: string
    /** Absent in deletions. */
    readonly size?: number
    readonly etag?: string
    readonly 'version-id': string
    readonly sequencer: string
  }
  readonly 'request-id': string
  readonly requester: string
  readonly 'source-ip-address': string
  readonly reason: 'PutObject' | 'PostObject' | 'CompleteMultipartUpload' | 'CopyObject' | 'DeleteObject'
  readonly 'deletion-type'?: 'Delete Marker Created' | 'Permanently Deleted'
}

export function s3Event(version: ObjectVersion, reason: ChangeReason): S3Event {
  const { bucket, key, content, sequencer } = version
  const deletion = deletionType(reason)
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': deletion === undefined ? 'Object Created' : 'Object Deleted',
    source: 'aws.s3',
    account: identity.account,
    time: new Date().toISOString().replace(/\.\d+/, ''),
    region: identity.region,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: {
        key,
        ...(deletion === undefined ? { size: content?.bytes ?? 0 } : {}),
        ...(content === null ? {} : { etag: content.etag }),
        'version-id': version.version,
        sequencer: sequencer.toString(16).toUpperCase().padStart(16, '0'),
      },
      'request-id': randomBytes(8).toString('hex').toUpperCase(),
      requester: identity.account,
      'source-ip-address': '127.0.0.1',
      reason: reason === 'DeleteObjectVersion' ? 'DeleteObject' : reason,
      ...(deletion === undefined ? {} : { 'deletion-type': deletion }),
    },
  }
}

function deletionType(reason: ChangeReason): S3EventDetail['deletion-type'] {
  if (reason === 'DeleteObject') return 'Delete Marker Created'
  if (reason === 'DeleteObjectVersion') return 'Permanently Deleted'
  return undefined
}
