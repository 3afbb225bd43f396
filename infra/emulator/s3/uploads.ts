// Multipart uploads in progress. They are kept in memory only: no client outlives the process.

import { createHash, randomUUID } from 'node:crypto'
import { S3Error } from './errors.ts'
import type { Content } from './object-index.ts'
import type { Received } from './receive.ts'

export interface Part {
  readonly file: string
  readonly received: Received
}

export interface Upload {
  readonly id: string
  readonly bucket: string
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly parts: Map<number, Part>
  /** Kept, so that a client that lost the reply can complete the upload again. */
  completion: Completion | null
}

export interface Completion {
  readonly version: string
  readonly etag: string
}

export interface Uploads {
  begin(of: Pick<Upload, 'bucket' | 'key' | 'headers'>): Upload
  find(bucket: string, key: string, id: string | null): Upload
  forget(upload: Upload): void
  inProgress(bucket: string): Upload[]
}

const MIN_PART_BYTES = 5 * 1024 * 1024

export function createUploads(): Uploads {
  const uploads = new Map<string, Upload>()
  return {
    begin(of) {
      const upload: Upload = { ...of, id: randomUUID(), parts: new Map(), completion: null }
      uploads.set(upload.id, upload)
      return upload
    },
    find(bucket, key, id) {
      const upload = uploads.get(id ?? '')
      if (upload !== undefined && upload.bucket === bucket && upload.key === key) return upload
      throw new S3Error(
        'NoSuchUpload',
        'The specified upload does not exist. It may have been aborted or completed.',
      )
    },
    forget: (upload) => void uploads.delete(upload.id),
    inProgress: (bucket) =>
      [...uploads.values()].filter((upload) => upload.bucket === bucket && upload.completion === null),
  }
}

/** The object made of the listed parts, which must have been uploaded, be in order and be large enough. */
export function assemble(upload: Upload, listed: readonly { number: number; etag: string }[]): Content {
  if (listed.some(({ number }, index) => number <= (listed[index - 1]?.number ?? 0))) {
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.')
  }
  const parts = listed.map(({ number, etag }) => {
    const part = upload.parts.get(number)
    if (part?.received.md5.toString('hex') === etag.replaceAll('"', '')) return part
    throw new S3Error('InvalidPart', 'One or more of the specified parts could not be found.')
  })
  if (parts.slice(0, -1).some(({ received }) => received.bytes < MIN_PART_BYTES)) {
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
  }
  const md5OfParts = createHash('md5').update(Buffer.concat(parts.map(({ received }) => received.md5)))
  return {
    bytes: parts.reduce((sum, { received }) => sum + received.bytes, 0),
    etag: `${md5OfParts.digest('hex')}-${parts.length}`,
    headers: upload.headers,
    files: parts.map(({ file }) => file),
    crc32: null,
  }
}
