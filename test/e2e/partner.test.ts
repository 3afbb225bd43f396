// `uptake partner`, as an operator runs it on a file, on the state of an embedded run and on AWS.

import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { COMMANDS } from '../../infra/cli/commands.ts'
import { dispatch } from '../../infra/cli/dispatch.ts'
import { editPartner } from '../../infra/cli/partner/edit.ts'
import { startServices } from '../../infra/local/run/services.ts'
import { wire } from '../../shared/adapters/wiring.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { tokenOf } from '../../shared/domain/portal/link.ts'
import { openLink } from '../../shared/flows/portal/open-link.ts'
import { runCommandLine } from './child.ts'

const NORTHWIND = ['name=Northwind Cloud', 'timezone=Europe/Madrid', 'recipients=[]']
const ENTRY = { id: 'northwind', name: 'Northwind Cloud', timezone: 'Europe/Madrid', recipients: [] }

const folder = await mkdtemp(join(tmpdir(), 'uptake-partner-'))
const file = join(folder, 'partners.json')
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => vi.unstubAllEnvs())

async function run(...args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await dispatch(COMMANDS, ['partner', ...args], { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

const on = (command: string, ...args: readonly string[]) =>
  run(command, '--file', file, '--partner', 'northwind', ...args)
const contents = async () => JSON.parse(await readFile(file, 'utf8'))

describe('a wrong command line of uptake partner', () => {
  it.each([
    [[], 'Missing command. Commands: list, show, add, set, remove, link.'],
    [['ad'], 'Unknown command "ad". Did you mean "add"?'],
    [
      ['set', '--partner', 'northwind', '--file', file],
      'No field is named; write FIELD=VALUE, such as name="Northwind Cloud".',
    ],
    [
      ['set', '--partner', 'northwind', '--file', file, 'x'],
      '"x" sets nothing; write FIELD=VALUE, such as send.time=09:00 or recipients[0].customers=own.',
    ],
    [['remove', '--partner', 'northwind', '--file', file, 'x=1'], 'Unexpected argument "x=1".'],
    [['list', '--file', folder], `--file: ${folder} is no file; name a partners.json.`],
    [
      ['list', '--file', file, '--state', folder],
      '--file and --state name two places; leave one of them out.',
    ],
    [
      ['show', '--partner', 'northwind'],
      'Neither --state nor --endpoint attached is given, and the environment does not set AWS_REGION, UPTAKE_SETTINGS_BUCKET; ' +
        'infra/README.md explains how to take them from the stacks.',
    ],
  ])('%j: one line, exit status 2', async (args, line) => {
    vi.stubEnv('AWS_REGION', '')
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })
})

describe('partners.json on this machine', () => {
  beforeEach(() => rm(file, { force: true }))

  it('gets a partner, with what to run in IAM', async () => {
    vi.stubEnv('UPTAKE_PARTNER_POLICY_ARN', 'arn:aws:iam::1:policy/uploads')
    const { code, stdout, stderr } = await on('add', ...NORTHWIND, '--yes')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n')).toEqual([
      '- []',
      '+ [',
      ...JSON.stringify(ENTRY, null, 2)
        .split('\n')
        .map((line) => `+   ${line}`),
      '+ ]',
      'northwind is added.',
      '',
      'Where it is to upload with a user of its own:',
      '  aws iam create-user --user-name uptake-northwind --tags Key=uptake-partner,Value=northwind',
      '  aws iam attach-user-policy --user-name uptake-northwind --policy-arn arn:aws:iam::1:policy/uploads',
      '  aws iam create-access-key --user-name uptake-northwind',
      '',
    ])
    expect(await contents()).toEqual([ENTRY])
  })

  it('says what changes as JSON', async () => {
    const added = await on('add', ...NORTHWIND, '--yes', '--json')
    expect(JSON.parse(added.stdout)).toMatchObject({
      schema: 1,
      partner: 'northwind',
      edit: 'add',
      result: 'written',
      removed_lines: ['[]'],
    })
    const again = await on('set', 'timezone=Europe/Madrid', '--json')
    expect(JSON.parse(again.stdout)).toEqual({ schema: 1, partner: 'northwind', edit: 'set', result: 'same' })
  })

  it('is left alone without a yes', async () => {
    const added = await on('add', ...NORTHWIND)
    expect(added).toMatchObject({ code: 1, stderr: 'Nothing is written; --yes writes it.\n' })
    const answers = [false, true]
    const questions: string[] = []
    const ask = async (question: string) => {
      questions.push(question)
      return answers.shift() ?? false
    }
    const args = ['--file', file, '--partner', 'northwind', ...NORTHWIND]
    const streams = { stdout: new PassThrough(), stderr: new PassThrough() }
    expect(await editPartner('add', args, streams, ask)).toBe(1)
    await expect(stat(file)).rejects.toThrow('ENOENT')
    expect(String(streams.stderr.read())).toBe('Nothing is written.\n')
    expect(await editPartner('add', args, streams, ask)).toBe(0)
    expect(questions).toEqual(['Write it?', 'Write it?'])
    expect(await contents()).toEqual([ENTRY])
  })

  it('has fields changed, keeps its mode, and loses a partner', async () => {
    await writeFile(file, JSON.stringify([{ ...ENTRY, id: 'other' }, ENTRY]))
    await chmod(file, 0o640)
    const set = await on('set', 'timezone=Asia/Tokyo', '--yes')
    expect(set.code).toBe(0)
    expect(set.stdout).toContain(`-     "timezone": "Europe/Madrid",\n+     "timezone": "Asia/Tokyo",\n`)
    expect(set.stdout).toContain('All drops of northwind will be read again.\nnorthwind is changed.\n')
    expect((await stat(file)).mode & 0o777).toBe(0o640)
    expect(await on('set', 'timezone=Asia/Tokyo')).toEqual({
      code: 0,
      stdout: 'partners.json says so already.\n',
      stderr: '',
    })
    const removed = await on('remove', '--yes')
    expect(removed.stdout).toContain(
      'npm run uptake -- forget --partner northwind deletes what is stored of it.',
    )
    expect(removed.stdout).toContain('aws iam detach-user-policy --user-name uptake-northwind')
    expect(await contents()).toEqual([{ ...ENTRY, id: 'other' }])
  })

  it('is not written with a mistake in it: one line for each, exit status 2', async () => {
    expect(await on('add', 'timezone=Mars', 'recipients=[]', '--yes')).toEqual({
      code: 2,
      stdout: '',
      stderr: `partners[0].name: is missing; write a text.
partners[0].timezone: "Mars" is not a time zone; write an IANA name such as Europe/Madrid.
`,
    })
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })

  it('is listed and shown, for people and for machines', async () => {
    const canary = { ...ENTRY, id: 'canary', name: 'Canary', canary: true }
    await writeFile(file, JSON.stringify([ENTRY, canary]))
    expect((await run('list', '--file', file)).stdout).toBe(
      `partner     name                time zone       digest         recipients
northwind   Northwind Cloud     Europe/Madrid   monday 08:00            0
canary      Canary (a canary)   Europe/Madrid   monday 08:00            0
`,
    )
    const more = { send: { weekday: 'monday', time: '08:00' }, recipients: 0 }
    expect(JSON.parse((await run('list', '--file', file, '--json')).stdout)).toEqual([
      { ...ENTRY, ...more, canary: false },
      { ...canary, ...more },
    ])
    expect(JSON.parse((await on('show', '--json')).stdout)).toEqual(ENTRY)
    expect((await on('show')).stdout).toContain(
      '\nPOLICY_ARN is the output PartnerUploadsPolicyArn… of the stack',
    )
    expect(await run('show', '--file', file, '--partner', 'northwynd')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'partners.json has no partner "northwynd". The closest id is "northwind".\n',
    })
  })

  it('that cannot be read is reported, exit status 2', async () => {
    expect(await run('list', '--file', file)).toMatchObject({
      code: 2,
      stderr: `There is no file ${file}; uptake partner add makes it.\n`,
    })
    await writeFile(file, '[{')
    expect(await on('show')).toMatchObject({ code: 2, stderr: expect.stringMatching(/^line 1, column 3: /) })
  })
})

