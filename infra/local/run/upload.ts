// Synchronises a bucket with the source: changed files are put, vanished ones deleted, unchanged ones left
// alone.

import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import {
  DeleteObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3'
import { limitConcurrency } from '../../../shared/flows/limit-concurrency.ts'
import type { DropSource, SkippedEntry, SourceFile } from './drop-source.ts'
import type { Change } from './functions.ts'

const UPLOADS_AT_ONCE = 8

/** The object metadata in which the upload records the file's size and time. */
const HASH_METADATA = 'sha256'

export interface UploadTarget {
  readonly s3: S3Client
  readonly bucket: string
}

export interface UploadListener {
  changed(key: string, change: Change): void
  /** After each file. */
  done(): void
}

/**
 * Deletes only what was uploaded this way: the bucket may be shared. Skipped entries have not vanished, and
 * stay as they were.
 */
export async function upload(
  { files, skipped }: DropSource,
  target: UploadTarget,
  listener: UploadListener,
): Promise<void> {
  const vanished = await keysIn(target)

  async function put(file: SourceFile): Promise<void> {
    const isThere = vanished.delete(file.key)
    if (await putIfChanged(file, isThere, target)) listener.changed(file.key, 'Object Created')
    listener.done()
  }

  const uploads = limitConcurrency(UPLOADS_AT_ONCE)
  for (const file of files) await uploads.run(() => put(file))
  await uploads.drain()
  for (const key of vanished) {
    if (isSkipped(key, skipped) || (await storedHash(key, target)) === null) continue
    await target.s3.send(new DeleteObjectCommand({ Bucket: target.bucket, Key: key }))
    listener.changed(key, 'Object Deleted')
  }
}

function isSkipped(key: string, skipped: readonly SkippedEntry[]): boolean {
  return skipped.some((entry) => key === entry.key || key.startsWith(`${entry.key}/`))
}

/** False: the bucket has that very file. */
async function putIfChanged(
  file: SourceFile,
  isThere: boolean,
  { s3, bucket }: UploadTarget,
): Promise<boolean> {
  const sha256 = await hashOf(file)
  if (isThere && (await storedHash(file.key, { s3, bucket })) === sha256) return false
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: file.key,
      Body: file.open(),
      ContentLength: file.bytes,
      Metadata: { [HASH_METADATA]: sha256 },
    }),
  )
  return true
}

async function hashOf(file: SourceFile): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(file.open(), hash)
  return hash.digest('hex')
}

/** null: it was deleted, or uploaded by another program. */
async function storedHash(key: string, { s3, bucket }: UploadTarget): Promise<string | null> {
  try {
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    return head.Metadata?.[HASH_METADATA] ?? null
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

async function keysIn({ s3, bucket }: UploadTarget): Promise<Set<string>> {
  const keys = new Set<string>()
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.add(Key)
  }
  return keys
}
