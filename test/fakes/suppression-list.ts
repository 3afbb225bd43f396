// Suppressed addresses in memory.

import type { Suppression, SuppressionList } from '../../shared/ports.ts'
import { pager } from './pages.ts'

export function fakeSuppressionList(): SuppressionList {
  const partners = new Map<string, Map<string, Suppression>>()
  const list = pager()
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
    async remove(partner, recipient) {
      return partners.get(partner)?.delete(recipient.toLowerCase()) ?? false
    },
    list: (partner) =>
      list(() => Array.from(partners.get(partner) ?? [], ([order, item]) => ({ order, item }))),
  }
}
