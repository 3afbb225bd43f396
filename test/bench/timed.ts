// One measured run of a side, printed as JSON. Imports next to nothing: what a side loads is part of its memory, and what is
// loaded already would be missing from the time of an import.

import { readFileSync } from 'node:fs'

/** `work` returns further figures. */
export async function timed(work: () => Promise<Readonly<Record<string, number>>>): Promise<void> {
  const startCpu = process.cpuUsage()
  const startMs = performance.now()
  const more = await work()
  const durationMs = performance.now() - startMs
  const { user, system } = process.cpuUsage(startCpu)
  const figures = {
    duration_ms: tenths(durationMs),
    cpu_ms: tenths((user + system) / 1_000),
    peak_memory_mb: Math.round(peakMemoryKb() / 1_024),
    ...more,
  }
  console.log(JSON.stringify(figures))
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10
}

/** Of this process alone: what getrusage tells includes its parent's on Linux. */
function peakMemoryKb(): number {
  try {
    const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    return Number(peak)
  } catch {
    return process.resourceUsage().maxRSS
  }
}
