// A store of measured days in memory.

import { byCodePoint } from '../../../shared/domain/ids.ts'
import type { MeasuredDay } from '../../../shared/domain/metrics/point.ts'
import type { MetricStore } from '../../../shared/ports/metrics.ts'

export function fakeMetricStore(): MetricStore {
  const days = new Map<string, { inputsHash: string; measured: MeasuredDay }>()
  return {
    async get(partner, day, inputsHash) {
      const found = days.get(`${partner} ${day}`)
      return found?.inputsHash === inputsHash ? found.measured : null
    },
    async measuredFrom(partner, day) {
      return days.get(`${partner} ${day}`)?.inputsHash ?? null
    },
    async put(partner, inputsHash, { partner: point, customers }) {
      const sorted = [...customers].sort((a, b) => byCodePoint(a.customer, b.customer))
      days.set(`${partner} ${point.day}`, { inputsHash, measured: { partner: point, customers: sorted } })
    },
    async *points(partner) {
      for (const [name, { measured }] of days) {
        if (name.startsWith(`${partner} `)) yield* [measured.partner, ...measured.customers]
      }
    },
    async clear(partner) {
      for (const name of [...days.keys()]) if (name.startsWith(`${partner} `)) days.delete(name)
    },
  }
}
