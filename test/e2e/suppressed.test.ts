// Suppressed addresses, as an operator lists and removes them.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { suppressed } from '../../infra/cli/operate/suppressed.ts'
import { startServices } from '../../infra/local/run/services.ts'
import { wire } from '../../shared/adapters/wiring.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { suppressionPlace } from '../../shared/domain/mail/suppression.ts'
import { unsubscriptionPlace } from '../../shared/domain/mail/unsubscription.ts'
import { email } from '../support/messages.ts'
import { putRecord } from '../support/records.ts'
import { runCommandLine } from './child.ts'

const GOLDEN = 'golden' as PartnerId
const SILVER = 'silver' as PartnerId
const ANA = {
  recipient: email('ana@golden.example'),
  cause: 'bounce',
  atMs: Date.UTC(2026, 10, 23, 7),
} as const
const BO = email('bo@golden.example')
const LI = { ...ANA, recipient: email('li@golden.example'), cause: 'complaint' } as const

// First: the services below give this process the names of tables.
describe('a wrong command line of uptake suppressed', () => {
  it.each([
    [[], '--partner is missing; write --partner P.'],
    [
      ['--partner', 'A'],
      '--partner: "A" is not a partner id: use 2 to 63 of a-z, 0-9 and -, and no - first.',
    ],
    [
      ['--partner', 'golden'],
      'Neither --state nor --endpoint attached is given, and the environment does not set UPTAKE_LEDGER_TABLE; ' +
        'infra/README.md explains how to take them from the stacks.',
    ],
    [
      ['--partner', 'golden', '--remove', 'ana'],
      '--remove: "ana" is not an e-mail address; write one such as ana@northwind.example.',
    ],
    [['--partner', 'golden', 'ana'], 'Unexpected argument "ana".'],
    [
      ['--partner', 'golden', '--state', 'no-such-state'],
      '--state: no-such-state holds no state; name a folder that npm start --state has made.',
    ],
  ])('explains what is wrong with %j, and exits with 2', async (args, line) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()]
    expect(await suppressed(args, { stdout, stderr })).toBe(2)
    expect([stdout.read(), String(stderr.read())]).toEqual([null, `${line}\n`])
  })
})

describe('uptake suppressed', () => {
  let state: string

  beforeAll(async () => {
    state = await mkdtemp(join(tmpdir(), 'uptake-suppressed-'))
    const services = await startServices({ kind: 'embedded', folder: state }, () => undefined)
    const ports = wire(services.environment)
    for (const suppression of [LI, ANA]) {
      await putRecord(suppressionPlace(GOLDEN, suppression.recipient), suppression, ports)
    }
    const left = { recipient: BO, atMs: ANA.atMs }
    for (const [list, isUnsubscribed] of [
      ['notices', true],
      ['digest', false],
    ] as const) {
      await putRecord(unsubscriptionPlace(GOLDEN, BO, list), { ...left, list, isUnsubscribed }, ports)
    }
    const damaged = { ...LI, cause: 'whim' as 'bounce' }
    for (const suppression of [damaged, ANA]) {
      await putRecord(suppressionPlace(SILVER, suppression.recipient), suppression, ports)
    }
    await services.close()
  })
  afterAll(() => rm(state, { recursive: true, force: true }))

  const golden = async (...args: string[]) => {
    const options = ['--state', state, '--partner', 'golden', ...args]
    const { code, stdout, stderr } = await runCommandLine('uptake', ['suppressed', ...options])
    return [code, stdout, stderr]
  }

  it('lists the suppressed addresses, and removes one', { timeout: 60_000 }, async () => {
    const ana = '2026-11-23T07:00:00.000Z  bounce        ana@golden.example\n'
    const li = '2026-11-23T07:00:00.000Z  complaint     li@golden.example\n'
    const bo = '2026-11-23T07:00:00.000Z  left notices  bo@golden.example\n'
    expect(await golden()).toEqual([0, `${ana}${bo}${li}`, ''])
    const again = 'Mail of golden goes to ana@golden.example again.\n'
    expect(await golden('--remove', 'Ana@golden.example')).toEqual([0, again, ''])
    expect(await golden()).toEqual([0, `${bo}${li}`, ''])
    const absent =
      'ana@golden.example is not suppressed for golden; without --remove the command lists those that are.\n'
    expect(await golden('--remove', ANA.recipient)).toEqual([1, '', absent])
    await golden('--remove', LI.recipient)
    expect(await golden('--remove', BO)).toEqual([1, '', absent.replace('ana@', 'bo@')])
    expect(await golden()).toEqual([0, bo, ''])
    const [code, json] = await golden('--json')
    expect([code, JSON.parse(String(json))]).toEqual([
      0,
      {
        schema: 1,
        partner: 'golden',
        addresses: [{ recipient: BO, cause: 'left notices', at: '2026-11-23T07:00:00.000Z' }],
      },
    ])
  })

  it('says that there is none', async () => {
    const options = ['--state', state, '--partner', 'bronze']
    const { code, stdout } = await runCommandLine('uptake', ['suppressed', ...options])
    expect([code, stdout]).toEqual([0, 'No address of bronze is suppressed or has unsubscribed.\n'])
  })

  it('lists the others if a record is damaged, and says how to repair it', async () => {
    const options = ['--state', state, '--partner', SILVER]
    const { code, stdout, stderr } = await runCommandLine('uptake', ['suppressed', ...options])
    expect([code, stdout]).toEqual([1, '2026-11-23T07:00:00.000Z  bounce        ana@golden.example\n'])
    expect(stderr).toMatch(
      /^The record silver suppressed#[0-9a-f]{32} cannot be read: cause is damaged; correct it in the table/,
    )
  })
})
