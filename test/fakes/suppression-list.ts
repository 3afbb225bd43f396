// Suppressed addresses in memory.

import { byCodePoint } from '../../shared/domain/ids.ts'
import type { Suppression, SuppressionList } from '../../shared/ports.ts'

export function fakeSuppressionList(): SuppressionList {
  const partners = new Map<string, Map<string, Suppression>>()
  return {
    async add(partner, suppression) {
      const own = partners.get(partner) ?? new Map<string, Suppression>()
      partners.set(partner, own)
      const address = suppression.recipient.toLowerCase()
      if (!own.has(address)) own.set(address, suppression)
    },
    async find(partner, recipient) {
      return partners.get(partner)?.get(recipient.toLowerCase()) ?? null
    },
    async *list(partner) {
      const own = [...(partners.get(partner) ?? [])]
      yield* own.sort(([a], [b]) => byCodePoint(a, b)).map(([, suppression]) => suppression)
    },
  }
}
