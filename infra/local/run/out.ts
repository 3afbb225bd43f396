// Writes what people read (mail, reports, receipts) from the reports bucket into a folder.

import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ReportBucket } from '../../../shared/ports.ts'

const PREFIXES = ['mail/', 'reports/', 'receipts/'] as const

const RECEIPT_ENDING = /\.receipt\.json$/

/** File systems take names of 255 bytes. */
const MAX_NAME_BYTES = 255
const HASH_DIGITS = 32

/** Files of other runs stay, but for the rejects of a drop that has none any more. */
export async function writeOut(reports: ReportBucket, out: string): Promise<void> {
  for (const prefix of PREFIXES) {
    const keys = new Set<string>()
    for await (const { key } of reports.list(prefix)) {
      keys.add(key)
      const object = await reports.get(key)
      if (object !== null) await writeAt(pathIn(out, key), object.body)
    }
    for (const key of keys) {
      const rejects = key.replace(RECEIPT_ENDING, '.rejects.csv')
      if (!keys.has(rejects)) await rm(pathIn(out, rejects), { force: true })
    }
  }
}

async function writeAt(path: string, body: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, body)
}

function pathIn(out: string, key: string): string {
  return join(out, ...key.split('/').map(safeName))
}

/** A key's part as a file name that can neither climb nor be too long. */
function safeName(part: string): string {
  const name =
    /^\.{0,2}$/.test(part) || /[\0\\]/.test(part)
      ? encodeURIComponent(part).replaceAll('.', '%2E') || '%'
      : part
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name
  const hash = createHash('sha256').update(part).digest('hex').slice(0, HASH_DIGITS)
  const ending = /(\.(?:receipt\.json|rejects\.csv))?$/.exec(name)?.[0] ?? ''
  const room = MAX_NAME_BYTES - Buffer.byteLength(ending) - HASH_DIGITS - 1
  return `${Buffer.from(name)
    .subarray(0, room)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')}~${hash}${ending}`
}
