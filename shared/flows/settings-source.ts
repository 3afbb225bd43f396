// The settings lie in the drops bucket beside the drops, and take effect as any upload does.

import { SETTINGS_KEY } from '../domain/drops/drop-key.ts'
import { Transient } from '../domain/errors.ts'
import type { Settings } from '../domain/settings.ts'
import { parseSettings } from '../domain/settings-file.ts'
import type { DropBucket } from '../ports.ts'

export type SettingsSource = () => Promise<Settings>

/** Reads partners.json anew whenever its version has changed. Throws Transient while it is missing or broken. */
export function settingsSource(drops: DropBucket): SettingsSource {
  let known: { version: string; settings: Settings } | null = null
  return async () => {
    const head = await drops.head(SETTINGS_KEY)
    if (head === null) {
      throw new Transient(`${SETTINGS_KEY} is missing at the root of the drops bucket; put it there.`)
    }
    if (known?.version !== head.version) {
      known = { version: head.version, settings: await readSettings(drops, head.version) }
    }
    return known.settings
  }
}

async function readSettings(drops: DropBucket, version: string): Promise<Settings> {
  const body = await drops.read(SETTINGS_KEY, version)
  if (body === null) throw new Transient(`${SETTINGS_KEY} was replaced while it was read.`)
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  const parsed = parseSettings(Buffer.concat(chunks).toString('utf8'))
  if ('problems' in parsed)
    throw new Transient(`${SETTINGS_KEY} is not valid:\n${parsed.problems.join('\n')}`)
  return parsed.settings
}
