// The commands of an operator: verify, rebuild, sweep and redrive, on the state that a run has left.

import { appendFileSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { DeleteItemCommand, DynamoDBClient, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Streams } from '../../infra/cli/command.ts'
import { compare } from '../../infra/cli/operate/compare.ts'
import { explain } from '../../infra/cli/operate/explain.ts'
import { redrive } from '../../infra/cli/operate/redrive.ts'
import { startCloud } from '../../infra/emulator/cloud.ts'
import { createDeadLetters } from '../../infra/emulator/dead-letters.ts'
import { BUCKET_NAMES } from '../../infra/local/run/names.ts'
import { s3Config, serviceConfig } from '../../shared/adapters/environment.ts'
import { runCommandLine } from './child.ts'

const DROPS = fileURLToPath(new URL('./example/drops', import.meta.url))
const ENTITLEMENTS = 'golden/entitlements/2026-11-22/all.csv'
const TICKETS = 'golden/support/2026-11-15/tickets.csv'
const LOST = 'golden/support/2026-11-21/lost.csv'
const WAIT = { timeout: 60_000 }

let root: string
let finished: string
let state: string

const uptake = (...args: string[]) => runCommandLine('uptake', args)
const start = (folder: string) =>
  runCommandLine('start', [
    ...['--drops', DROPS, '--as-of', '2026-11-22', '--once', '--json'],
    ...['--state', folder, '--out', join(root, 'out')],
  ])

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'uptake-operate-'))
  finished = join(root, 'finished')
  const { code, stderr } = await start(finished)
  expect(code, stderr).toBe(0)
}, WAIT.timeout)
afterAll(() => rm(root, { recursive: true, force: true }))
beforeEach(async () => {
  state = await mkdtemp(join(root, 'state-'))
  await cp(finished, state, { recursive: true })
})

describe('uptake explain', () => {
  const golden = ['--partner', 'golden', '--as-of', '2026-11-22']

  it('shows the files behind the figures of a customer', WAIT, async () => {
    const told = await uptake('explain', ...golden, '--customer', 'Alpha', '--state', state)
    expect(told.code, told.stderr).toBe(0)
    expect(told.stdout).toMatch(/^Alpha Ltd \(alpha\), 26 October\s–\s22 November 2026$/m)
    expect(told.stdout).toContain('Usage 87.5%: 7 active entitlements for 8 seats.')
    expect(told.stdout).toMatch(
      /s2 +3 +3 +0 +disabled: not counted +golden\/entitlements\/2026-11-22\/all\.csv/,
    )
    const json = await uptake('explain', ...golden, '--customer', 'alpha', '--state', state, '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      schema: 1,
      customer_id: 'alpha',
      figures: { licenses_sold: 8, entitlements_active: 7, usage_pct: 87.5 },
      coverage_days: 28,
      calls_28d: 1,
    })
  })

  it('reports unknown customers and partners', WAIT, async () => {
    const nobody = await uptake('explain', ...golden, '--customer', 'nobody', '--state', state)
    expect([nobody.code, nobody.stdout, nobody.stderr]).toEqual([
      1,
      '',
      'No file of these 28 days names nobody; customers.csv has the ids.\n',
    ])
    const args = ['--partner', 'silver', '--customer', 'alpha', '--as-of', '2026-11-22', '--state', state]
    expect(await inProcess((streams) => explain(args, streams))).toEqual([
      1,
      'silver is not in partners.json; give the id of a partner that is.\n',
    ])
  })

  it.each([
    [
      [],
      [
        '--partner is missing; write --partner P.',
        '--customer is missing; write --customer C.',
        '--as-of is missing; write --as-of DATE.',
      ],
    ],
    [
      ['--partner', 'golden', '--customer', 'alpha', '--as-of', 'today'],
      ['--as-of: "today" is not a date in the form YYYY-MM-DD.'],
    ],
  ])('explains what is wrong with %j, and exits with 2', async (args, lines) => {
    expect(await inProcess((streams) => explain(args, streams))).toEqual([2, `${lines.join('\n')}\n`])
  })
})

