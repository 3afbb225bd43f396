// partners.json as a command reads it.

import type { Writable } from 'node:stream'
import type { Json } from '../../../shared/domain/partners-file/assignment.ts'
import { readEntries } from '../../../shared/domain/partners-file/edit-partners.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { parseSettingsFile } from '../../../shared/domain/settings-file.ts'
import { PARTNERS_FILE } from '../../../shared/layout.ts'
import { openPlace, type SettingsPlace } from './settings-place.ts'

export type PartnersFile =
  | { readonly settings: Settings; readonly entries: readonly Json[] }
  /** What is wrong with it, one line each. */
  | { readonly problems: readonly string[] }

export async function readPartnersFile(place: SettingsPlace, log: Writable): Promise<PartnersFile> {
  const { editableSettings, close } = await openPlace(place, log)
  try {
    const file = await editableSettings.get(PARTNERS_FILE)
    if (file === null) return { problems: [missing(place)] }
    const [parsed, written] = [parseSettingsFile(file.body), readEntries(file.body)]
    if ('problems' in parsed) return parsed
    return 'problems' in written ? written : { settings: parsed.settings, entries: written.entries }
  } finally {
    await close()
  }
}

function missing(place: SettingsPlace): string {
  const where = place.kind === 'file' ? `There is no file ${place.path}` : `There is no ${PARTNERS_FILE}`
  return `${where}; uptake partner add makes it.`
}
