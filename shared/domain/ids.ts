// Branded ids, and the only functions that create them from outside text.

import { createHash } from 'node:crypto'

declare const idBrand: unique symbol
type Id<Name extends string> = string & { readonly [idBrand]: Name }

/** A reseller, who uploads drops and receives reports. Comes only from the bucket key. */
export type PartnerId = Id<'partner'>
/** A customer's tenant id, trimmed and lower-case. */
export type CustomerId = Id<'customer'>
/** 128-bit hash of a drop's key, 32 hex digits. */
export type DropId = Id<'drop'>
/** One reading of one version of a drop. */
export type GenerationId = Id<'generation'>

const PARTNER = /^[a-z0-9][a-z0-9-]{1,62}$/

export function partnerId(text: string): PartnerId | null {
  return PARTNER.test(text) ? (text as PartnerId) : null
}

/** Ids are opaque, trimmed, compared case-insensitively and stored lower-case. */
export function customerId(text: string): CustomerId {
  return text.trim().toLowerCase() as CustomerId
}

export function dropId(key: string): DropId {
  return createHash('sha256').update(key).digest('hex').slice(0, 32) as DropId
}

/** Code-point order, which UTF-16 order is not beyond the basic plane. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
