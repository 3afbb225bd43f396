// `uptake restore` on the state that a run has left: the ledger is lost, and comes back from a copy.

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { DeleteItemCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { restore } from '../../infra/cli/operate/restore.ts'
import { startServices } from '../../infra/local/run/services.ts'
import { createTables } from '../../shared/adapters/create-missing.ts'
import { type Environment, serviceConfig } from '../../shared/adapters/environment.ts'
import { wire } from '../../shared/adapters/wiring.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { suppressionPlace } from '../../shared/domain/mail/suppression.ts'
import { TABLES } from '../../shared/topology.ts'
import { email } from '../support/messages.ts'
import { putRecord, recordAt } from '../support/records.ts'
import { runCommandLine } from './child.ts'

const DROPS = fileURLToPath(new URL('./example/drops', import.meta.url))
const LEFT = { recipient: email('li@golden.example'), cause: 'complaint', atMs: 0 } as const
const LEFT_PLACE = suppressionPlace('golden' as PartnerId, LEFT.recipient)
const WAIT = { timeout: 120_000 }

// First: the services below give this process the names of tables.
describe('a wrong command line of uptake restore', () => {
  it.each([
    [['--endpoint', 'attached'], '--from is missing; write --from TABLE.'],
    [
      ['--endpoint', 'attached', '--from', 'Ledger'],
      '--from: Ledger is the ledger itself; name the table that its backup was restored to.',
    ],
    [
      ['--endpoint', 'attached', '--from-state', 'copy'],
      '--from-state is for --state; for tables, give --from TABLE.',
    ],
    [
      ['--state', 's', '--from', 'Ledger'],
      '--from is for tables beside the ledger; with --state, give --from-state DIR.',
    ],
    [['--state', 's', '--from-state', './s/'], '--from-state: it is the folder of --state; name the copy.'],
  ])('explains what is wrong with %j, and exits with 2', async (args, line) => {
    vi.stubEnv('AWS_REGION', 'eu-west-1')
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9')
    const [stdout, stderr] = [new PassThrough(), new PassThrough()]
    expect(await restore(args, { stdout, stderr })).toBe(2)
    vi.unstubAllEnvs()
    expect([stdout.read(), String(stderr.read())]).toEqual([null, `${line}\n`])
  })
})

describe('uptake restore', () => {
  let root: string
  let state: string
  let copy: string

  const start = async (folder: string) => {
    const out = join(root, 'out')
    const options = ['--drops', DROPS, '--as-of', '2026-11-22', '--state', folder, '--out', out]
    const { code, stdout, stderr } = await runCommandLine('start', [...options, '--once', '--json'])
    expect(code, stderr).toBe(0)
    return JSON.parse(stdout).mails
  }
  const uptake = async (...args: string[]) => {
    const { code, stdout } = await runCommandLine('uptake', args)
    return [code, stdout]
  }

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'uptake-restore-'))
    state = join(root, 'state')
    copy = join(root, 'copy')
    expect(await start(state)).toMatchObject({ sent: 1 })
    await inServices(state, ({ ports }) => putRecord(LEFT_PLACE, LEFT, ports))
    await cp(state, copy, { recursive: true })
    await inServices(state, ({ client }) => emptyLedger(client))
  }, WAIT.timeout)
  afterAll(() => rm(root, { recursive: true, force: true }))

  it('without it the mail would go out a second time', WAIT, async () => {
    const lost = join(root, 'lost')
    await cp(state, lost, { recursive: true })
    expect(await start(lost)).toMatchObject({ sent: 1, already_sent: 0 })
  })

  it('brings back what the drops cannot tell: no second mail, and nothing differs', WAIT, async () => {
    const from = ['--state', state, '--from-state', copy]
    expect(await uptake('restore', ...from)).toEqual([
      0,
      [
        'records        in the copy   to add   to replace',
        'messages                 1        1            0',
        'digests                  1        1            0',
        'notices                  1        1            0',
        'suppressions             1        1            0',
        'partners                 2        2            0',
        'others                   0        0            0',
        'Nothing is written; with --yes they are restored, and the rest is rebuilt.\n',
      ].join('\n'),
    ])
    await inServices(state, async ({ ports }) => expect(await recordAt(LEFT_PLACE, ports)).toBeNull())

    const [code, json] = await uptake('restore', ...from, '--yes', '--json')
    const kinds = ['messages', 'digests', 'notices', 'suppressions']
    const restored = kinds.map((kind) => ({ kind, copied: 1, added: 1, replaced: 0 }))
    expect([code, JSON.parse(String(json))]).toMatchObject([
      0,
      {
        schema: 1,
        written: true,
        records: [...restored, { kind: 'partners' }, { kind: 'others', copied: 0 }],
        rebuilt: { differing: 0, from: null },
      },
    ])
    expect(await uptake('verify', '--state', state)).toEqual([0, '14 keys compared: nothing differs.\n'])
    await inServices(state, async ({ ports }) => expect(await recordAt(LEFT_PLACE, ports)).toEqual(LEFT))
    expect(await start(state)).toMatchObject({ sent: 0, already_sent: 1 })
  })

  it('reads a table beside the ledger, and says if there is none', WAIT, async () => {
    const folder = join(root, 'tables')
    await cp(copy, folder, { recursive: true })
    await inServices(folder, async ({ ports, client, environment }) => {
      await createTables(client, ['LedgerCopy'])
      const { records } = wire({ ...environment, [TABLES.Ledger]: 'LedgerCopy' })
      const other = { ...LEFT, recipient: email('bo@golden.example') }
      const place = suppressionPlace('golden' as PartnerId, other.recipient)
      await putRecord(place, other, { records })
      const from = async (table: string) => {
        const args = ['restore', '--from', table, '--yes']
        return runCommandLine('uptake', args, environment as Record<string, string>)
      }
      expect((await from('LedgerCopy')).code).toBe(0)
      expect(await recordAt(place, ports)).toEqual(other)
      expect(await recordAt(LEFT_PLACE, ports)).toEqual(LEFT)
      expect(await from('Nowhere')).toEqual({
        code: 1,
        stdout: '',
        stderr: '--from: there is no table Nowhere; restore a backup of the Ledger table to it first.\n',
      })
    })
  })
})

interface Opened {
  readonly environment: Environment
  readonly ports: ReturnType<typeof wire>
  readonly client: DynamoDBClient
}

async function inServices(folder: string, work: (opened: Opened) => Promise<void>): Promise<void> {
  const { environment, close } = await startServices({ kind: 'embedded', folder }, () => undefined)
  try {
    const client = new DynamoDBClient(serviceConfig(environment, 'DYNAMODB'))
    await work({ ports: wire(environment), client, environment })
  } finally {
    await close()
  }
}

async function emptyLedger(client: DynamoDBClient): Promise<void> {
  const TableName = 'Ledger'
  for await (const { Items = [] } of paginateScan(
    { client },
    { TableName, ProjectionExpression: 'pk, sk' },
  )) {
    for (const Key of Items) await client.send(new DeleteItemCommand({ TableName, Key }))
  }
}
