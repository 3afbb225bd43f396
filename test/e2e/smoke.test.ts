// `npm run smoke` over embedded services: the functions themselves do the work, and no other partner gets anything.

import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pipelineOf } from '../../infra/cli/smoke/pipeline.ts'
import { smokeTest } from '../../infra/cli/smoke/smoke.ts'
import { type Functions, startFunctions } from '../../infra/local/run/functions.ts'
import { PARTNERS_FILE } from '../../shared/layout.ts'

const SIMULATED = 'success@simulator.amazonses.com'
const NORTHWIND = entry('northwind', 'ana@northwind.example')
const CANARY = { ...entry('canary', SIMULATED), canary: true }
const WAIT = { timeout: 60_000 }

let functions: Functions

beforeAll(async () => {
  functions = await startFunctions({ kind: 'embedded', folder: null }, new PassThrough().resume())
}, WAIT.timeout)
afterAll(() => functions.close())

describe('npm run smoke', () => {
  it.each([
    [
      [NORTHWIND],
      [],
      /^partners\.json has no canary; add one: npm run uptake -- partner add .*canary=true .*\n$/,
    ],
    [
      [NORTHWIND, CANARY],
      ['--partner', 'northwind'],
      /^partners\.json has no canary northwind; add one: .*\n$/,
    ],
    [
      [CANARY, { ...CANARY, id: 'second' }],
      [],
      /^partners\.json has several canaries: canary, second; choose one with --partner\.\n$/,
    ],
    [
      [{ ...CANARY, recipients: [{ email: 'bounce@simulator.amazonses.com', customers: 'all' }] }],
      [],
      /^canary has no recipient success@simulator\.amazonses\.com with "customers": "all", .*\n$/,
    ],
  ])('says what is wrong with the partners %j', WAIT, async (partners, args, line) => {
    await putPartners(partners)
    const { code, stderr } = await run(...args)
    expect(code).toBe(1)
    expect(stderr).toMatch(line)
  })

  it('says to programs what failed', WAIT, async () => {
    await putPartners([NORTHWIND])
    const { code, stdout } = await run('--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      schema: 1,
      passed: false,
      failed: { step: null, reason: expect.stringMatching(/^partners\.json has no canary/) },
    })
  })

  it('passes, again and again, and mails the mailbox simulator alone', WAIT, async () => {
    await putPartners([NORTHWIND, CANARY])
    for (const _ of ['once', 'twice']) {
      const { code, stdout, stderr } = await run()
      expect(code, stderr).toBe(0)
      expect(stdout).toBe(
        `The smoke test has passed: a drop of canary was read, reported and mailed to ${SIMULATED}.\n`,
      )
      expect(stderr.match(/^✓ .*(?= \()/gm)).toEqual([
        '✓ Uploading a drop',
        '✓ Waiting for its receipt',
        '✓ Waiting for the report',
        '✓ Waiting for a test mail to be sent',
        '✓ Waiting for SES to report its delivery',
      ])
    }
    const mailed = (await functions.ses?.messages()) ?? []
    // The digest of the week, and two tests.
    expect(mailed.map(({ destinations }) => destinations)).toEqual([[SIMULATED], [SIMULATED], [SIMULATED]])
    const { records, reports } = functions.wiring
    expect(await Array.fromAsync(records.all(NORTHWIND.id))).toEqual([])
    const keys = await Array.fromAsync(reports.list(''), ({ key }) => key)
    expect(keys.filter((key) => key.includes(NORTHWIND.id))).toEqual([])
  })
})

function entry(id: string, email: string) {
  return { id, name: id, timezone: 'UTC', recipients: [{ email, customers: 'all' }] }
}

async function putPartners(partners: readonly object[]): Promise<void> {
  await functions.wiring.editableSettings.put(PARTNERS_FILE, JSON.stringify(partners), 'application/json')
}

async function run(...args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const open = async () => ({ ...(await pipelineOf(functions)), logFile: null, close: async () => undefined })
  const code = await smokeTest(args, { stdout, stderr }, async () => [], open)
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}
