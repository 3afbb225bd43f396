// The characters of a drop, in one reading: UTF-16 by its byte order mark, else UTF-8, whatever single bytes stand in it.

import { TextDecoder } from 'node:util'
import { peek } from '../bytes/peek.ts'
import { RefusedDrop } from '../refusal.ts'
import { createLineBreaks } from './line-breaks.ts'
import { createUtf8Decoder, endOfLastCharacter } from './stray-bytes.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface Characters {
  /**
   * As UTF-8, whatever it was: valid, in pieces of whole characters, without byte order mark, every line break a line
   * feed. Refuses NUL, and what breaks the UTF-16 that it promises.
   */
  readonly utf8: AsyncGenerator<Buffer>
  /** The same as strings: one of both is read. */
  readonly text: AsyncGenerator<string>
  /** Of what has been read so far. */
  encoding(): Encoding
  /** In UTF-8 so far, beside characters of several bytes. */
  hasStrayBytes(): boolean
}

const MARKS: readonly { readonly encoding: Encoding; readonly bytes: Buffer }[] = [
  { encoding: 'utf-8', bytes: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf-16le', bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', bytes: Buffer.from([0xfe, 0xff]) },
]

export async function decode(bytes: AsyncGenerator<Buffer>): Promise<Characters> {
  const { head, bytes: whole } = await peek(bytes, 3)
  const mark = MARKS.find((candidate) => head.subarray(0, candidate.bytes.length).equals(candidate.bytes))
  const unmarked = skip(whole, mark?.bytes.length ?? 0)
  if (mark !== undefined && mark.encoding !== 'utf-8') {
    const { encoding } = mark
    return {
      ...readable(lines(utf16(unmarked, encoding))),
      encoding: () => encoding,
      hasStrayBytes: () => false,
    }
  }
  const decoder = createUtf8Decoder()
  return {
    ...readable(lines(utf8(unmarked, decoder.repair))),
    encoding: () => (decoder.hasStrayBytes() && !decoder.hasSequences() ? 'windows-1252' : 'utf-8'),
    hasStrayBytes: () => decoder.hasStrayBytes() && decoder.hasSequences(),
  }
}

function readable(utf8: AsyncGenerator<Buffer>): Pick<Characters, 'utf8' | 'text'> {
  async function* text(): AsyncGenerator<string> {
    for await (const piece of utf8) yield piece.toString()
  }
  return { utf8, text: text() }
}

async function* skip(bytes: AsyncGenerator<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count
  for await (const chunk of bytes) {
    yield left === 0 ? chunk : chunk.subarray(left)
    left = 0
  }
}

/** Strings made of its pieces take one byte a character where that is enough. */
async function* utf8(
  bytes: AsyncGenerator<Buffer>,
  repair: (bytes: Buffer) => Buffer,
): AsyncGenerator<Buffer> {
  let carried: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const joined = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
    const end = endOfLastCharacter(joined)
    carried = joined.subarray(end)
    yield repair(joined.subarray(0, end))
  }
  if (carried.length > 0) yield repair(carried)
}

async function* utf16(bytes: AsyncGenerator<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  for await (const chunk of bytes) yield Buffer.from(decodeOrRefuse(decoder, chunk))
  yield Buffer.from(decodeOrRefuse(decoder, null))
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

async function* lines(text: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const breaks = createLineBreaks()
  for await (const piece of text) {
    if (piece.includes(0)) {
      throw new RefusedDrop(
        'not_text',
        'The file holds NUL bytes, so it is not text; save it as CSV in UTF-8.',
      )
    }
    yield breaks.push(piece)
  }
  yield breaks.end()
}
