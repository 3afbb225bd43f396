// Looks at the first bytes of a stream without taking them out of it.

export interface Peeked {
  /** At least the bytes asked for, fewer only where the stream holds fewer. */
  readonly head: Buffer
  /** The whole stream, head included. */
  readonly bytes: AsyncGenerator<Buffer>
}

export async function peek(bytes: AsyncGenerator<Buffer>, wantedBytes: number): Promise<Peeked> {
  let head: Buffer = Buffer.alloc(0)
  while (head.length < wantedBytes) {
    const { done, value } = await bytes.next()
    if (done === true) break
    head = head.length === 0 ? value : Buffer.concat([head, value])
  }
  return { head, bytes: joined(head, bytes) }
}

async function* joined(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head
  yield* rest
}
