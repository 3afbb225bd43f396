// Decodes aws-chunked, the framing of streamed bodies: `size[;signature] CRLF data CRLF … 0 CRLF trailers`.

import { S3Error } from './errors.ts'

const MAX_LINE_BYTES = 16_384

/** Yields the data, and adds the trailers, with names in lower case, before it ends. */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  let line = Buffer.alloc(0)
  let state: 'size' | 'data' | 'end of data' | 'trailers' | 'done' = 'size'
  let remainingBytes = 0
  for await (const chunk of source) {
    let rest = chunk
    while (rest.length > 0 && state !== 'done') {
      if (state === 'data') {
        const data = rest.subarray(0, remainingBytes)
        remainingBytes -= data.length
        rest = rest.subarray(data.length)
        if (remainingBytes === 0) state = 'end of data'
        yield data
        continue
      }
      const end = rest.indexOf('\n')
      line = Buffer.concat([line, end < 0 ? rest : rest.subarray(0, end + 1)])
      if (line.length > MAX_LINE_BYTES)
        throw new S3Error('InvalidRequest', 'A line of the chunked body is too long')
      if (end < 0) break
      rest = rest.subarray(end + 1)
      const text = line.toString('latin1').trim()
      line = Buffer.alloc(0)
      if (state === 'size') {
        remainingBytes = chunkSize(text)
        state = remainingBytes === 0 ? 'trailers' : 'data'
      } else if (state === 'end of data') state = 'size'
      else if (text === '') state = 'done'
      else
        trailers.set(text.slice(0, text.indexOf(':')).toLowerCase(), text.slice(text.indexOf(':') + 1).trim())
    }
  }
  if (state !== 'done') throw new S3Error('IncompleteBody', 'The chunked body is incomplete')
}

function chunkSize(line: string): number {
  const [, hex] = /^([\da-f]{1,12})(?:;.*)?$/i.exec(line) ?? []
  if (hex === undefined) throw new S3Error('InvalidRequest', 'The chunked body has an invalid chunk size')
  return Number.parseInt(hex, 16)
}
