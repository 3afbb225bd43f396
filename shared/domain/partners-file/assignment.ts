// Fields of a partner as a command line sets them: `FIELD=VALUE`, where VALUE is JSON, or else a text; a blank one
// removes the field.

import { type FieldPath, formatFieldPath, parseFieldPath } from '../field-path.ts'

export interface Assignment {
  readonly path: FieldPath
  /** undefined: the field is removed. */
  readonly value: Json | undefined
}

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/** A text: what is wrong with it, in one sentence. */
export function parseAssignment(text: string): Assignment | string {
  return (
    splitAssignment(text) ??
    `"${text}" sets nothing; write FIELD=VALUE, such as send.time=09:00 or recipients[0].customers=own.`
  )
}

/** Applies them in turn. A text: which one cannot be applied, and why. */
export function assign(target: JsonObject, assignments: readonly Assignment[]): JsonObject | string {
  try {
    return assignments.reduce<JsonObject>(
      (object, { path, value }) => assigned(object, path, 0, value) as JsonObject,
      target,
    )
  } catch (error) {
    if (error instanceof Unassignable) return error.message
    throw error
  }
}

/** The field exists in no entry that could be written. */
class Unassignable extends Error {}

/** Every `=` could be part of a quoted name, so the first one is taken that leaves a path before it. */
function splitAssignment(text: string): Assignment | null {
  for (let at = text.indexOf('='); at !== -1; at = text.indexOf('=', at + 1)) {
    const path = parseFieldPath(text.slice(0, at))
    if (path !== null) return { path, value: parseValue(text.slice(at + 1)) }
  }
  return null
}

function parseValue(text: string): Json | undefined {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** `holder` with the field at `path`, from its part `at` on, set to `value`. */
function assigned(
  holder: Json | undefined,
  path: FieldPath,
  at: number,
  value: Json | undefined,
): Json | undefined {
  const part = path[at]
  if (part === undefined) return value
  const place = formatFieldPath(path.slice(0, at))
  if (typeof part === 'number') return withItem(listAt(holder, place), part, place)
  return withField(objectAt(holder, place), part)

  function withItem(list: readonly Json[], position: number, name: string): Json {
    if (position > list.length) {
      throw new Unassignable(
        `${name}[${position}] cannot be set before ${name}[${list.length}], which adds the next entry.`,
      )
    }
    const item = assigned(list[position], path, at + 1, value)
    return list.toSpliced(position, 1, ...(item === undefined ? [] : [item]))
  }

  function withField(object: JsonObject, name: string): Json | undefined {
    const fields = new Map(Object.entries(object))
    const field = assigned(fields.get(name), path, at + 1, value)
    if (field === undefined) fields.delete(name)
    else fields.set(name, field)
    // What removes a field adds no object to do so.
    return holder === undefined && fields.size === 0 ? undefined : Object.fromEntries(fields)
  }
}

function listAt(holder: Json | undefined, place: string): readonly Json[] {
  if (holder === undefined) return []
  if (Array.isArray(holder)) return holder
  throw new Unassignable(`${place} is no list, so nothing in it can be set.`)
}

function objectAt(holder: Json | undefined, place: string): JsonObject {
  if (holder === undefined) return {}
  if (typeof holder === 'object' && holder !== null && !Array.isArray(holder)) return holder as JsonObject
  throw new Unassignable(`${place} is no object, so nothing in it can be set.`)
}
