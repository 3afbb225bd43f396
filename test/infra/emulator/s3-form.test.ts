// The reader of posted forms: fields and file come out as they went in, in whatever pieces the form arrives.

import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withForm } from '../../../infra/emulator/s3/form.ts'

const BOUNDARY = '----x'

function messageOf(chunks: readonly Buffer[], contentType = `multipart/form-data; boundary=${BOUNDARY}`) {
  const headers = { 'content-type': contentType }
  return Object.assign(Readable.from(chunks, { objectMode: false }), {
    headers,
  }) as unknown as IncomingMessage
}

function part(disposition: string, body: Buffer): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n')])
}

const END = Buffer.from(`--${BOUNDARY}--\r\n`)

async function read(message: IncomingMessage) {
  return withForm(message, async ({ fields, file }) => ({
    fields: Object.fromEntries(fields),
    file: file === null ? null : Buffer.concat(await Array.fromAsync(file)).toString('latin1'),
  }))
}

/** What looks like the end of a part, almost. */
const awkward = fc
  .array(
    fc.constantFrom('\r\n', '\r', '--', `\r\n--${BOUNDARY.slice(0, -1)}`, BOUNDARY, 'a', '\n\n', '\u0000'),
  )
  .map((parts) => Buffer.from(parts.join('')))
  .filter((body) => !body.includes(`\r\n--${BOUNDARY}`) && !body.toString().startsWith(`--${BOUNDARY}`))

describe('a posted form', () => {
  it('is read in whatever pieces it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(awkward, awkward, fc.array(fc.nat({ max: 40 })), async (value, file, sizes) => {
        const whole = Buffer.concat([
          part('name="Key"', value),
          part('name="file"; filename="a.csv"', file),
          part('name="later"', Buffer.from('ignored')),
          END,
        ])
        const chunks: Buffer[] = []
        let at = 0
        for (const size of sizes) {
          chunks.push(whole.subarray(at, at + size))
          at += size
        }
        chunks.push(whole.subarray(at))
        expect(await read(messageOf(chunks.filter(({ length }) => length > 0)))).toEqual({
          fields: { key: value.toString('utf8') },
          file: file.toString('latin1'),
        })
      }),
    )
  })

  it('may have no file', async () => {
    expect(await read(messageOf([part('name="key"', Buffer.from('a')), END]))).toEqual({
      fields: { key: 'a' },
      file: null,
    })
  })

  it.each([
    ['PreconditionFailed', messageOf([END], 'text/plain')],
    ['PreconditionFailed', messageOf([END], 'multipart/form-data')],
    ['MalformedPOSTRequest', messageOf([part('name="key"', Buffer.from('a'))])],
    ['MalformedPOSTRequest', messageOf([part('filename="key"', Buffer.from('a')), END])],
    ['MaxPostPreDataLengthExceeded', messageOf([part('name="key"', Buffer.alloc(20_001, 'a')), END])],
    ['MaxPostPreDataLengthExceeded', messageOf([Buffer.alloc(30_000, 'a')])],
  ])('is refused with %s', async (code, message) => {
    await expect(read(message)).rejects.toMatchObject({ code })
  })
})
