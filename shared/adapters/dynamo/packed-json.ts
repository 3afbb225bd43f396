// JSON in an attribute: as readable text while it is short, compressed where it would cost more.

import { deflateRawSync, inflateRawSync } from 'node:zlib'

export type Packed = string | Uint8Array

/** First byte of compressed JSON: its format. */
const DEFLATED_JSON = 1

/** Text of at most `plainBytes`; above that, bytes. */
export function packJson(value: unknown, plainBytes: number): Packed {
  const json = JSON.stringify(value)
  return Buffer.byteLength(json) <= plainBytes ? json : deflated(json)
}

export function unpackJson(packed: unknown): unknown {
  if (typeof packed === 'string') return JSON.parse(packed)
  if (!(packed instanceof Uint8Array) || packed[0] !== DEFLATED_JSON) {
    throw new TypeError('An attribute holds JSON in an unknown format.')
  }
  return JSON.parse(inflateRawSync(packed.subarray(1)).toString('utf8'))
}

function deflated(json: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(DEFLATED_JSON), deflateRawSync(json)])
}
