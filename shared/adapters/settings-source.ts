// The settings lie in a bucket of their own. They are looked at anew each time they are asked for, and parsed anew only
// when they have changed: whoever asks after reading a record never sees older settings than that record was made under.

import { Transient } from '../domain/errors.ts'
import type { Settings } from '../domain/settings.ts'
import { parseSettingsFile } from '../domain/settings-file.ts'
import { PARTNERS_FILE } from '../layout.ts'
import type { SettingsBucket, SettingsSource } from '../ports.ts'

/** Reads partners.json anew whenever its ETag has changed. Throws Transient while it is missing or broken. */
export function settingsSource(bucket: SettingsBucket): SettingsSource {
  let known: { etag: string; settings: Settings } | null = null
  return async () => {
    const head = await bucket.head(PARTNERS_FILE)
    if (head === null)
      throw new Transient(`${PARTNERS_FILE} is missing in the settings bucket; put it at its root.`)
    if (known?.etag !== head.etag) {
      known = { etag: head.etag, settings: await readSettings(bucket, head.version) }
    }
    return known.settings
  }
}

async function readSettings(bucket: SettingsBucket, version: string): Promise<Settings> {
  const body = await bucket.read(PARTNERS_FILE, version)
  if (body === null) throw new Transient(`${PARTNERS_FILE} was replaced while it was read.`)
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  const parsed = parseSettingsFile(Buffer.concat(chunks))
  if ('problems' in parsed)
    throw new Transient(`${PARTNERS_FILE} is not valid:\n${parsed.problems.join('\n')}`)
  return parsed.settings
}
