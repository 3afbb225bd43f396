// Records: small pieces of state, each under its own name. Operators may edit them by hand, so every record
// is validated when it is read, and the error says how to repair it.

import * as z from 'zod/mini'
import { PoisonInput } from './errors.ts'

/** Parts of a name are separated by `#`. */
export interface RecordKey {
  readonly partition: string
  readonly name: string
}

export interface RecordKind<Value> {
  readonly schema: z.ZodMiniType<Value>
  /** How an operator repairs a damaged one: the end of a sentence. */
  readonly repair: string
}

/** The place of one record. */
export interface RecordPlace<Value> extends RecordKey {
  readonly kind: RecordKind<Value>
}

/** The place of the records of one kind whose names begin with the same parts, or with parts of a range. */
export interface RecordGroup<Value> {
  readonly partition: string
  readonly prefix: string
  /** The end of the range that `prefix` begins; undefined: not a range. */
  readonly last?: string
  readonly kind: RecordKind<Value>
}

/** Whatever is stored. */
export const ANY_RECORD: RecordKind<object> = { schema: z.looseObject({}), repair: 'correct it in the table' }

/** Every record of a partition: their names begin with a letter. */
export function everyRecord(partition: string): RecordGroup<object> {
  return { partition, prefix: '', last: '~', kind: ANY_RECORD }
}

/** Throws PoisonInput if the stored value is not such a record. */
export function readRecord<Value>(
  { partition, name }: RecordKey,
  { schema, repair }: RecordKind<Value>,
  stored: unknown,
): Value {
  const read = schema.safeParse(stored)
  if (read.success) return read.data
  const [field = 'a value'] = read.error.issues.map(({ path }) => path.join('.'))
  throw new PoisonInput(`The record ${partition} ${name} cannot be read: ${field} is damaged; ${repair}.`)
}
