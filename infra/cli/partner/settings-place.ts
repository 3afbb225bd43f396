// Where the partners.json of a command is: a file of this machine, or the settings bucket of a target.

import type { Writable } from 'node:stream'
import { PARTNERS_FILE } from '../../../shared/layout.ts'
import type { EditableSettings } from '../../../shared/ports/objects.ts'
import { BUCKETS } from '../../../shared/topology.ts'
import type { CommandLine, OptionRules } from '../command-rules.ts'
import { openTarget } from '../open-target.ts'
import { kindOf } from '../path-kind.ts'
import { TARGET_RULES, type Target, targetOf, targetProblems } from '../target.ts'
import { localSettings } from './local-settings.ts'

export type SettingsPlace = { readonly kind: 'file'; readonly path: string } | Target

export const PLACE_RULES: OptionRules = {
  file: {
    value: 'FILE',
    help: `this ${PARTNERS_FILE} instead of the one in the settings bucket`,
    path: 'file',
    conflict: fileConflict,
  },
  ...TARGET_RULES,
}

export function placeOf(line: CommandLine): SettingsPlace {
  const path = line.given.get('file')
  return path === undefined ? targetOf(line) : { kind: 'file', path }
}

/** Errors in the place, one line each. */
export async function placeProblems(place: SettingsPlace): Promise<string[]> {
  if (place.kind !== 'file') return targetProblems(place, [BUCKETS.settings.variable])
  const kind = await kindOf(place.path)
  return kind === 'folder' || kind === 'other'
    ? [`--file: ${place.path} is no file; name a ${PARTNERS_FILE}.`]
    : []
}

export interface OpenPlace {
  readonly editableSettings: EditableSettings
  close(): Promise<void>
}

export async function openPlace(place: SettingsPlace, log: Writable): Promise<OpenPlace> {
  if (place.kind === 'file') {
    return { editableSettings: localSettings(place.path), close: async () => undefined }
  }
  const { wiring, close } = await openTarget(place, log)
  return { editableSettings: wiring.editableSettings, close }
}

function fileConflict({ given }: CommandLine): string | null {
  const other = ['state', 'endpoint'].find((name) => given.has(name))
  return other === undefined ? null : `--file and --${other} name two places; leave one of them out.`
}
