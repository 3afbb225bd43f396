// The settings under which files are checked: those of a partner in a partners.json, or none but a time zone.

import { readFile } from 'node:fs/promises'
import { plainSettings, type ReadingSettings } from '../../../shared/domain/drops/reading.ts'
import { readingSettingsOf } from '../../../shared/domain/settings.ts'
import { parseSettingsFile } from '../../../shared/domain/settings-file.ts'
import type { CheckOptions, TimeZone } from './check-options.ts'

export interface CheckSettings {
  readonly reading: ReadingSettings
  readonly timeZone: TimeZone
}

/** A list: what is wrong with the file, one line each. */
export async function readCheckSettings(options: CheckOptions): Promise<CheckSettings | readonly string[]> {
  const { settings: path, partner: id, timeZone } = options
  if (path === null) return { reading: plainSettings(timeZone.name), timeZone }
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return [`--settings: there is no file ${path} that could be read.`]
  const parsed = parseSettingsFile(bytes)
  if ('problems' in parsed) return parsed.problems.map((problem) => `${path}: ${problem}`)
  const partner = [...parsed.settings.values()].find((each) => each.id === id)
  if (partner === undefined)
    return [`--settings: ${path} has no partner "${id}"; add it, or name another --partner.`]
  const zone = timeZone.isDefault ? { name: partner.timeZone, isDefault: false } : timeZone
  return { reading: { ...readingSettingsOf(partner), timeZone: zone.name }, timeZone: zone }
}
