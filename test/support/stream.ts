// Streams that tests hand to what writes: one that forgets, and one that remembers.

import { Writable } from 'node:stream'

export function discard(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() })
}

export function collected(): { readonly stream: Writable; text(): string } {
  let text = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  return { stream, text: () => text }
}
