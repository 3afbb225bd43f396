// Multipart uploads under way. They live in memory: their parts are strays after a restart, and so is their client.

import { createHash, randomUUID } from 'node:crypto'
import type { Content } from './object-index.ts'
import type { Received } from './receive.ts'
import { Refusal } from './refusal.ts'

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
  /** The answer to a completion, given again when it is asked for again: the first answer may have been lost. */
  completed: Completion | null
}

export interface Completion {
  readonly version: string
  readonly etag: string
}

export interface Uploads {
  begin(of: Pick<Upload, 'bucket' | 'key' | 'headers'>): Upload
  find(bucket: string, key: string, id: string | null): Upload
  forget(upload: Upload): void
  underWay(bucket: string): Upload[]
}

const smallestPartBytes = 5 * 1024 * 1024

export function uploadsUnderWay(): Uploads {
  const uploads = new Map<string, Upload>()
  return {
    begin(of) {
      const upload: Upload = { ...of, id: randomUUID(), parts: new Map(), completed: null }
      uploads.set(upload.id, upload)
      return upload
    },
    find(bucket, key, id) {
      const upload = uploads.get(id ?? '')
      if (upload !== undefined && upload.bucket === bucket && upload.key === key) return upload
      throw new Refusal(
        'NoSuchUpload',
        'The specified upload does not exist. It may have been aborted or completed.',
      )
    },
    forget: (upload) => void uploads.delete(upload.id),
    underWay: (bucket) =>
      [...uploads.values()].filter((upload) => upload.bucket === bucket && upload.completed === null),
  }
}

/** What the object will be: the listed parts, which must be those that came, in order and big enough. */
export function assemble(upload: Upload, listed: readonly { number: number; etag: string }[]): Content {
  if (listed.length === 0) throw new Refusal('MalformedXML', 'A completed upload needs a list of its parts')
  if (listed.some(({ number }, place) => number <= (listed[place - 1]?.number ?? 0))) {
    throw new Refusal('InvalidPartOrder', 'The list of parts was not in ascending order.')
  }
  const parts = listed.map(({ number, etag }) => {
    const part = upload.parts.get(number)
    if (part?.received.md5.toString('hex') === etag.replaceAll('"', '')) return part
    throw new Refusal('InvalidPart', 'One or more of the specified parts could not be found.')
  })
  if (parts.slice(0, -1).some(({ received }) => received.bytes < smallestPartBytes)) {
    throw new Refusal('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
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
