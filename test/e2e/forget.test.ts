// `npm run uptake -- forget` on the state that a run has left: afterwards no store holds a marked id, in whatever way it
// packs its content.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Streams } from '../../infra/cli/command.ts'
import { forgetByHand } from '../../infra/cli/operate/forget.ts'
import { sweepByHand } from '../../infra/cli/operate/sweep.ts'
import { startCloud } from '../../infra/emulator/cloud.ts'
import { BUCKET_NAMES } from '../../infra/local/run/names.ts'
import { s3Config, serviceConfig } from '../../shared/adapters/environment.ts'
import { tracesOf } from '../support/everything-stored.ts'
import { runCommandLine } from './child.ts'

const EXAMPLE = fileURLToPath(new URL('./example/drops', import.meta.url))
const SHARED = 'golden/entitlements/2026-11-22/all.csv'
const OWN = 'golden/activity/2026-11-20/customer=zorilla-77/events.csv.gz'
const EVENTS =
  'customer_id,user_id,product_sku,workload,activity_date\nzorilla-77,quokka-5,ENTERPRISEPACK,teams,2026-11-20\n'
const ROWS = [
  'zorilla-77;Zorilla AG;okapi@golden.example;z1;ENTERPRISEPACK;Office 365 E3;20;20;Active;;;2025-01-01',
  'zorilla-77;Zorilla AG;okapi@golden.example;z2;ENTERPRISEPACK;Office 365 E3;many;1;Active;;;2025-01-01',
]
const SLOW = { timeout: 120_000 }

let root: string
let state: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'uptake-forget-'))
  state = join(root, 'state')
  const drops = join(root, 'drops')
  await cp(EXAMPLE, drops, { recursive: true })
  const shared = await readFile(join(drops, SHARED), 'utf8')
  await writeFile(join(drops, SHARED), `${shared.trimEnd()}\n${ROWS.join('\n')}\n`)
  await cp(join(EXAMPLE, 'golden/activity/2026-11-20/customer=beta'), join(drops, OWN, '..'), {
    recursive: true,
  })
  await rm(join(drops, OWN, '..', 'events.csv'))
  await writeFile(join(drops, OWN), gzipSync(EVENTS))
  const partners = await readFile(join(drops, 'partners.json'), 'utf8')
  const okapi = '"recipients": [ { "email": "okapi@golden.example", "customers": "own" }, '
  await writeFile(join(drops, 'partners.json'), partners.replace('"recipients": [ ', okapi))
  const { code, stderr } = await runCommandLine('start', [
    ...['--drops', drops, '--as-of', '2026-11-22', '--once', '--json'],
    ...['--state', state, '--out', join(root, 'out')],
  ])
  expect(code, stderr).toBe(0)
}, SLOW.timeout)
afterAll(() => rm(root, { recursive: true, force: true }))

describe('uptake forget', () => {
  it('leaves nothing of a customer once the files that it shares are corrected', SLOW, async () => {
    expect(await storesWith('zorilla-77')).toEqual([
      'Activity',
      'Entitlements',
      'Ledger',
      'Metrics',
      'Partners',
      'uptake-drops',
      'uptake-reports',
    ])
    const customer = ['--partner', 'golden', '--customer', 'Zorilla-77']
    const told = await forget(...customer)
    expect(told.code).toBe(1)
    expect(told.stdout).toContain(`delete   drops     ${OWN}\n`)
    expect(told.stdout).toContain(`edit     drops     ${SHARED}\n`)
    expect(told.stdout).toContain('Nothing is deleted yet; --yes deletes it.')
    expect(await storesWith('zorilla-77')).toContain('Metrics')

    const begun = await forget(...customer, '--yes')
    expect(begun.code).toBe(1)
    expect(begun.stdout).toMatch(/^deleted {2}metrics {3}golden/m)
    expect(await storesWith('zorilla-77')).toEqual([
      'Entitlements',
      'Ledger',
      'Partners',
      'uptake-drops',
      'uptake-reports',
    ])

    await put(BUCKET_NAMES.drops, SHARED, await readFile(join(EXAMPLE, SHARED), 'utf8'))
    expect((await inProcess((streams) => sweepByHand(['--state', state], streams))).code).toBe(0)
    const ended = await forget(...customer, '--yes')
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    expect(await storesWith('zorilla-77')).toEqual([])
    expect(await storesWith('beta')).toContain('Entitlements')

    const again = await forget(...customer, '--yes', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ schema: 1, deleted: true, found: [] })
    expect(await storesWith('quokka-5')).toEqual([])
  })

  it('leaves nothing of a recipient that partners.json no longer names', SLOW, async () => {
    const recipient = ['--partner', 'golden', '--recipient', 'okapi@golden.example', '--yes']
    const blocked = await forget(...recipient)
    expect([blocked.code, blocked.stdout]).toEqual([
      1,
      expect.stringContaining('edit     settings  partners.json\n'),
    ])
    await put(BUCKET_NAMES.settings, 'partners.json', await readFile(join(EXAMPLE, 'partners.json'), 'utf8'))
    const ended = await forget(...recipient)
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    // The old version of partners.json expires.
    expect(await storesWith('okapi@golden.example')).toEqual(['uptake-settings'])
    expect(await storesWith('ana@golden.example')).toContain('uptake-reports')
  })

  it('leaves nothing of a partner that partners.json no longer names', SLOW, async () => {
    const partners = [
      {
        id: 'silver',
        name: 'Silver',
        timezone: 'UTC',
        recipients: [{ email: 'a@silver.example', customers: 'all' }],
      },
    ]
    await put(BUCKET_NAMES.settings, 'partners.json', JSON.stringify(partners))
    const ended = await forget('--partner', 'golden', '--yes')
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    expect(await storesWith('golden')).toEqual(['uptake-settings'])
    expect(await storesWith('stranger')).not.toEqual([])
  })
})

describe('a wrong command line of uptake forget', () => {
  it.each([
    [[], '--partner is missing; write --partner P.'],
    [['--partner', 'golden', '--customer', ' '], '--customer is blank; write an id.'],
    [
      ['--partner', 'golden', '--customer', 'a', '--user', 'b'],
      '--customer and --user exclude each other; leave one of them out.',
    ],
    [
      ['--partner', 'golden', '--recipient', 'ana'],
      '--recipient: "ana" is not an e-mail address; write one such as ana@northwind.example.',
    ],
  ])('explains what is wrong with %j, and exits with 2', async (args, line) => {
    expect(await forget(...args)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })
})

/** The buckets and tables that hold the text anywhere. */
async function storesWith(text: string): Promise<string[]> {
  return withCloud(({ s3, dynamo }) => tracesOf(text, Object.values(BUCKET_NAMES), s3, dynamo))
}

function put(Bucket: string, Key: string, Body: string): Promise<unknown> {
  return withCloud(({ s3 }) => s3.send(new PutObjectCommand({ Bucket, Key, Body })))
}

async function withCloud<T>(
  use: (clients: { s3: S3Client; dynamo: DynamoDBClient }) => Promise<T>,
): Promise<T> {
  const cloud = await startCloud({ folder: state, buckets: Object.values(BUCKET_NAMES) })
  try {
    const dynamo = new DynamoDBClient(serviceConfig(cloud.environment, 'DYNAMODB'))
    return await use({ s3: new S3Client(s3Config(cloud.environment)), dynamo })
  } finally {
    await cloud.close()
  }
}

function forget(...args: string[]) {
  return inProcess((streams) => forgetByHand([...args, '--state', state], streams))
}

async function inProcess(command: (streams: Streams) => Promise<number>) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await command({ stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}
