// The machine and its load, without which times say nothing.

import { availableParallelism, cpus, loadavg } from 'node:os'

export function machine(): string {
  const [cpu] = cpus()
  const loads = loadavg().map((load) => load.toFixed(1))
  const now = new Date().toISOString().slice(0, 16)
  return `${now}Z, ${availableParallelism()} × ${cpu?.model}, Node ${process.versions.node}, load ${loads.join(' ')}`
}
