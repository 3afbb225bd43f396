// The work of a reading grows no faster than its bytes, whatever they are.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Measured } from './measure.ts'

const PROGRAM = fileURLToPath(new URL('measure.ts', import.meta.url))
/** Far more than it takes: a machine may be busy, but what is quadratic must not hold it for ever. */
const HARD_STOP_MS = 600_000
/** Room for new objects: how memory is collected must not make small texts seem cheaper. */
const FLAGS = ['--min-semi-space-size=64', '--max-semi-space-size=64']

interface Measurement {
  readonly measured: readonly Measured[]
  /** What was being measured at the hard stop. */
  readonly unfinished: string | null
}

async function measure(): Promise<Measurement> {
  const child = spawn(process.execPath, [...FLAGS, PROGRAM], { timeout: HARD_STOP_MS, killSignal: 'SIGKILL' })
  const measured: Measured[] = []
  let latest = ''
  createInterface(child.stdout).on('line', (line) => measured.push(JSON.parse(line)))
  createInterface(child.stderr).on('line', (line) => {
    latest = line
  })
  const [exitCode] = await once(child, 'close')
  return { measured, unfinished: exitCode === 0 ? null : latest }
}

describe('reading', () => {
  it('takes at most twice the proportional time for eight times the text', {
    timeout: HARD_STOP_MS + 10_000,
  }, async () => {
    const { measured, unfinished } = await measure()
    const slow = measured.filter(({ isLinear }) => !isLinear)
    expect({ slow, unfinished }).toEqual({ slow: [], unfinished: null })
    expect(measured.length).toBeGreaterThan(500)
  })
})
