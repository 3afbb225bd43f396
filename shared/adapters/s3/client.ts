// The S3 client, and helpers that tell a missing object and a failed condition from a fault.

import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { describeMissing, statusOf, toTransient } from '../service-faults.ts'
import { withoutLogLines } from '../without-log-lines.ts'

export function s3Client(config: S3ClientConfig): S3Client {
  const client = withoutLogLines(
    new S3Client({
      maxAttempts: 5,
      // An idle limit, not a total one: a large drop is read at the pace of the tables it is written to.
      requestHandler: { connectionTimeout: 3_000, socketTimeout: 120_000 },
      ...config,
    }),
  )
  client.middlewareStack.add(
    (next, context) => async (args) => {
      try {
        return await next(args)
      } catch (error) {
        const { Bucket } = args.input as { readonly Bucket?: string }
        throw toTransient(describeMissing(error, `bucket ${Bucket}`), `S3 ${context.commandName}`)
      }
    },
    { step: 'initialize', name: 'faults' },
  )
  return client
}

/** The answer, or null if the object or version does not exist. A missing bucket is a fault. */
export async function nullIfMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && ['NotFound', 'NoSuchKey', 'NoSuchVersion'].includes(error.name)
}

/** The condition did not hold, or another write was under way. */
export function isConflict(error: unknown): boolean {
  const status = statusOf(error)
  return (
    status === 412 ||
    (status === 409 && error instanceof Error && error.name === 'ConditionalRequestConflict')
  )
}

/** A field that S3 always returns. */
export function stated<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new TypeError(`S3 answered without ${what}.`)
  return value
}

/** The body of an answer. A connection lost while reading is a fault like any other. */
export async function* bytesOf(body: unknown): AsyncIterable<Uint8Array> {
  try {
    yield* stated(body, 'a body') as AsyncIterable<Uint8Array>
  } catch (error) {
    throw toTransient(error, 'S3 GetObject')
  }
}
