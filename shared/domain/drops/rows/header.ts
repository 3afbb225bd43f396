// Finds columns by name: trimmed, in any case, with spaces, hyphens and underscores alike, in any order.

import type { CustomerId } from '../../ids.ts'

/** A column that a shape knows. */
export interface Column {
  /**
   * Names it may have, as `columnName` makes them; the first group of which the file has any is taken. Within a
   * group the first column that states something speaks. A name with `*` in front is the end of a name.
   */
  readonly names: readonly (readonly string[])[]
  readonly required: boolean
  /** An id: not longer than 256 bytes. */
  readonly id: boolean
  /** A cell of one hyphen says nothing. */
  readonly dashIsBlank?: boolean
}

/** A column as one file has it. */
export interface Field {
  /** The file's own words where it has the column, else the first name. */
  readonly label: string
  /** Positions, in the order in which they speak; empty: the file has no such column. */
  readonly at: readonly number[]
  readonly dashIsBlank: boolean
}

export interface Header {
  /** What is found so counts as needed. */
  has(name: string): boolean
  field(column: Column): Field
  /** Required columns asked for, by their first name, and those of them that the file lacks. */
  wanted(): string[]
  missing(): string[]
  /** Every name that one of the columns asked for may have, as `Column` has them. */
  known(): string[]
  /** Positions that fields are read from, in the order of the file. */
  asked(): ReadonlySet<number>
  /** The same, and those by which the shape was known. */
  needed(): ReadonlySet<number>
  /** Positions of ids. */
  ids(): readonly number[]
  /** Columns that nobody asked for and nobody documents, as written. */
  ignored(documented: ReadonlySet<string>): string[]
  /** Records of JSON may bring columns later: fields are looked up again. */
  refresh(): void
}

/** The `_` columns of a rejects file, which is read as if they were not there. */
export const REJECT_COLUMNS = ['_line', '_code', '_column', '_value', '_fix'] as const

/** Columns that belong to a format, by `columnName`, from the list that its documentation gives. */
export function documentedColumns(commaSeparated: string): ReadonlySet<string> {
  return new Set(commaSeparated.split(',').map(columnName))
}

export function columnName(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '_')
}

/** A column that a variant of a shape does not have: blank in every row. */
export const ABSENT: Column = { names: [], required: false, id: false }

type NameGroup = string | readonly string[]

export const optional = (...groups: NameGroup[]): Column => toColumn(groups, false, false)
export const required = (...groups: NameGroup[]): Column => toColumn(groups, true, false)
/** Names the customer; may be missing where the key names one. */
export const customerColumn = (inKey: CustomerId | null, ...names: NameGroup[]): Column =>
  toColumn(names, inKey === null, true)
export const optionalId = (...groups: NameGroup[]): Column => toColumn(groups, false, true)
export const requiredId = (...groups: NameGroup[]): Column => toColumn(groups, true, true)

function toColumn(groups: readonly NameGroup[], isRequired: boolean, id: boolean): Column {
  const names = groups.map((group) => (typeof group === 'string' ? [group] : group))
  return { names, required: isRequired, id }
}

/** `written` may grow; `refresh` takes note of it. */
export function openHeader(written: readonly string[]): Header {
  const asked: { readonly column: Column; readonly field: Field }[] = []
  const positions = new Map<string, number>()
  const signs = new Set<number>()
  let seen = 0
  let taken: ReadonlySet<number> | null = null
  let ids: readonly number[] | null = null

  /** Of two columns of one name the first counts. */
  function lookAround(): void {
    for (; seen < written.length; seen += 1) {
      const key = columnName(written[seen] ?? '')
      if (!positions.has(key)) positions.set(key, seen)
    }
    forget()
  }

  function forget(): void {
    taken = null
    ids = null
  }

  function takenPositions(): ReadonlySet<number> {
    taken ??= inOrder(asked.flatMap(({ field }) => field.at))
    return taken
  }

  const lookUp = (column: Column): Field => {
    const found = column.names.map((group) => group.flatMap((name) => find(positions, name)))
    const group = found.findIndex((at) => at.length > 0)
    const at = found[group] ?? []
    const firstName = column.names[0]?.[0] ?? ''
    const label = at[0] === undefined ? firstName : (written[at[0]] ?? '').trim()
    return { label, at, dashIsBlank: column.dashIsBlank ?? false }
  }

  lookAround()

  return {
    has(name) {
      const at = positions.get(name)
      if (at !== undefined) signs.add(at)
      return at !== undefined
    },
    field(column) {
      const field = lookUp(column)
      asked.push({ column, field })
      forget()
      return field
    },
    wanted: () =>
      asked.filter(({ column }) => column.required).map(({ column }) => column.names[0]?.[0] ?? ''),
    missing: () =>
      asked
        .filter(({ column, field }) => column.required && field.at.length === 0)
        .map(({ field }) => field.label),
    known: () => asked.flatMap(({ column }) => column.names.flat()),
    asked: takenPositions,
    needed: () => inOrder([...takenPositions(), ...signs]),
    ids() {
      ids ??= asked.filter(({ column }) => column.id).flatMap(({ field }) => field.at)
      return ids
    },
    ignored(documented) {
      const isTaken = takenPositions()
      const known = (name: string) => name === '' || documented.has(name) || REJECT_NAMES.has(name)
      return written
        .filter((name, at) => !isTaken.has(at) && !known(columnName(name)))
        .map((name) => name.trim())
    },
    refresh() {
      lookAround()
      for (const { column, field } of asked) Object.assign(field, lookUp(column))
    },
  }
}

/** No help desk has as many; every row looks at each of them. */
const MAX_COLUMNS_OF_AN_ENDING = 100
const REJECT_NAMES: ReadonlySet<string> = new Set(REJECT_COLUMNS)

function inOrder(positions: readonly number[]): ReadonlySet<number> {
  return new Set([...positions].sort((a, b) => a - b))
}

function find(positions: ReadonlyMap<string, number>, name: string): number[] {
  if (name.startsWith('*')) {
    const ending = [...positions].filter(([candidate]) => candidate.endsWith(name.slice(1)))
    return ending.slice(0, MAX_COLUMNS_OF_AN_ENDING).map(([, at]) => at)
  }
  const at = positions.get(name)
  return at === undefined ? [] : [at]
}
