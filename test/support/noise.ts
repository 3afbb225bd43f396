// Text that does not compress, the same for the same seed.

import { createHash } from 'node:crypto'

export function noise(seed: string | number, characters: number): string {
  let text = ''
  for (let block = 0; text.length < characters; block++) {
    text += createHash('sha512').update(`${seed} ${block}`).digest('base64url')
  }
  return text.slice(0, characters)
}
