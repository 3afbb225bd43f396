// A request body on its way to a file: streamed, measured, and held against the checksums that came with it.

import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { decodeAwsChunked } from './aws-chunked.ts'
import { Refusal } from './refusal.ts'

export interface Received {
  readonly bytes: number
  readonly md5: Buffer
  /** Base64, as in the headers. */
  readonly crc32: string
}

/** Leaves no file behind when it throws. */
export async function receiveBody(request: IncomingMessage, path: string): Promise<Received> {
  const { headers } = request
  const trailers = new Map<string, string>()
  const framed = isFramed(headers)
  if (!framed && headers['transfer-encoding'] !== undefined) {
    throw new Refusal(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented: Transfer-Encoding',
    )
  }
  const announced = headers[framed ? 'x-amz-decoded-content-length' : 'content-length']
  if (announced === undefined)
    throw new Refusal('MissingContentLength', 'You must provide the Content-Length HTTP header.')
  try {
    const received = await writeMeasured(framed ? decodeAwsChunked(request, trailers) : request, path)
    check(received, Number(announced), headers, trailers)
    return received
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** Writes a stream to a file and says what it was. */
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

function isFramed(headers: IncomingHttpHeaders): boolean {
  return `${headers['x-amz-content-sha256'] ?? ''}`.startsWith('STREAMING-')
}

function check(
  received: Received,
  announcedBytes: number,
  headers: IncomingHttpHeaders,
  trailers: ReadonlyMap<string, string>,
): void {
  if (received.bytes !== announcedBytes) {
    throw new Refusal(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header.',
    )
  }
  const sum = trailers.get('x-amz-checksum-crc32') ?? headers['x-amz-checksum-crc32']
  if (sum !== undefined && sum !== received.crc32) {
    throw new Refusal('BadDigest', 'The CRC32 you specified did not match the calculated checksum.')
  }
  const md5 = headers['content-md5']
  if (md5 !== undefined && md5 !== received.md5.toString('base64')) {
    throw new Refusal('BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
}
