// Whether an entry of the folder of drops can be uploaded.

import { realpath, stat } from 'node:fs/promises'
import { isInside, isReadable } from '../../cli/path-kind.ts'

/** As S3 has it. */
const MAX_KEY_BYTES = 1024

/**
 * The size of a file; otherwise why the entry cannot be uploaded. `root`: the folder of drops, with links
 * resolved.
 */
export async function examineFile(
  path: string,
  key: string,
  root: string,
): Promise<{ readonly bytes: number } | string> {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) return `makes a key of more than ${MAX_KEY_BYTES} bytes`
  try {
    const facts = await stat(path)
    if (!isInside(await realpath(path), root)) return 'is a link to outside the folder'
    if (facts.isDirectory()) return 'is a link to a folder'
    if (!facts.isFile()) return 'is a pipe, a socket or a device'
    return (await isReadable(path)) ? { bytes: facts.size } : 'may not be read by this user'
  } catch (error) {
    return reasons.get(codeOf(error)) ?? 'cannot be read'
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'is a broken link'],
  ['ELOOP', 'is a link to itself'],
])

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
