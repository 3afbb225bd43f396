// Records: what changes one piece at a time, each under a name of its own. Operators edit them by hand, so what is
// read is checked, and who cannot read one says what to do about it.

import type * as z from 'zod/mini'
import { PoisonInput } from './errors.ts'

/** Parts of a name stand between `#`. */
export interface RecordKey {
  readonly partition: string
  readonly name: string
}

export interface RecordKind<Value> {
  readonly schema: z.ZodMiniType<Value>
  /** What an operator does about a damaged one: the end of a sentence. */
  readonly repair: string
}

/** Where one record lies. */
export interface RecordPlace<Value> extends RecordKey {
  readonly kind: RecordKind<Value>
}

/** Where records of one kind lie whose names begin with the same parts, or with parts of a range. */
export interface RecordGroup<Value> {
  readonly partition: string
  readonly prefix: string
  /** Ends the range that `prefix` begins; left out: it is no range. */
  readonly last?: string
  readonly kind: RecordKind<Value>
}

/** Throws PoisonInput when the stored value is no such record. */
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