describe('uptake report', () => {
  const golden = ['--partner', 'golden']

  it('renders the reports of a published day again, byte for byte', WAIT, async () => {
    const out = join(state, 'again')
    const written = await uptake('report', ...golden, '--state', state, '--out', out)
    expect(written.code, written.stderr).toBe(0)
    const files = written.stdout.trim().split('\n')
    expect(files).toContain(join(out, 'golden', '2026-11-22', 'portfolio.html'))
    for (const file of files) {
      const published = join(root, 'out', 'reports', 'golden', '2026-11-22', basename(file))
      expect(readFileSync(file).equals(readFileSync(published)), file).toBe(true)
    }
  })

  it('writes the own report of a customer', WAIT, async () => {
    const out = join(state, 'own')
    const args = ['--customer', 'Alpha', '--state', state, '--out', out, '--json']
    const written = await uptake('report', ...golden, ...args)
    const file = join(out, 'golden', '2026-11-22', 'customers', 'alpha.html')
    expect([written.code, JSON.parse(written.stdout)]).toEqual([
      0,
      { schema: 1, partner: 'golden', as_of: '2026-11-22', files: [file] },
    ])
    const html = readFileSync(file, 'utf8')
    expect(html).toContain('Alpha Ltd')
    expect(html).not.toMatch(/Beta SA|Delta AG|Gamma GmbH|\.csv/)
  })

  it('says which day or customer is missing', WAIT, async () => {
    const report = async (...args: string[]) => {
      const options = ['--state', state, '--out', join(state, 'x'), ...args]
      const { code, stderr } = await uptake('report', ...options)
      return [code, stderr]
    }
    expect(await report(...golden, '--as-of', '2026-11-15')).toEqual([
      1,
      'golden has no reports of 2026-11-15; the latest are of 2026-11-22.\n',
    ])
    expect(await report(...golden, '--customer', 'nobody')).toEqual([
      1,
      'nobody is not in the reports of 2026-11-22; customers.csv has the ids.\n',
    ])
    expect(await report('--partner', 'silver')).toEqual([1, 'Nothing of silver is published yet.\n'])
    expect(await report(...golden, '--locale', 'English please')).toEqual([
      2,
      [
        '--locale: "English please" is not a language tag; write one such as en or zh-TW.',
        '--locale is for the report of one customer; add --customer, or leave it out.',
        '',
      ].join('\n'),
    ])
  })
})

describe('uptake verify', () => {
  it('reports every difference, which rebuild repairs', WAIT, async () => {
    await damage()
    const verified = await uptake('verify', '--state', state)
    expect([verified.code, verified.stdout]).toEqual([
      1,
      [
        ENTITLEMENTS,
        '  sheets: Sheets of delta are missing. Run rebuild.',
        '  sheets: Sheets of alpha cannot be read. Run rebuild.',
        '  rejects: The rejects are missing. Run rebuild.',
        TICKETS,
        '  receipt: The receipt is missing. Run rebuild.',
        LOST,
        '  ledger: The object has not been read. Run sweep or rebuild.',
        '15 keys compared: 3 of them differ.\n',
      ].join('\n'),
    ])
    const rebuilt = await uptake('rebuild', '--state', state, '--partner', 'golden', '--json')
    expect(rebuilt.code).toBe(0)
    expect(JSON.parse(rebuilt.stdout)).toEqual({
      schema: 1,
      differences: [
        { key: ENTITLEMENTS, part: 'sheets', message: 'Sheets of delta are missing.', repaired: true },
        { key: ENTITLEMENTS, part: 'sheets', message: 'Sheets of alpha cannot be read.', repaired: true },
        { key: ENTITLEMENTS, part: 'rejects', message: 'The rejects are missing.', repaired: true },
        { key: TICKETS, part: 'receipt', message: 'The receipt is missing.', repaired: true },
        { key: LOST, part: 'ledger', message: 'The object has not been read.', repaired: true },
      ],
      compared: 14,
      differing: 0,
      from: null,
    })
    const again = await uptake('verify', '--state', state)
    expect([again.code, again.stdout]).toEqual([0, '15 keys compared: nothing differs.\n'])
  })

  it.each([
    [
      ['--state', 'no-such-state'],
      '--state: no-such-state holds no state; name a folder that npm start --state has made.',
    ],
    [
      ['--state', 's', '--endpoint', 'attached'],
      '--state is for embedded services, and --endpoint attached has none; leave one of them out.',
    ],
    [
      ['--partner', 'A'],
      '--partner: "A" is not a partner id: use 2 to 63 of a-z, 0-9 and -, and no - first.',
    ],
    [['golden'], 'Unexpected argument "golden".'],
  ])('explains what is wrong with %j, and exits with 2', async (args, line) => {
    expect(await inProcess((streams) => compare('verify', args, streams))).toEqual([2, `${line}\n`])
  })

  it('reports what the environment lacks', async () => {
    vi.stubEnv('UPTAKE_DROPS_BUCKET', 'drops')
    const [code, stderr] = await inProcess((streams) => compare('verify', [], streams))
    vi.unstubAllEnvs()
    expect(code).toBe(2)
    expect(stderr).toContain(
      'does not set UPTAKE_REPORTS_BUCKET, UPTAKE_SETTINGS_BUCKET, UPTAKE_LEDGER_TABLE, ',
    )
  })
})

describe('uptake sweep', () => {
  it('processes what events missed', WAIT, async () => {
    await damage()
    const swept = await uptake('sweep', '--state', state, '--json')
    expect([swept.code, JSON.parse(swept.stdout)]).toEqual([
      0,
      { schema: 1, compared: 15, looked_at: 1, failed: 0 },
    ])
  })
})

