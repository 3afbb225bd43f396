// Streams a request body to a file, and checks it against the length and checksums that came with it.

import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { decodeAwsChunked } from './aws-chunked.ts'
import { S3Error } from './errors.ts'

export interface Received {
  readonly bytes: number
  readonly md5: Buffer
  /** Base64. */
  readonly crc32: string
}

/** Deletes the file when it throws. */
export async function receiveBody(request: IncomingMessage, path: string): Promise<Received> {
  const { headers } = request
  const trailers = new Map<string, string>()
  const isChunked = isAwsChunked(headers)
  if (!isChunked && headers['transfer-encoding'] !== undefined) {
    throw new S3Error(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented: Transfer-Encoding',
    )
  }
  const announced = headers[isChunked ? 'x-amz-decoded-content-length' : 'content-length']
  if (announced === undefined)
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.')
  try {
    const received = await writeMeasured(isChunked ? decodeAwsChunked(request, trailers) : request, path)
    check(received, Number(announced), headers, trailers)
    return received
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** Writes a stream to a new file. */
export async function writeMeasured(source: AsyncIterable<Buffer>, path: string): Promise<Received> {
  const md5 = createHash('md5')
  let bytes = 0
  let sum = 0
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length
        sum = crc32(chunk, sum)
        md5.update(chunk)
        yield chunk
      }
    },
    createWriteStream(path, { flags: 'wx' }),
  )
  const sumBytes = Buffer.alloc(4)
  sumBytes.writeUInt32BE(sum)
  return { bytes, md5: md5.digest(), crc32: sumBytes.toString('base64') }
}

function isAwsChunked(headers: IncomingHttpHeaders): boolean {
  return `${headers['x-amz-content-sha256'] ?? ''}`.startsWith('STREAMING-')
}

function check(
  received: Received,
  announcedBytes: number,
  headers: IncomingHttpHeaders,
  trailers: ReadonlyMap<string, string>,
): void {
  if (received.bytes !== announcedBytes) {
    throw new S3Error(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header.',
    )
  }
  const sum = trailers.get('x-amz-checksum-crc32') ?? headers['x-amz-checksum-crc32']
  if (sum !== undefined && sum !== received.crc32) {
    throw new S3Error('BadDigest', 'The CRC32 you specified did not match the calculated checksum.')
  }
  const md5 = headers['content-md5']
  if (md5 !== undefined && md5 !== received.md5.toString('base64')) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
}