describe('partners.json of an embedded run', () => {
  const state = join(folder, 'state')
  beforeAll(async () => (await startServices({ kind: 'embedded', folder: state }, () => undefined)).close())

  it('is edited in its bucket', { timeout: 60_000 }, async () => {
    const args = ['--partner', 'northwind', '--state', state]
    const added = await runCommandLine('uptake', ['partner', 'add', ...args, ...NORTHWIND, '--yes'])
    expect(added).toMatchObject({ code: 0, stderr: '' })
    // There is no IAM.
    expect(added.stdout).not.toContain('aws iam')
    const services = await startServices({ kind: 'embedded', folder: state }, () => undefined)
    const settings = await wire(services.environment).settings()
    await services.close()
    expect([...settings.values()].map(({ name }) => name)).toEqual(['Northwind Cloud'])
  })
})

describe('uptake partner link', () => {
  let state: string
  const ANA = ['--partner', 'northwind', '--recipient', 'ana@northwind.example']
  const link = (...args: readonly string[]) => run('link', '--state', state, ...args)

  beforeAll(async () => {
    state = await mkdtemp(join(tmpdir(), 'uptake-partner-link-'))
    const services = await startServices({ kind: 'embedded', folder: state }, () => undefined)
    await services.close()
    const recipients = JSON.stringify([{ email: 'ana@northwind.example', customers: 'all' }])
    const fields = ['name=Northwind Cloud', 'timezone=Europe/Madrid', `recipients=${recipients}`]
    const added = await run('add', '--state', state, '--partner', 'northwind', '--yes', ...fields)
    expect(added).toMatchObject({ code: 0 })
  })
  afterAll(() => rm(state, { recursive: true, force: true }))

  it('prints a link that it has put on record', async () => {
    vi.stubEnv('UPTAKE_PORTAL_URL', 'https://portal.uptake.example')
    const { code, stdout, stderr } = await link(...ANA, '--print')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^https:\/\/portal\.uptake\.example\/report\/northwind\/[\w-]{43}\n$/)
    const services = await startServices({ kind: 'embedded', folder: state }, () => undefined)
    const token = tokenOf(stdout.trim().split('/').at(-1) ?? '')
    const { records, settings, clock } = wire(services.environment)
    const ports = { records, settings, clock }
    const opened = token && (await openLink('northwind' as PartnerId, token, 'report', ports))
    await services.close()
    expect(opened?.recipient.email).toBe('ana@northwind.example')
  })

  it.each([
    [[...ANA], 0, 'A link goes to ana@northwind.example with the next npm start.\n', ''],
    [
      [...ANA, '--revoke'],
      0,
      'No link that ana@northwind.example has opens anything any more; new mail has new ones.\n',
      '',
    ],
    [
      [...ANA, '--revoke', '--json'],
      0,
      '{\n  "schema": 1,\n  "partner": "northwind",\n  "recipient": "ana@northwind.example",\n  "action": "revoke"\n}\n',
      '',
    ],
    [
      [...ANA, '--purpose', 'upload'],
      1,
      '',
      'ana@northwind.example may not upload; set "upload": true, which needs "customers": "all".\n',
    ],
    [
      ['--partner', 'northwind', '--recipient', 'eve@northwind.example'],
      1,
      '',
      'partners.json has no recipient eve@northwind.example of northwind.\n',
    ],
    [
      [...ANA, '--print'],
      1,
      '',
      'The portal of one machine is up while npm start runs, and its inbox has links; to print one all the same, set UPTAKE_PORTAL_URL.\n',
    ],
    [
      [...ANA, '--purpose', 'reports'],
      2,
      '',
      '--purpose: unknown purpose "reports". Did you mean "report"?\n',
    ],
    [[...ANA, '--revoke', '--print'], 2, '', '--revoke ends links of every purpose; leave --print out.\n'],
  ])('says what became of %j', async (args, code, stdout, stderr) => {
    expect(await link(...args)).toEqual({ code, stdout, stderr })
  })
})
