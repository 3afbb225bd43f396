// An S3 with empty buckets on demand: the embedded one, with faults where a test wants them, or another one.

import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { startS3 } from '../../infra/emulator/s3.ts'
import { createBuckets } from '../../shared/adapters/create-missing.ts'
import { s3Client } from '../../shared/adapters/s3/client.ts'
import { s3ObjectVersions } from '../../shared/adapters/s3/object-versions.ts'
import { s3VersionedBucket } from '../../shared/adapters/s3/versioned-bucket.ts'
import { credentials } from '../support/credentials.ts'
import { type Faults, injectFaults } from '../support/faults.ts'
import type { DropBucketBench } from './drop-bucket.ts'
import { deleteBucket } from './emptied.ts'
import { freshName, givenEndpoint } from './endpoint.ts'

/** Small pages, so that few objects fill several. */
const MaxKeys = 7

export interface S3Bench {
  readonly client: S3Client
  emptyBucket(): Promise<string>
  close(): Promise<void>
}

/** With faults, always the embedded one. */
export async function startS3Bench(faults?: Faults): Promise<S3Bench> {
  const given = faults === undefined ? givenEndpoint('S3') : null
  const service =
    given === null
      ? await startS3({ credentials, buckets: [], middleware: faults && injectFaults(faults) })
      : null
  const client = s3Client({ endpoint: given ?? service?.endpoint ?? '', forcePathStyle: true })
  client.middlewareStack.add(
    (next, context) => (args) =>
      next(
        ['ListObjectsV2Command', 'ListObjectVersionsCommand'].includes(context.commandName ?? '')
          ? { ...args, input: { ...args.input, MaxKeys } }
          : args,
      ),
    { step: 'initialize', name: 'smallPages' },
  )
  const buckets: string[] = []
  return {
    client,
    async emptyBucket() {
      const name = given === null ? `bucket-${buckets.length + 1}` : freshName()
      // Before it is created, so that a partly created one is deleted too.
      buckets.push(name)
      await createBuckets(client, [name])
      return name
    },
    async close() {
      if (service === null) for (const name of buckets) await deleteBucket(client, name)
      client.destroy()
      await service?.close()
    },
  }
}

export function dropBucketBench(client: S3Client, Bucket: string): DropBucketBench {
  return {
    bucket: s3VersionedBucket(client, Bucket),
    versions: s3ObjectVersions(client, Bucket),
    async upload(Key, body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from(body) }))
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }))
    },
    async purge(Key) {
      const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }))
      for (const { VersionId } of Versions) {
        await client.send(new DeleteObjectCommand({ Bucket, Key, ...(VersionId ? { VersionId } : {}) }))
      }
    },
  }
}
