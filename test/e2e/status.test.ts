// `uptake status`, as an operator runs it on what an embedded run has left.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { status } from '../../infra/cli/operate/status.ts'
import { createDeadLetters } from '../../infra/emulator/dead-letters.ts'
import { startFunctions } from '../../infra/local/run/functions.ts'
import { dayInZone, formatDay, isoWeekday } from '../../shared/domain/calendar.ts'
import { WEEKDAYS } from '../../shared/domain/settings.ts'
import { discard } from '../support/stream.ts'
import { runCommandLine } from './child.ts'

const folder = await mkdtemp(join(tmpdir(), 'uptake-status-'))
const state = join(folder, 'state')
afterAll(() => rm(folder, { recursive: true }))

async function run(...args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await status(args, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

// First: the services below give this process the names of tables.
describe('a wrong command line of uptake status', () => {
  it.each([
    [['--days', '0'], '--days: "0" is not a number of days; write 1 to 400.'],
    [['--days', 'x'], '--days: "x" is not a number of days; write 1 to 400.'],
    [
      ['--partner', 'A'],
      '--partner: "A" is not a partner id: use 2 to 63 of a-z, 0-9 and -, and no - first.',
    ],
    [
      ['--state', 'no-such-state'],
      '--state: no-such-state holds no state; name a folder that npm start --state has made.',
    ],
  ])('%j: one line, exit status 2', async (args, line) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })

  it('names the variables that AWS takes', async () => {
    vi.stubEnv('AWS_REGION', '')
    const { code, stderr } = await run()
    vi.unstubAllEnvs()
    expect(code).toBe(2)
    expect(stderr).toContain(
      'AWS_REGION, UPTAKE_LEDGER_TABLE, UPTAKE_DROPS_BUCKET, UPTAKE_SETTINGS_BUCKET, UPTAKE_CHANGES_QUEUE_URL',
    )
  })
})

describe('uptake status', () => {
  // Of the days that lie behind the command's clock, which is that of this machine.
  const day = formatDay(dayInZone(Date.now(), 'UTC'))
  // Due three days ago, so that its digest is late at any time of any day.
  const weekday = WEEKDAYS[(isoWeekday(dayInZone(Date.now(), 'UTC')) + 3) % 7]
  const refused = `northwind/activity/${day}/refused.csv`

  beforeAll(async () => {
    const functions = await startFunctions({ kind: 'embedded', folder: state }, discard())
    const { wiring, queues } = functions
    const partners = ['northwind', 'southwind'].map((id) => ({
      ...{ id, name: id, timezone: 'UTC', recipients: [] },
      send: { weekday },
    }))
    const canary = { ...partners[0], id: 'canary', canary: true }
    const entries = JSON.stringify([...partners, canary])
    await wiring.editableSettings.put('partners.json', entries, 'application/json')
    await functions.consume('changes', 'ingest', 'sweep')
    const { url, fields } = await wiring.uploadForms.sign(refused, {
      maxBytes: 1000,
      seconds: 60,
      redirectTo: null,
    })
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new Blob(['who,what\na,b\n']))
    expect((await fetch(url, { method: 'POST', body: form })).ok).toBe(true)
    await queues.idle()
    await functions.close()
    const letters = createDeadLetters(join(state, 'queues'))
    letters.of('measure').put({ id: '1', body: '{}', receives: 5, reason: 'broken' })
    letters.close()
  }, 60_000)

  it('shows all partners, those to look at first, and the dead letters', { timeout: 60_000 }, async () => {
    const { code, stdout, stderr } = await runCommandLine('uptake', ['status', '--state', state])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).not.toContain('\u001b')
    const lines = stdout.split('\n').map((line) => line.replaceAll(/ {2,}/g, '  ').trim())
    expect(lines[0]).toBe('2 partners, 2 to look at; drops of the last 7 days')
    expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC, the run in .*state$/)
    expect(lines[4]).toMatch(/^northwind {2}\d+ (s|min) ago {2}1 {2}1 {2}\d+ s {2}– {2}–$/)
    expect(lines[5]).toMatch(/^refused drops, digest late$/)
    expect(lines.slice(6, 8)).toEqual(['southwind  –  0  0  –  –  –', 'no drops, digest late'])
    expect(lines.slice(9)).toEqual([
      'Queues: 1 dead letter',
      'queue  waiting  dead letters',
      'measure  –  1',
      '',
    ])
  })

  it('shows one partner in detail', { timeout: 60_000 }, async () => {
    const { code, stdout } = await run('--state', state, '--partner', 'northwind')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^northwind \(northwind\)\n.* UTC, the run in .*\n\nTo look at +refused drops, digest late\n/,
    )
    expect(stdout).toMatch(/\nDrops, 7 days +1, 1 refused\n/)
    expect(stdout).toMatch(new RegExp(`\\nLast refused\\n .* UTC +${refused}\\n {4}missing_column: `))
    expect((await run('--state', state, '--partner', 'canary')).stdout).toMatch(/\nDrops, 7 days +0\n/)
    expect(await run('--state', state, '--partner', 'westwind')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'westwind is not in partners.json; give the id of a partner that is.\n',
    })
  })

  it('is one JSON object for machines', { timeout: 60_000 }, async () => {
    const { stdout } = await run('--state', state, '--json', '--days', '3')
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      target: 'embedded',
      days: 3,
      partners: [
        {
          id: 'northwind',
          attention: ['drops_refused', 'digest_late'],
          drops: { keys: 1, refused: 1, last: [{ key: refused, refused: { code: 'missing_column' } }] },
        },
        { id: 'southwind', attention: ['no_drops', 'digest_late'], drops: { lag_ms: null } },
      ],
      queues: expect.arrayContaining([{ queue: 'measure', waiting: null, dead_letters: 1 }]),
    })
  })
})
