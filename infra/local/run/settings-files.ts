// Which files at the root of the drops are settings: partners.json, products.csv, and the logos that partners.json names.

import type { Readable } from 'node:stream'
import { parseSettingsFile } from '../../../shared/domain/settings-file.ts'
import { isSettingsFile, PARTNERS_FILE } from '../../../shared/layout.ts'
import type { SourceFile } from './drop-source.ts'

/** An invalid partners.json names no logos; its errors are reported elsewhere. */
export async function settingsFiles(files: readonly SourceFile[]): Promise<(key: string) => boolean> {
  const partners = files.find(({ key }) => key === PARTNERS_FILE)
  const parsed = partners === undefined ? null : parseSettingsFile(await bytesOf(partners.open()))
  const settings = parsed !== null && 'settings' in parsed ? [...parsed.settings.values()] : []
  const logos = new Set(settings.map(({ branding }) => branding.logo))
  return (key) => isSettingsFile(key) || logos.has(key)
}

async function bytesOf(body: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}
