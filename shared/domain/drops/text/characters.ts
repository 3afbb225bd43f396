// The characters of a drop: UTF-8, UTF-16 by its byte order mark, or windows-1252 when told so.

import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { peek } from '../bytes/peek.ts'
import { NotUtf8, RefusedDrop } from '../refusal.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface Characters {
  readonly encoding: Encoding
  /** Without byte order mark. */
  readonly text: AsyncGenerator<string>
}

const MARKS: readonly { readonly encoding: Encoding; readonly bytes: Buffer }[] = [
  { encoding: 'utf-8', bytes: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf-16le', bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', bytes: Buffer.from([0xfe, 0xff]) },
]
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')

/**
 * Unless told `windows-1252`, the text throws `NotUtf8` at the first byte that UTF-8 does not know.
 * Refuses what holds NUL bytes, or breaks the UTF-16 that its mark promises.
 */
export async function decode(
  bytes: AsyncGenerator<Buffer>,
  told: 'windows-1252' | undefined,
): Promise<Characters> {
  const { head, bytes: whole } = await peek(bytes, 4)
  if (head.subarray(0, 4).equals(ZIP)) {
    throw notText('The file is a ZIP archive or an Excel workbook; save it as CSV (UTF-8) and upload that.')
  }
  const mark = MARKS.find((candidate) => head.subarray(0, candidate.bytes.length).equals(candidate.bytes))
  const markedUtf16 = mark !== undefined && mark.encoding !== 'utf-8'
  const encoding = markedUtf16 ? mark.encoding : (told ?? 'utf-8')
  const unmarked = skip(whole, mark?.bytes.length ?? 0)
  const text = encoding === 'utf-8' ? utf8(unmarked) : decoded(unmarked, encoding)
  return { encoding, text: withoutNul(text) }
}

async function* skip(bytes: AsyncGenerator<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count
  for await (const chunk of bytes) {
    yield left === 0 ? chunk : chunk.subarray(left)
    left = 0
  }
}

/** Faster than a streaming TextDecoder, and its strings take one byte a character where that is enough. */
async function* utf8(bytes: AsyncGenerator<Buffer>): AsyncGenerator<string> {
  let carried: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const joined = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
    const end = endOfLastCharacter(joined)
    const complete = joined.subarray(0, end)
    if (!isUtf8(complete)) throw new NotUtf8()
    carried = joined.subarray(end)
    yield complete.toString('utf8')
  }
  if (carried.length > 0) throw new NotUtf8()
}

/** Where a character begins whose last bytes are yet to come; else the length. */
function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const characterBytes = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return characterBytes > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

async function* decoded(bytes: AsyncGenerator<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  for await (const chunk of bytes) yield decodeOrRefuse(decoder, chunk)
  yield decodeOrRefuse(decoder, null)
}

function decodeOrRefuse(decoder: TextDecoder, chunk: Buffer | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (error) {
    const name = decoder.encoding.toUpperCase()
    const message = `The file begins as ${name} but does not go on so; save it as CSV in UTF-8.`
    throw new RefusedDrop('not_text', message, { cause: error })
  }
}

async function* withoutNul(text: AsyncGenerator<string>): AsyncGenerator<string> {
  for await (const piece of text) {
    if (piece.includes('\0')) {
      throw notText('The file holds NUL bytes, so it is not text; save it as CSV in UTF-8.')
    }
    yield piece
  }
}

function notText(message: string): RefusedDrop {
  return new RefusedDrop('not_text', message)
}