describe('uptake redrive', () => {
  const LETTER = {
    id: 'a',
    receives: 5,
    body: JSON.stringify({ kind: 'reconcile', keys: [LOST] }),
    reason: 'Transient: no',
  }
  const POISON = { id: 'b', receives: 1, body: 'not json', reason: 'PoisonInput: The message is not JSON.' }

  it('retries dead letters, and keeps those that fail again, with the reason', WAIT, async () => {
    await damage()
    keepLetters()
    const { code, stdout } = await uptake('redrive', 'ingest', '--state', state)
    expect(code).toBe(1)
    expect(stdout).toContain(`ingest: ${LETTER.body} (Transient: no)\ningest: not json (PoisonInput: `)
    expect(stdout).toContain('2 messages tried again, 1 failed again.\n')
    expect(letters('ingest')).toMatchObject([
      { body: 'not json', reason: 'PoisonInput: The message is not JSON.' },
    ])
    expect(letters('measure')).toEqual([POISON])
    const json = await uptake('redrive', 'ingest', '--state', state, '--json')
    expect([json.code, JSON.parse(json.stdout)]).toEqual([
      1,
      { schema: 1, sent: 1, failed: ['PoisonInput: The message is not JSON.'], log: expect.any(String) },
    ])
    const { stdout: left } = await uptake('verify', '--state', state, '--from', LOST)
    expect(left).toContain('nothing differs')
  })

  it('happens by itself in the next run', WAIT, async () => {
    keepLetters()
    const { code, stderr } = await start(state)
    expect(code).toBe(1)
    expect(stderr).toContain('ingest: not json was dead-lettered: PoisonInput: The message is not JSON.')
    expect(letters('ingest')).toMatchObject([{ body: 'not json' }])
  })

  it.each([
    [['mesure'], 'Unknown queue "mesure". Did you mean "measure"?'],
    [
      ['--endpoint', 'attached'],
      '--endpoint attached: its queues end with the run, and the next run finds the unfinished work.',
    ],
    [
      ['send', '--queue-url', 'http://x/y'],
      '--queue-url names a queue, and so does the argument; leave one out.',
    ],
  ])('explains what is wrong with %j, and exits with 2', async (args, line) => {
    expect(await inProcess((streams) => redrive(args, streams))).toEqual([2, `${line}\n`])
  })

  function keepLetters(): void {
    const file = createDeadLetters(join(state, 'queues'))
    for (const letter of [LETTER, POISON]) file.of('ingest').put(letter)
    file.of('measure').put(POISON)
    file.close()
    // As a kill leaves it.
    appendFileSync(join(state, 'queues', 'dead-letters.ndjson'), '{"queue":"ingest","put":{"id":"torn')
    expect(readFileSync(join(state, 'queues', 'dead-letters.ndjson'), 'utf8')).toContain('Transient: no')
  }

  function letters(queue: string) {
    const file = createDeadLetters(join(state, 'queues'))
    const all = file.of(queue).all()
    file.close()
    return all
  }
})

/** The exit status and what stands on standard error; nothing else is said. */
async function inProcess(command: (streams: Streams) => Promise<number>): Promise<[number, string]> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await command({ stdout, stderr })
  expect(stdout.read()).toBeNull()
  return [code, String(stderr.read())]
}

/** Behind the back of the functions: a receipt, rejects and sheets are damaged, and a drop comes without an event. */
async function damage(): Promise<void> {
  const cloud = await startCloud({ folder: state, buckets: Object.values(BUCKET_NAMES) })
  const s3 = new S3Client(s3Config(cloud.environment))
  for (const name of [`${TICKETS}.receipt.json`, `${ENTITLEMENTS}.rejects.csv`]) {
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET_NAMES.reports, Key: `receipts/${name}` }))
  }
  const Body = 'ticket_id,customer_id,opened_at,category\nT77,alpha,2026-11-21,help\n'
  await s3.send(new PutObjectCommand({ Bucket: BUCKET_NAMES.drops, Key: LOST, Body }))
  await damageSheets(new DynamoDBClient(serviceConfig(cloud.environment, 'DYNAMODB')))
  await cloud.close()
}

/** Of one customer nothing is left, of another one nobody can tell what. */
async function damageSheets(client: DynamoDBClient): Promise<void> {
  const TableName = 'Entitlements'
  await client.send(new DeleteItemCommand({ TableName, Key: await sheetOf('delta', client) }))
  await client.send(
    new UpdateItemCommand({
      TableName,
      Key: await sheetOf('alpha', client),
      UpdateExpression: 'REMOVE subscriptions',
    }),
  )
}

async function sheetOf(customer: string, client: DynamoDBClient) {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: 'Entitlements',
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
      ExpressionAttributeValues: { ':pk': { S: `golden#${customer}` }, ':day': { S: '2026-11-22' } },
      ProjectionExpression: 'pk, sk',
    }),
  )
  expect(Items).toHaveLength(1)
  return Items[0]
}
