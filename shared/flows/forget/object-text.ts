// The text of one version of an object, to be searched: unpacked as ingest unpacks drops, mail decoded.

import { openBody } from '../../domain/drops/bytes/body.ts'
import { unpack } from '../../domain/drops/bytes/container.ts'
import { DamagedContainer } from '../../domain/drops/bytes/decompress.ts'
import { RefusedDrop } from '../../domain/drops/refusal.ts'
import { decode } from '../../domain/drops/text/characters.ts'
import type { Mention } from '../../domain/erasure/mention.ts'
import type { ObjectVersion, ObjectVersions } from '../../ports/object-versions.ts'
import { dropSource } from '../ingest/drop-source.ts'
import { decodedMail } from './decoded-mail.ts'

/** `unreadable`: it is packed in a way that cannot be searched. */
export type Searched = 'mentions' | 'silent' | 'unreadable'

export async function search(
  version: ObjectVersion,
  mention: Mention,
  bucket: Pick<ObjectVersions, 'read'>,
): Promise<Searched> {
  if (version.isMarker) return 'silent'
  try {
    const pieces = version.key.endsWith('.eml') ? mailText(version, bucket) : textOf(version, bucket)
    return (await mention.inPieces(pieces)) ? 'mentions' : 'silent'
  } catch (error) {
    if (error instanceof RefusedDrop || error instanceof DamagedContainer) return 'unreadable'
    throw error
  }
}

async function* textOf(
  { key, version, bytes }: ObjectVersion,
  bucket: Pick<ObjectVersions, 'read'>,
): AsyncGenerator<string> {
  // A version that is gone by now mentions nobody.
  const read: typeof bucket.read = async (...args) => (await bucket.read(...args)) ?? noBytes()
  const source = dropSource(key, { version, bytes, etag: '', modifiedMs: 0 }, { read })
  const unpacked = await unpack(openBody(source))
  try {
    if (unpacked.kind === 'text') return yield* (await decode(unpacked.bytes)).text
    for (const name of unpacked.archive.names) {
      yield ' '
      if (name.endsWith('.xml')) yield* (await decode(unpacked.archive.file(name))).text
    }
  } finally {
    unpacked.close()
  }
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

async function* mailText(
  { key, version }: ObjectVersion,
  bucket: Pick<ObjectVersions, 'read'>,
): AsyncGenerator<string> {
  const body = await bucket.read(key, version)
  const chunks = body === null ? [] : await Array.fromAsync(body)
  yield decodedMail(Buffer.concat(chunks).toString())
}
