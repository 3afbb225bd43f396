// The framing that the SDK puts around a streamed body, taken off: `size[;signature] CRLF data CRLF … 0 CRLF trailers`.

import { Refusal } from './refusal.ts'

const longestLineBytes = 16_384

/** Yields the data; fills `trailers` (names in lower case) by the time it ends. */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  let line = Buffer.alloc(0)
  let place: 'size' | 'data' | 'end of data' | 'trailers' | 'done' = 'size'
  let leftBytes = 0
  for await (const chunk of source) {
    let rest = chunk
    while (rest.length > 0 && place !== 'done') {
      if (place === 'data') {
        const data = rest.subarray(0, leftBytes)
        leftBytes -= data.length
        rest = rest.subarray(data.length)
        if (leftBytes === 0) place = 'end of data'
        yield data
        continue
      }
      const end = rest.indexOf('\n')
      line = Buffer.concat([line, end < 0 ? rest : rest.subarray(0, end + 1)])
      if (line.length > longestLineBytes)
        throw new Refusal('InvalidRequest', 'A line of the chunked body is too long')
      if (end < 0) break
      rest = rest.subarray(end + 1)
      const text = line.toString('latin1').trim()
      line = Buffer.alloc(0)
      if (place === 'size') {
        leftBytes = sizeOf(text)
        place = leftBytes === 0 ? 'trailers' : 'data'
      } else if (place === 'end of data') place = 'size'
      else if (text === '') place = 'done'
      else
        trailers.set(text.slice(0, text.indexOf(':')).toLowerCase(), text.slice(text.indexOf(':') + 1).trim())
    }
  }
  if (place !== 'done') throw new Refusal('IncompleteBody', 'The chunked body ends in the middle')
}

function sizeOf(line: string): number {
  const [, hex] = /^([\da-f]{1,12})(?:;.*)?$/i.exec(line) ?? []
  if (hex === undefined)
    throw new Refusal('InvalidRequest', 'The chunked body has no size where one must stand')
  return Number.parseInt(hex, 16)
}
