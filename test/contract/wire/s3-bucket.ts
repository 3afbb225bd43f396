// A versioned bucket of its own for each file of the S3 suite, and helpers to use it.

import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  PutObjectCommand,
  type PutObjectCommandInput,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll } from 'vitest'
import { startS3 } from '../../../infra/emulator/s3.ts'
import { createBuckets } from '../../../shared/adapters/create-missing.ts'
import { credentials } from '../../support/credentials.ts'
import { deleteBucket } from '../emptied.ts'
import { freshName } from '../endpoint.ts'
import { serviceFor } from './service.ts'

type Body = NonNullable<PutObjectCommandInput['Body']>
type Put = Omit<PutObjectCommandInput, 'Bucket' | 'Key' | 'Body'>

export interface Bucket {
  readonly name: string
  readonly client: S3Client
  readonly endpoint: string
  /** Returns the version id. */
  put(key: string, body: Body, more?: Put): Promise<string>
  head(key: string, version?: string): Promise<HeadObjectCommandOutput>
  get(key: string, version?: string): Promise<GetObjectCommandOutput>
  text(key: string, version?: string): Promise<string>
  /** All keys, page by page. */
  keys(prefix: string, pageSize?: number): Promise<string[]>
}

export function bucketForSuite(): Bucket {
  const service = serviceFor('S3', () => startS3({ credentials, buckets: [] }))
  const name = freshName()
  let client: S3Client
  beforeAll(async () => {
    client = new S3Client({ endpoint: service.endpoint, forcePathStyle: true, maxAttempts: 1 })
    await createBuckets(client, [name])
  })
  afterAll(() => deleteBucket(client, name))
  const bucket: Bucket = {
    name,
    get client() {
      return client
    },
    get endpoint() {
      return service.endpoint
    },
    async put(Key, Body, more = {}) {
      const { VersionId } = await client.send(new PutObjectCommand({ Bucket: name, Key, Body, ...more }))
      if (VersionId === undefined) throw new Error('a put without a version')
      return VersionId
    },
    head: (Key, VersionId) => client.send(new HeadObjectCommand({ Bucket: name, Key, VersionId })),
    get: (Key, VersionId) => client.send(new GetObjectCommand({ Bucket: name, Key, VersionId })),
    async text(key, version) {
      const { Body } = await bucket.get(key, version)
      return (await Body?.transformToString()) ?? ''
    },
    async keys(Prefix, pageSize = 1000) {
      const keys: string[] = []
      const query = { Bucket: name, Prefix, MaxKeys: pageSize }
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, query)) {
        keys.push(...Contents.map(({ Key = '' }) => Key))
      }
      return keys
    },
  }
  return bucket
}
