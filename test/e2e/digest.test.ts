// `uptake digest`: mail before it is sent and after, on the state that a run has left.

import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../infra/cli/commands.ts'
import { dispatch } from '../../infra/cli/dispatch.ts'
import { runCommandLine } from './child.ts'

const DROPS = fileURLToPath(new URL('./example/drops', import.meta.url))
const GOLDEN = ['--partner', 'golden']
const ANA = 'ana@golden.example'
const WEEK = '2026-W47'
const WAIT = { timeout: 60_000 }

let root: string
let state: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'uptake-digest-'))
  state = join(root, 'state')
  const { code, stderr } = await runCommandLine('start', [
    ...['--drops', DROPS, '--as-of', '2026-11-22', '--once', '--json'],
    ...['--state', state, '--out', join(root, 'out')],
  ])
  expect(code, stderr).toBe(0)
}, WAIT.timeout)
afterAll(() => rm(root, { recursive: true, force: true }))

describe('uptake digest preview', () => {
  it('writes the mail that was sent, from the command line as a person types it', WAIT, async () => {
    const out = join(root, 'previews')
    const args = ['--as-of', '2026-11-22', '--state', state, '--out', out]
    const told = await runCommandLine('uptake', ['digest', 'preview', ...GOLDEN, ...args])
    expect(told.code, told.stderr).toBe(0)
    const path = join(out, 'golden', WEEK, ANA)
    expect(told.stdout.trim().split('\n').slice(1)).toEqual([`${path}.html`, `${path}.txt`])
    expect(readFileSync(`${path}.html`, 'utf8')).toContain('Alpha Ltd')
    const options = ['--as-of', '2026-11-22', '--recipient', ANA, '--out', join(root, 'written'), '--json']
    expect(JSON.parse((await run('preview', ...GOLDEN, ...options, '--state', state)).stdout)).toMatchObject({
      schema: 1,
      partner: 'golden',
      mails: [
        {
          recipient: ANA,
          subject: expect.any(String),
          reason: null,
          files: [expect.any(String), expect.any(String)],
        },
      ],
    })
    expect(readFileSync(`${path}.txt`, 'utf8')).toContain('Alpha Ltd')
  })

  it('sends one as a test, to the address that is given', WAIT, async () => {
    const args = ['--as-of', '2026-11-22', '--to', 'me@example.com', '--state', state]
    expect(await run('preview', ...GOLDEN, ...args)).toEqual({
      code: 0,
      stdout: `Sent as a test: the mail of ${ANA} to me@example.com.\n`,
      stderr: '',
    })
  })

  it.each([
    [
      ['--recipient', 'bob@golden.example'],
      'bob@golden.example is no recipient of golden; partner show lists those that are.',
    ],
    [['--partner', 'silver'], 'silver is not in partners.json; give the id of a partner that is.'],
  ])('with %j says what to correct', WAIT, async (args, line) => {
    const partner = args.includes('--partner') ? [] : GOLDEN
    const told = await run('preview', ...partner, ...args, '--state', state)
    expect(told).toEqual({ code: 1, stdout: '', stderr: `${line}\n` })
  })

  it('reports every mistake of its command line', async () => {
    const told = await run('preview', '--to', 'me', '--out', 'x', '--as-of', 'now')
    expect(told.code).toBe(2)
    expect(told.stderr.trim().split('\n')).toEqual([
      '--to: "me" is not an e-mail address; write one such as ana@northwind.example.',
      '--as-of: "now" is not a date in the form YYYY-MM-DD.',
      '--partner is missing; write --partner P.',
      '--out is for mails that are written; leave out --out or --to.',
    ])
  })
})

describe('uptake digest replay', () => {
  const mail = [...GOLDEN, '--week', WEEK, '--recipient', ANA]

  it('prints the mail as it was sent', WAIT, async () => {
    const { code, stdout } = await run('replay', ...mail, '--state', state)
    const sent = readFileSync(join(root, 'out', 'mail', 'golden', WEEK, `${ANA}.eml`), 'utf8')
    expect(code).toBe(0)
    expect(stdout.replaceAll('\r\n', '\n')).toBe(sent.replaceAll('\r\n', '\n'))
  })

  it('renders its content again, and says that it is the same', WAIT, async () => {
    const out = join(root, 'replayed')
    const told = await run('replay', ...mail, '--render', '--out', out, '--state', state)
    expect(told.stderr).toBe('')
    expect(told.stdout.trim().split('\n').slice(1)).toEqual([
      join(out, 'golden', WEEK, `${ANA}.again.html`),
      join(out, 'golden', WEEK, `${ANA}.again.txt`),
      'The renderers have the version that the content was frozen by, 2.',
      'It is the same as what was sent: subject, text and HTML.',
    ])
    expect(told.code).toBe(0)
    const json = await run('replay', ...mail, '--render', '--out', out, '--state', state, '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({ schema: 1, renderer_version: 2, differences: [] })
  })

  it('says what there is none of', WAIT, async () => {
    const early = await run('replay', ...GOLDEN, '--week', '2026-W40', '--recipient', ANA, '--state', state)
    expect(early).toEqual({
      code: 1,
      stdout: '',
      stderr: `No mail of golden of 2026-W40 to ${ANA} is stored: it was not sent, or is past its retention.\n`,
    })
    const rendered = await run(
      ...['replay', ...GOLDEN, '--week', '2026-W40', '--recipient', ANA, '--render', '--state', state],
    )
    expect([rendered.code, rendered.stderr]).toEqual([1, 'golden has published no digest of 2026-W40.\n'])
  })

  it('reports every mistake of its command line', async () => {
    const told = await run('replay', ...GOLDEN, '--week', '2026-11-22', '--out', 'x')
    expect([told.code, told.stderr.trim().split('\n')]).toEqual([
      2,
      [
        '--week: "2026-11-22" is not an ISO week; write one such as 2026-W47.',
        '--recipient is missing; write --recipient ADDRESS.',
        '--out is for a mail that is rendered; add --render, or leave it out.',
      ],
    ])
  })
})

/** In this process. */
async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await dispatch(COMMANDS, ['digest', ...args], { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}
