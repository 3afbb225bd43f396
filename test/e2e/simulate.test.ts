// `uptake simulate` on the state that a run has left.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulate } from '../../infra/cli/operate/simulate.ts'
import { THRESHOLD_FIELDS } from '../../infra/cli/operate/simulate-options.ts'
import { DEFAULT_THRESHOLDS } from '../../shared/domain/settings.ts'
import { runCommandLine } from './child.ts'

const DROPS = fileURLToPath(new URL('./example/drops', import.meta.url))
const GOLDEN = ['--partner', 'golden', '--as-of', '2026-11-22']
const WAIT = { timeout: 60_000 }

let root: string
let state: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'uptake-simulate-'))
  state = join(root, 'state')
  const { code, stderr } = await runCommandLine('start', [
    ...['--drops', DROPS, '--as-of', '2026-11-22', '--once', '--json'],
    ...['--state', state, '--out', join(root, 'out')],
  ])
  expect(code, stderr).toBe(0)
}, WAIT.timeout)
afterAll(() => rm(root, { recursive: true, force: true }))

describe('uptake simulate', () => {
  it('flags nobody for low usage under a threshold of 0, and says whom it flags today', WAIT, async () => {
    const args = ['--low-usage', '0', '--low-usage-critical', '0', '--weeks', '1', '--state', state, '--json']
    const told = await runCommandLine('uptake', ['simulate', ...GOLDEN, ...args])
    expect(told.code, told.stderr).toBe(0)
    const { weeks } = JSON.parse(told.stdout)
    expect(weeks).toHaveLength(1)
    const lowUsage = weeks[0].flags.filter(({ rule }: { rule: string }) => rule === 'low_usage')
    expect(lowUsage.length).toBeGreaterThan(0)
    const ofCustomersWithOwnThresholds = ['gamma']
    for (const flag of lowUsage) {
      if (ofCustomersWithOwnThresholds.includes(flag.customer_id)) continue
      expect(flag).toMatchObject({ today: expect.any(String), simulated: null })
    }
  })

  it('marks what differs', WAIT, async () => {
    const { code, stdout } = await run(...GOLDEN, '--min-seats', '100000', '--weeks', '1', '--state', state)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^2026-11-22: [1-9]\d* flagged today, \d+ under these thresholds$/m)
    expect(stdout).toMatch(/^ {2}- +\w+ .* (warning|critical)$/m)
  })

  it('has an option for every threshold', () => {
    const names = (object: object): number =>
      Object.values(object).reduce<number>(
        (sum, value) => sum + (typeof value === 'object' ? names(value) : 1),
        0,
      )
    expect(Object.keys(THRESHOLD_FIELDS)).toHaveLength(names(DEFAULT_THRESHOLDS))
  })

  it('takes every one of them', WAIT, async () => {
    const all = Object.keys(THRESHOLD_FIELDS).flatMap((option) => [`--${option}`, '3'])
    expect(await run(...GOLDEN, ...all, '--state', state)).toMatchObject({ code: 0, stderr: '' })
  })

  it.each([
    [[...GOLDEN], 'No threshold is given; write one, such as --low-usage 45.'],
    [[...GOLDEN, '--low-usage', 'few'], '--low-usage: "few" is not a number of 0 or more.'],
    [
      [...GOLDEN, '--low-usage', '4', '--weeks', '14'],
      '--weeks: "14" is not a number of weeks from 1 to 13.',
    ],
  ])('explains what is wrong with %j, and exits with 2', async (args, line) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })
})

/** In this process. */
async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await simulate(args, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}
