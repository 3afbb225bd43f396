// One edit of partners.json: the new text, checked as the functions will check it, or what is wrong.

import { isUtf8 } from 'node:buffer'
import { isDeepStrictEqual } from 'node:util'
import { closestMatch } from '../closest-match.ts'
import type { PartnerId } from '../ids.ts'
import { checkJson } from '../json-check.ts'
import { readingSettingsOf, type Settings } from '../settings.ts'
import { parseSettings, parseSettingsFile, withoutMark } from '../settings-file.ts'
import { type Assignment, assign, type Json, type JsonObject } from './assignment.ts'
import { type DifferenceLine, differenceOf } from './difference.ts'

export type PartnerEdit = {
  readonly partner: PartnerId
} & (
  | { readonly kind: 'add' | 'set'; readonly assignments: readonly Assignment[] }
  | { readonly kind: 'remove' }
)

export type EditedPartners =
  | {
      readonly kind: 'edited'
      /** Indented by two blanks, whatever the indentation was. */
      readonly text: string
      /** Of the content: other blanks and line breaks are none. */
      readonly difference: readonly DifferenceLine[]
      /** All drops of the partner will be read again. */
      readonly readsAgain: boolean
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** `file`: as it is; null: there is none. A file with mistakes can be edited if the edit corrects them all. */
export function editPartners(file: Uint8Array | null, edit: PartnerEdit): EditedPartners {
  const written = file === null ? { entries: [] } : readEntries(file)
  if ('problems' in written) return { kind: 'problems', problems: written.problems }
  const edited = editedEntries(written.entries, edit)
  if (typeof edited === 'string') return { kind: 'problems', problems: [edited] }
  const [before, after] = [formatEntries(written.entries), formatEntries(edited)]
  const parsed = parseSettings(after)
  if ('problems' in parsed) return { kind: 'problems', problems: parsed.problems }
  const difference = differenceOf(before, after)
  if (difference.length === 0) return { kind: 'same' }
  return { kind: 'edited', text: after, difference, readsAgain: readsAgain(before, parsed.settings, edit) }
}

/** The entries as they are written, valid or not; or why the file cannot be read. */
export function readEntries(
  file: Uint8Array,
): { readonly entries: readonly Json[] } | { readonly problems: readonly string[] } {
  const parsed = parseSettingsFile(file)
  const text = withoutMark(Buffer.from(file).toString('utf8'))
  if ('problems' in parsed && (!isUtf8(file) || checkJson(text).length > 0)) return parsed
  const entries: unknown = JSON.parse(text)
  if (Array.isArray(entries)) return { entries }
  return 'problems' in parsed ? parsed : { entries: [] }
}

/** null: there is none. */
export function entryOf(entries: readonly Json[], partner: PartnerId): JsonObject | null {
  return (entries.find((entry) => idOf(entry) === partner) as JsonObject | undefined) ?? null
}

export function unknownPartner(partner: string, entries: readonly Json[]): string {
  const closest = closestMatch(partner, entries.map(idOf))
  const hint = closest === '' ? '' : ` The closest id is "${closest}".`
  return `partners.json has no partner "${partner}".${hint}`
}

/** A text: why it cannot be done. */
function editedEntries(entries: readonly Json[], edit: PartnerEdit): readonly Json[] | string {
  const { partner } = edit
  const at = entries.findIndex((entry) => idOf(entry) === partner)
  if (edit.kind === 'add') {
    if (at !== -1) return `partners.json has a partner "${partner}" already; uptake partner set changes it.`
    const added = assign({ id: partner }, edit.assignments)
    return typeof added === 'string' ? added : [...entries, added]
  }
  if (at === -1) return unknownPartner(partner, entries)
  if (edit.kind === 'remove') return entries.toSpliced(at, 1)
  const changed = assign(entries[at] as JsonObject, edit.assignments)
  return typeof changed === 'string' ? changed : entries.toSpliced(at, 1, changed)
}

function idOf(entry: Json): string {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : null
  return typeof id === 'string' ? id.trim() : ''
}

function formatEntries(entries: readonly Json[]): string {
  return `${JSON.stringify(entries, null, 2)}\n`
}

function readsAgain(before: string, after: Settings, { partner }: PartnerEdit): boolean {
  const parsed = parseSettings(before)
  const [old, changed] = ['settings' in parsed ? parsed.settings.get(partner) : undefined, after.get(partner)]
  if (old === undefined || changed === undefined) return false
  return !isDeepStrictEqual(readingSettingsOf(old), readingSettingsOf(changed))
}
