// Finds columns by name: in any case, without blanks, hyphens and underscores, in any order.

import { withoutMarks } from '../text/text-source.ts'
import { isRejectColumn, isRejectsHeader } from './reject-columns.ts'

/**
 * A name that a column may have, as people write it: `Created at`. `* category [list]`: the first column whose name ends
 * so. Two names: their values, joined.
 */
export type Name = string | readonly [first: string, second: string]

/** What the value of a field may be at most. */
export interface Limit {
  readonly characters: number
  /** Ids have a limit in UTF-8 as well. */
  readonly bytes: number
}

export const TEXT: Limit = { characters: 1_024, bytes: Number.POSITIVE_INFINITY }
export const ID: Limit = { characters: 1_024, bytes: 256 }
export const LIST: Limit = { characters: 16_384, bytes: Number.POSITIVE_INFINITY }

/** A column of the product as one file has it. */
export interface Field {
  /** The name of the product's column. */
  readonly column: string
  /** What states it, in the order in which it is asked; empty: the file has no such column. */
  readonly places: readonly Place[]
  /** The one position at which it stands; -1: there are more, or none. */
  readonly only: number
  /** null: it is compared, never stored nor shown, and may be as long as it likes. */
  readonly limit: Limit | null
}

/** One column, under all the positions at which it stands, or two whose values are joined. */
export interface Place {
  readonly at: readonly number[]
  readonly second: readonly number[] | null
  /** Of two columns a record needs the second too. */
  readonly needsSecond: boolean
}

export interface Header {
  /** As written, without what is no part of a name. */
  readonly columns: readonly string[]
  /** Whether the columns that tell what kind of file it is have that name. */
  has(name: string): boolean
  /** Whether the file has it at all. */
  holds(names: readonly Name[]): boolean
  /** `names`: in the order in which they are tried. */
  field(column: string, names: readonly Name[], limit?: Limit | null): Field
  fields(): readonly Field[]
  /** Those that were asked for as that column of the product. */
  fieldOf(column: string): readonly Field[]
  /** Positions that fields are read from, in the order of the file. */
  read(): ReadonlySet<number>
  /** Those of them that may be shown. */
  shown(): ReadonlySet<number>
  /** Records of JSON may bring columns later: fields are looked up again. */
  refresh(): void
}

export function columnName(written: string): string {
  return written.toLowerCase().replace(/[\s_-]/g, '')
}

export interface HeaderOptions {
  /** Of the columns, so many belong to the first record. */
  readonly ofFirstRecord: number
  /** A column is sought record by record: every name of it counts. */
  readonly recordwise: boolean
}

/** `written` may grow; `refresh` takes note of it. */
export function createHeader(
  written: readonly string[],
  { ofFirstRecord, recordwise }: HeaderOptions = { ofFirstRecord: written.length, recordwise: false },
): Header {
  const asked: { readonly names: readonly Name[]; readonly field: Field }[] = []
  const fields: Field[] = []
  const columns: string[] = []
  const positions = new Map<string, number[]>()
  const isRejects = !recordwise && isRejectsHeader(written)
  let read: ReadonlySet<number> | null = null

  function lookAround(): void {
    for (let at = columns.length; at < written.length; at += 1) {
      const name = at === 0 ? withoutMarks(written[at] ?? '') : (written[at] ?? '')
      columns.push(name.trim())
      if (isRejects && isRejectColumn(name)) continue
      const key = columnName(name)
      const known = positions.get(key)
      if (known === undefined) positions.set(key, [at])
      else if (known.length < MAX_REPETITIONS) known.push(at)
    }
    read = null
  }

  function positionsOf(name: string): readonly number[] {
    if (!name.startsWith('*')) return positions.get(columnName(name)) ?? NONE
    const end = columnName(name.slice(1))
    for (const [candidate, at] of positions) if (candidate.endsWith(end)) return at
    return NONE
  }

  function placeOf(name: Name): Place | null {
    if (typeof name === 'string') {
      const at = positionsOf(name)
      return at.length === 0 ? null : { at, second: null, needsSecond: false }
    }
    const [first, second] = name
    const at = positionsOf(first)
    if (at.length === 0) return null
    const needsSecond = BOTH.has(columnName(first))
    const secondAt = positionsOf(second)
    if (secondAt.length === 0 && needsSecond) return null
    return { at, second: secondAt, needsSecond }
  }

  function placesOf(names: readonly Name[]): Place[] {
    const found = names.flatMap((name) => placeOf(name) ?? [])
    if (recordwise) return found
    const [best] = found
    if (best === undefined) return []
    // Of two pairs that begin alike, the one that is whole.
    const whole = found.find(({ at, second }) => at === best.at && second !== null && second.length > 0)
    return [best.second === null ? best : (whole ?? best)]
  }

  function placed(names: readonly Name[]): Pick<Field, 'places' | 'only'> {
    const places = placesOf(names)
    const [place, ...others] = places
    const isOne = place?.at.length === 1 && place.second === null && others.length === 0
    return { places, only: isOne ? (place.at[0] ?? -1) : -1 }
  }

  lookAround()

  return {
    columns,
    has: (name) => positionsOf(name).some((at) => at < ofFirstRecord),
    holds: (names) => names.some((name) => placeOf(name) !== null),
    field(column, names, limit = TEXT) {
      const field = { column, limit, ...placed(names) }
      asked.push({ names, field })
      fields.push(field)
      read = null
      return field
    },
    fields: () => fields,
    fieldOf: (column) => fields.filter((field) => field.column === column),
    read() {
      read ??= inOrder(asked.flatMap(({ field }) => positionsIn(field)))
      return read
    },
    shown: () => inOrder(asked.flatMap(({ field }) => (field.limit === null ? [] : positionsIn(field)))),
    refresh() {
      lookAround()
      for (const { names, field } of asked) Object.assign(field, placed(names))
    },
  }
}

/** All positions that a field may be read from. */
export function positionsIn({ places }: Field): number[] {
  return places.flatMap(({ at, second }) => (second === null ? at : [...at, ...second]))
}

/** In a pair that begins with one of these, neither says anything alone. */
const BOTH: ReadonlySet<string> = new Set(['issuetype'])
const NONE: readonly number[] = []
/** No export repeats a column so often; every row looks at each of them. */
const MAX_REPETITIONS = 100

export function inOrder(positions: readonly number[]): ReadonlySet<number> {
  return new Set([...positions].sort((a, b) => a - b))
}
