// A difference between the bucket and what is stored, and its remedy.

import type { SheetPlace } from '../../ports/sheets.ts'

export interface Difference {
  readonly part: 'ledger' | 'sheets' | 'register' | 'receipt' | 'rejects'
  /** The difference as a sentence, without its key. */
  readonly message: string
  readonly remedy: Remedy
}

/**
 * `reconcile`: any event about the key repairs it, a sweep too; `read`: the drop must be read again, though
 * the ledger agrees; `write-receipt`: the receipt must be written again; `upload`: only another upload of the
 * file helps; `delete-sheets`: the sheets belong to no key.
 */
export type Remedy =
  | { readonly kind: 'reconcile' }
  | { readonly kind: 'read' }
  | { readonly kind: 'write-receipt' }
  | { readonly kind: 'upload' }
  | { readonly kind: 'delete-sheets'; readonly place: SheetPlace }

export interface CheckedKey {
  /** A key of the drops bucket. */
  readonly key: string
  readonly differences: readonly Difference[]
}

/** Deleting sheets that no record knows repairs it. */
export function isOrphaned({ remedy }: Difference): boolean {
  return remedy.kind === 'delete-sheets'
}

export function difference(
  part: Difference['part'],
  kind: 'reconcile' | 'read' | 'write-receipt' | 'upload',
  message: string,
): Difference {
  return { part, message, remedy: { kind } }
}

/** Names of the fields in which two JSON values differ; missing fields count as null. */
export function differingFields(a: object, b: object): string[] {
  const [left, right] = [asJson(a), asJson(b)]
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].filter(
    (name) => JSON.stringify(left[name] ?? null) !== JSON.stringify(right[name] ?? null),
  )
}

/** As it is read back from a file or a table: without undefined fields. */
function asJson(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value))
}
