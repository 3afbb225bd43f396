// The building blocks of the settings' schema: each describes an invalid value in one sentence.

import * as z from 'zod/mini'
import { closestMatch } from './closest-match.ts'

const CONTROL = /\p{Cc}/u

/** Text, trimmed, that satisfies these rules. */
export function text(...rules: z.core.$ZodCheck<string>[]) {
  return z.string(expected('a text')).check(z.trim(), ...rules)
}

/** Text for people and headers: one line, not empty. */
export function title() {
  return text(
    rule((value) => value !== '', 'is empty; write something'),
    rule((value) => !CONTROL.test(value), 'contains a line break or a control character; remove it'),
  )
}

export function yesOrNo() {
  return z.boolean(expected('true or false'))
}

export function count() {
  return z.number(expected('a number')).check(z.nonnegative('must be 0 or more.'))
}

/** An object of these numbers, each of them optional. */
export function counts<const Name extends string>(names: readonly Name[]) {
  const number = z.exactOptional(count())
  const shape = Object.fromEntries(names.map((name) => [name, number]))
  return fields(shape as Record<Name, typeof number>)
}

/** One of these lower-case words, in any case. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.pipe(
    z.string(expected('a text')).check(z.trim(), z.toLowerCase()),
    z.enum(words, {
      error: ({ input }) => `${JSON.stringify(input)} is not known; use ${words.join(', ')}.`,
    }),
  )
}

export function list<Item extends z.core.SomeType>(
  item: Item,
  ...checks: z.core.$ZodCheck<z.output<Item>[]>[]
) {
  return z.array(item, expected('a list, in [ ]')).check(...checks)
}

/** A single one may be written without [ ]. */
export function oneOrMore<Item extends z.core.SomeType>(item: Item) {
  return z.pipe(
    z.transform((written: unknown) => (typeof written === 'string' ? [written] : written)),
    list(item),
  )
}

/**
 * An object with ids or words as field names, as a map: any name is allowed, even `__proto__`. Two names that
 * are equal once `normalised` are an error, unless their values are equal.
 */
export function byKey<Value extends z.core.SomeType>(value: Value, normalised: (key: string) => string) {
  const twice = z.superRefine((entries: Map<string, unknown>, context) => {
    const keys = [...entries.keys()]
    for (const key of repeated(keys, normalised)) {
      if (saysSame(entries, keys[key] ?? '', normalised)) continue
      context.addIssue({ code: 'custom', path: [keys[key] ?? ''], message: 'is a duplicate; keep one.' })
    }
  })
  const map = z.map(z.string(), value, expected('an object, in { }')).check(twice)
  return z.pipe(z.transform(toMap), map)
}

function saysSame(
  entries: ReadonlyMap<string, unknown>,
  key: string,
  normalised: (key: string) => string,
): boolean {
  const alike = [...entries].filter(([other]) => normalised(other) === normalised(key))
  return new Set(alike.map(([, value]) => JSON.stringify(value))).size === 1
}

function toMap(written: unknown): unknown {
  const isObject = typeof written === 'object' && written !== null && !Array.isArray(written)
  return isObject ? new Map(Object.entries(written)) : written
}

/** An object of these fields and no others; the message for unknown ones has one line for each of `keys`. */
export function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape)
  const mismatch = expected('an object, in { }')
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? unknownFields(issue.keys, known) : mismatch.error(issue),
  })
}

export function rule(holds: (value: string) => boolean, complaint: string) {
  return z.refine<string>(holds, {
    error: ({ input }) => `${JSON.stringify(input)} ${complaint}.`,
  })
}

/** No two items of a list have the same text in that field; reported whatever else is wrong with them. */
export function distinct<Item>(field: string, complaint: string) {
  return z.superRefine<Item[]>(
    (items, context) => {
      const texts = items.map((item) => textOf(item, field))
      for (const index of repeated(texts, (value) => value.trim().toLowerCase())) {
        context.addIssue({
          code: 'custom',
          path: [index, field],
          message: `${JSON.stringify(texts[index])} ${complaint}.`,
        })
      }
    },
    { when: ({ value }) => Array.isArray(value) },
  )
}

/** Indexes of the texts that an earlier one equals. */
function repeated(texts: readonly string[], normalised: (text: string) => string): number[] {
  const seen = new Set<string>()
  return texts.flatMap((value, index) => {
    const key = normalised(value)
    if (key !== '' && seen.has(key)) return [index]
    seen.add(key)
    return []
  })
}

function textOf(item: unknown, field: string): string {
  const value =
    typeof item === 'object' && item !== null ? new Map(Object.entries(item)).get(field) : undefined
  return typeof value === 'string' ? value : ''
}

function expected(what: string) {
  return {
    error: (issue: { readonly input?: unknown }) =>
      issue.input === undefined ? `is missing; write ${what}.` : `must be ${what}.`,
  }
}

function unknownFields(keys: readonly string[], known: readonly string[]): string {
  return keys
    .map((key) => `is not a known field; the closest one is "${closestMatch(key, known)}".`)
    .join('\n')
}
