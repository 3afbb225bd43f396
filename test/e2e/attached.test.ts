// `npm start -- --endpoint attached`: other services, here the embedded ones, started separately.

import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDynamo } from '../../infra/emulator/dynamo.ts'
import type { LoopbackServer } from '../../infra/emulator/loopback.ts'
import { startS3 } from '../../infra/emulator/s3.ts'
import { type Ses, startSes } from '../../infra/emulator/ses.ts'
import { EMBEDDED_NAMES } from '../../infra/local/run/names.ts'
import { dynamoClient } from '../../shared/adapters/dynamo/client.ts'
import { s3Client } from '../../shared/adapters/s3/client.ts'
import { credentials } from '../support/credentials.ts'
import { type Faults, injectFaults } from '../support/faults.ts'
import { runCommandLine, runContract } from './child.ts'

const EXAMPLE = fileURLToPath(new URL('./example', import.meta.url))
const AS_OF = '2026-11-22'
const FOREIGN = 'golden/notes/of/somebody-else.txt'
const WAIT = { timeout: 90_000 }

describe('with attached services', () => {
  let root: string
  let drops: string
  let s3: LoopbackServer
  let dynamo: LoopbackServer
  let ses: Ses
  let faults: Faults = () => undefined
  let environment: Record<string, string>

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'uptake-attached-'))
    drops = join(root, 'drops')
    await cp(join(EXAMPLE, 'drops'), drops, { recursive: true })
    s3 = await startS3({ credentials, buckets: [], middleware: injectFaults((...call) => faults(...call)) })
    ;[dynamo, ses] = await Promise.all([startDynamo({ credentials }), startSes({ credentials })])
    environment = {
      AWS_ENDPOINT_URL: s3.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
      AWS_ENDPOINT_URL_SES: ses.endpoint,
      UPTAKE_DROPS_BUCKET: 'own-drops',
      UPTAKE_SETTINGS_BUCKET: 'own-settings',
      UPTAKE_LEDGER_TABLE: 'OwnLedger',
      UPTAKE_SENDER: 'own@uptake.example',
    }
  })
  afterAll(async () => {
    await Promise.all([s3.close(), dynamo.close(), ses.close()])
    await rm(root, { recursive: true, force: true })
  })

  const s3Of = () => s3Client({ endpoint: s3.endpoint, forcePathStyle: true })

  const attached = async (name: string) => {
    const out = join(root, name)
    const args = [
      '--endpoint',
      'attached',
      '--drops',
      drops,
      '--as-of',
      AS_OF,
      '--out',
      out,
      '--once',
      '--json',
    ]
    const { code, stdout, stderr } = await runCommandLine('start', args, environment)
    expect(code, stderr).toBe(0)
    return { out, summary: JSON.parse(stdout) }
  }

  it(
    'npm start creates what is missing, and gives the reports that were worked out by hand',
    WAIT,
    async () => {
      const { out, summary } = await attached('first')
      expect(summary).toMatchObject({
        drops: { read: 14, refused: 1, deleted: 0, unchanged: 0 },
        mails: { sent: 1, already_sent: 0, refused: 0, unknown: 0 },
      })
      for (const file of ['customers.csv', 'products.csv', 'workloads.csv']) {
        const path = join('reports/golden', AS_OF, file)
        const expected = await readFile(join(EXAMPLE, 'expected', path), 'utf8')
        expect(await readFile(join(out, path), 'utf8'), file).toBe(expected)
      }
      const events = await readFile(join(out, 'events.ndjson'), 'utf8')
      expect(events).toMatch(/^\{"source":"uptake","detail-type":"Digest published",/)
      expect((await ses.messages()).map(({ source, destinations }) => [source, destinations])).toEqual([
        ['own@uptake.example', ['ana@golden.example']],
      ])
      const settings = { Bucket: 'own-settings', Key: 'partners.json' }
      const { VersionId } = await s3Of().send(new HeadObjectCommand(settings))
      expect(VersionId).toMatch(/^\S+$/)
      const client = dynamoClient({ endpoint: dynamo.endpoint }, { read: 0, write: 0 })
      const { TableNames } = await client.send(new ListTablesCommand({}))
      expect(TableNames).toEqual([
        'Activity',
        'Entitlements',
        'Metrics',
        'OwnLedger',
        'Partners',
        'SupportCalls',
      ])
    },
  )

  it(
    'npm start continues: sends nothing again, removes deleted drops, leaves objects of others',
    WAIT,
    async () => {
      const client = s3Of()
      const foreign = { Bucket: 'own-drops', Key: FOREIGN }
      await client.send(new PutObjectCommand({ ...foreign, Body: 'keep me' }))
      await rm(join(drops, 'golden/support/2026-11-15'), { recursive: true })
      const { summary } = await attached('second')
      expect(summary).toMatchObject({
        drops: { read: 1, refused: 1, deleted: 2, unchanged: 12 },
        mails: { sent: 0, already_sent: 1, refused: 0, unknown: 0 },
      })
      expect(await ses.messages()).toHaveLength(1)
      expect((await client.send(new HeadObjectCommand(foreign))).ContentLength).toBe(7)
    },
  )

  it('uptake verify finds nothing, and says where to resume when it is interrupted', WAIT, async () => {
    const verify = (...args: string[]) =>
      runCommandLine('uptake', ['verify', '--endpoint', 'attached', ...args], environment)
    // Without a choice, under the names that the environment gives, as on AWS.
    const named = { ...EMBEDDED_NAMES, ...environment }
    const { code, stdout } = await runCommandLine('uptake', ['verify'], named)
    expect([code, stdout]).toEqual([0, '15 keys compared: nothing differs.\n'])
    let reads = 0
    faults = (operation) =>
      operation === 'GetObject' && ++reads > 24 ? { when: 'before', answer: 'reset' } : undefined
    const broken = await verify('--json')
    faults = () => undefined
    expect(broken.code).toBe(1)
    const { compared, from } = JSON.parse(broken.stdout)
    expect(compared).toBeGreaterThan(0)
    expect(broken.stderr).toContain('S3 GetObjectCommand failed: ')
    expect(broken.stderr).toContain(`To resume here: --from '${from}'`)
    const rest = JSON.parse((await verify('--json', '--from', from)).stdout)
    // What only the ledger knows is looked at again.
    expect(rest.compared).toBeGreaterThanOrEqual(15 - compared + 1)
    expect(rest).toMatchObject({ differences: [], from: null })
  })

  it('the contract suites pass, report what they skip and why, and leave nothing behind', WAIT, async () => {
    const tablesBefore = await tableNames()
    const calls = new Map<string, number>()
    faults = (operation) => {
      calls.set(operation, (calls.get(operation) ?? 0) + 1)
      return undefined
    }
    const suites = ['ses', 'ses-faults', 'create-missing', 'wire/dynamo', 'wire/ses', 'wire/s3-multipart']
    const { code, stdout, stderr } = await runContract(suites, {
      UPTAKE_TEST_ENDPOINT: s3.endpoint,
      UPTAKE_TEST_ENDPOINT_DYNAMODB: dynamo.endpoint,
      UPTAKE_TEST_ENDPOINT_SES: ses.endpoint,
    })
    faults = () => undefined
    expect(code, stdout).toBe(0)
    expect(stdout).toMatch(/\d+ passed, 0 failed, \d+ skipped\n$/)
    expect(stderr).toContain(`Skipped at ${ses.endpoint}: over SES (it reads the mailbox).\n`)
    expect(stderr).toContain(
      `Skipped at ${ses.endpoint}: over SES, with faults (it needs faults on demand).\n`,
    )
    expect(await tableNames()).toEqual(tablesBefore)
    expect(calls.get('CreateBucket')).toBeGreaterThan(2)
    expect(calls.get('DeleteBucket')).toBe(calls.get('CreateBucket'))
  })

  async function tableNames(): Promise<string[]> {
    const client = dynamoClient({ endpoint: dynamo.endpoint }, { read: 0, write: 0 })
    return (await client.send(new ListTablesCommand({}))).TableNames ?? []
  }

  it('npm start reports what the environment lacks', async () => {
    const nothing = { AWS_ENDPOINT_URL: '', AWS_REGION: '', AWS_ENDPOINT_URL_S3: s3.endpoint }
    const { code, stderr } = await runCommandLine('start', ['--endpoint', 'attached'], nothing)
    expect([code, stderr]).toEqual([
      2,
      [
        '--endpoint attached: AWS_REGION is not set; name the region, such as eu-west-1.',
        '--endpoint attached: neither AWS_ENDPOINT_URL_DYNAMODB nor AWS_ENDPOINT_URL is set; name the endpoint.',
        '--endpoint attached: neither AWS_ENDPOINT_URL_SES nor AWS_ENDPOINT_URL is set; name the endpoint.',
        '',
      ].join('\n'),
    ])
  })
})
