// Ranges of bytes of an object, as a GET may ask for them.

import { S3Error } from './errors.ts'

/** First and last byte, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/** null: the whole object is asked for. */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | null {
  if (header === undefined) return null
  const match = /^bytes=(\d+)-(\d+)$/.exec(header)
  if (match === null) throw new S3Error('NotImplemented', `The embedded S3 does not know the range ${header}`)
  const first = Number(match[1])
  if (first >= bytes || first > Number(match[2])) {
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable')
  }
  return { first, last: Math.min(Number(match[2]), bytes - 1) }
}

export function rangeHeaders({ first, last }: ByteRange, bytes: number): Readonly<Record<string, string>> {
  return {
    'content-length': String(last - first + 1),
    'content-range': `bytes ${first}-${last}/${bytes}`,
  }
}

export async function* within(
  chunks: AsyncIterable<Buffer>,
  { first, last }: ByteRange,
): AsyncGenerator<Buffer> {
  let passed = 0
  for await (const chunk of chunks) {
    const part = chunk.subarray(Math.max(0, first - passed), Math.max(0, last + 1 - passed))
    if (part.length > 0) yield part
    passed += chunk.length
    if (passed > last) return
  }
}
