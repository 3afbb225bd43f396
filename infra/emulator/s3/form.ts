// A form with a file, as browsers send it (multipart/form-data): its fields, then the file as it arrives. Fields after
// the file are ignored, as S3 does.

import type { IncomingMessage } from 'node:http'
import { S3Error } from './errors.ts'

export interface Form {
  /** By their names in lower case. */
  readonly fields: ReadonlyMap<string, string>
  /** Must be read before the request is answered; null: there is none. */
  readonly file: AsyncIterable<Buffer> | null
}

/** Of everything before the file. */
const MAX_FIELD_BYTES = 20_000
const LINE_END = Buffer.from('\r\n')

export function isForm({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && boundaryOf(headers['content-type']) !== null
}

/** `read` gets the form while it arrives. Throws an S3Error if it is not a form. */
export async function withForm<T>(request: IncomingMessage, read: (form: Form) => Promise<T>): Promise<T> {
  const boundary = boundaryOf(request.headers['content-type'])
  if (boundary === null) {
    throw new S3Error('PreconditionFailed', 'Bucket POST must be of the enclosure-type multipart/form-data')
  }
  // The rest of a rejected form is still to be read, or its sender would not get to read the answer.
  const chunks = request.iterator({ destroyOnReturn: false })
  try {
    return await read(await parse(createPieces(chunks), Buffer.from(`\r\n--${boundary}`)))
  } finally {
    await chunks.return?.()
  }
}

/** null: it is of another type. */
function boundaryOf(contentType = ''): string | null {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? []
  return quoted ?? plain ?? null
}

async function parse(pieces: Pieces, delimiter: Buffer): Promise<Form> {
  const fields = new Map<string, string>()
  let bytes = 0
  const small = async (mark: Buffer): Promise<string> => {
    const parts: Buffer[] = []
    for await (const part of pieces.until(mark)) {
      bytes += part.length
      if (bytes > MAX_FIELD_BYTES) {
        throw new S3Error(
          'MaxPostPreDataLengthExceeded',
          'Your POST request fields preceding the upload file were too large.',
        )
      }
      parts.push(part)
    }
    return Buffer.concat(parts).toString('utf8')
  }
  await small(delimiter)
  while ((await small(LINE_END)) !== '--') {
    const head = await small(Buffer.from('\r\n\r\n'))
    const name = parameter(head, 'name')
    if (name === null) throw malformed()
    if (name === 'file') return { fields, file: pieces.until(delimiter) }
    fields.set(name.toLowerCase(), await small(delimiter))
  }
  return { fields, file: null }
}

/** Browsers escape these three characters, and no others. */
function parameter(head: string, name: string): string | null {
  const [, value = null] = new RegExp(`^content-disposition:.*[; ]${name}="([^"]*)"`, 'im').exec(head) ?? []
  return value?.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n') ?? null
}

interface Pieces {
  /** What comes before the next mark, which is passed over. */
  until(mark: Buffer): AsyncIterable<Buffer>
}

function createPieces(chunks: AsyncIterator<Buffer>): Pieces {
  // Each delimiter begins with a line end, the first too.
  let rest = Buffer.from(LINE_END)
  return {
    async *until(mark) {
      for (;;) {
        const at = rest.indexOf(mark)
        const safe = at < 0 ? rest.length - mark.length + 1 : at
        if (safe > 0) yield rest.subarray(0, safe)
        if (at >= 0) {
          rest = rest.subarray(at + mark.length)
          return
        }
        const { done, value } = await chunks.next()
        if (done === true) throw malformed()
        rest = Buffer.concat([rest.subarray(Math.max(0, safe)), value])
      }
    },
  }
}

function malformed(): S3Error {
  return new S3Error(
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
  )
}
