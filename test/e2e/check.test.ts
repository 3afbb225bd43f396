// `npm run uptake -- check` on files, without any service: its output and exit status.

import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { check as checkCommand } from '../../infra/cli/check/check.ts'
import { parseCheckOptions } from '../../infra/cli/check/check-options.ts'
import { reconcile } from '../../shared/flows/ingest/reconcile.ts'
import { goldenWorld } from '../support/partners.ts'

const MAIN = fileURLToPath(new URL('../../infra/cli/uptake.ts', import.meta.url))
const GOLDEN = ['--partner', 'golden', '--dataset', 'activity', '--date', '2026-11-20']
const HEADER = 'customer_id;user_id;product_sku;workload;activity_date;notes'
const CLEAN = [HEADER, 'alpha;u1;E3;teams;2026-11-20;', 'beta;u1;E3;teams;2026-11-19;']
const FAULTY = [
  ...CLEAN,
  'alpha;;E3;teams;2026-11-20;',
  'alpha;"two\nlines";E3;teams;2026-11-25;',
  'alpha;u4;E3;teams;yesterday;',
  'alpha;u5;E3;teams;2026-11-21;',
]

const before = process.cwd()
const home = await mkdtemp(join(tmpdir(), 'uptake-check-'))
beforeAll(async () => {
  process.chdir(home)
  await put('clean.csv', CLEAN)
  await put('faulty.csv', FAULTY)
  await put('strange.csv', ['who;what', 'a;b'])
})
afterAll(async () => {
  process.chdir(before)
  await rm(home, { recursive: true })
})

describe('a receipt for people', () => {
  it('shows how the file was read, what is wrong on which line, and how to correct it', async () => {
    const { code, stdout, stderr } = await check('faulty.csv', ...GOLDEN)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(`✓ faulty.csv would be read: 2 rows count, 4 rejected
  Key              golden/activity/2026-11-20/faulty.csv
  Read as          activity, one row per user and day of use
  Source           events, for its columns customer_id, user_id, product_sku, workload
  File             CSV separated by semicolons; UTF-8; 246 bytes
  Effective date   2026-11-20
  Rows             6 read, 2 accepted, 4 rejected, 0 skipped
  Customers        2
  Ignored columns  notes
  Time zone        UTC, for times with an offset; --timezone names the partner's own

  missing_value  1 row: user_id is blank (first: line 4)
    line 4   user_id   (blank)
    → Fill in user_id.

  future_date  2 rows: activity_date lies after 2026-11-20, the day of this file (first: line 5)
    line 5   activity_date   2026-11-25
    line 8   activity_date   2026-11-21
    → Write in activity_date a day up to 2026-11-20, or put the row into a file of a later day.

  bad_date  1 row: activity_date is not a date (first: line 7)
    line 7   activity_date   yesterday
    → Write activity_date as YYYY-MM-DD, or with a time as YYYY-MM-DD HH:MM, which an offset such as
      +01:00 may follow.

  --rejects DIR writes all rejected rows to a file that can be corrected and uploaded by itself.

`)
  })

  it('shows why a file would be refused, and exits with 1', async () => {
    const { code, stdout } = await check('strange.csv', ...GOLDEN)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^✗ strange\.csv would be refused: missing_column\n {2}The file lacks customer_id/)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'user_id; and product_sku; and workload (also called workloadName); it has who, what.',
    )
  })

  it('of several files is printed in turn, with the total', async () => {
    const { code, stdout } = await check('clean.csv', 'strange.csv', 'faulty.csv', ...GOLDEN)
    expect(code).toBe(1)
    expect(stdout.split('\n').filter((line) => /^[✓✗0-9]/.test(line))).toEqual([
      '✓ clean.csv would be read: 2 rows count',
      '✗ strange.csv would be refused: missing_column',
      '✓ faulty.csv would be read: 2 rows count, 4 rejected',
      '3 files: 2 would be read, 1 would be refused.',
    ])
  })

  it('shows the day that the file states, and the given customer and time zone', async () => {
    await put('graph.csv', [
      'Report Refresh Date,User Principal Name,Last Activity Date,Visited Page Count,Assigned Products',
      '2026-11-18,u1,2026-11-17T23:30:00Z,3,OFFICE 365 E3',
    ])
    const args = [...GOLDEN, '--customer', 'Alpha', '--timezone', 'Asia/Tokyo']
    const { code, stdout } = await check('graph.csv', ...args)
    expect(code).toBe(0)
    expect(stdout).toContain('golden/activity/2026-11-20/customer=Alpha/graph.csv')
    expect(stdout).toContain('activity, a user-detail report of Microsoft Graph')
    expect(stdout).toContain('2026-11-18, as the file says (the key says 2026-11-20)')
    expect(stdout).toMatch(/Time zone +Asia\/Tokyo\n/)
  })

  it('uses the given time zone', async () => {
    await put('late.csv', [HEADER, 'alpha;u1;E3;teams;2026-11-20T23:30:00Z;'])
    expect((await receipt('late.csv', ...GOLDEN)).rows).toMatchObject({ accepted: 1 })
    const tokyo = await receipt('late.csv', ...GOLDEN, '--timezone', 'Asia/Tokyo')
    expect(tokyo.problems).toMatchObject([{ code: 'future_date', rows: 1 }])
  })

  it('shows at most three rows per code, and record numbers for long files', async () => {
    const records = Array.from({ length: 30 }, (_, n) => ({
      ticket_id: n,
      customer_id: 'alpha',
      opened_at: n < 10 ? 'x'.repeat(80) : '2026-11-20',
      category: 'help',
    }))
    await writeFile('tickets.json', JSON.stringify({ value: records }))
    const { stdout } = await check('tickets.json', ...GOLDEN.with(3, 'support'))
    expect(stdout).toContain('a JSON document')
    expect(stdout.match(/^ {4}record \d+ .*/gm)).toEqual(
      [1, 2, 3].map((n) => `    record ${n}   opened_at   ${'x'.repeat(47)}…`),
    )
  })

  it('shows where an oversized row is and what to do', async () => {
    await put('long.csv', [...CLEAN, `alpha;${'u'.repeat(2_000_000)};E3;teams;;`])
    const { stdout } = await check('long.csv', ...GOLDEN)
    expect(stdout).toMatch(/^ {4}line 4 {3}\(whole row\) {3}\(blank\)$/m)
    expect(stdout).toContain('→ Check that the line breaks between the rows are there.')
  })

  it('prevents files from controlling the terminal', async () => {
    await put('escape.csv', [`${HEADER};\u001b[2Jx`, 'alpha;u1;E3;teams;\u001b]0;owned\u0007\u202e;'])
    const { stdout } = await check('escape.csv', ...GOLDEN)
    expect(stdout).toContain('bad_date')
    for (const control of ['\u001b', '\u0007', '\u202e']) expect(stdout).not.toContain(control)
  })

  it('has colours only where they are wanted', async () => {
    vi.stubEnv('FORCE_COLOR', '1')
    expect((await check('clean.csv', ...GOLDEN)).stdout).toContain('\u001b[32m✓')
    vi.unstubAllEnvs()
    expect((await check('clean.csv', ...GOLDEN)).stdout).not.toContain('\u001b')
  })

  it('fits into the terminal without losing content', async () => {
    const stdout = Object.assign(new PassThrough(), { columns: 60 })
    await checkCommand(['faulty.csv', ...GOLDEN], { stdout, stderr: new PassThrough() })
    const narrow = String(stdout.read())
    expect(Math.max(...narrow.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
    const wide = (await check('faulty.csv', ...GOLDEN)).stdout
    expect(narrow.replaceAll(/\s+/g, ' ')).toBe(wide.replaceAll(/\s+/g, ' '))
  })

  it('stops quietly when its output is closed, with the right exit status', async () => {
    const many = Array.from({ length: 200 }, () => 'faulty.csv')
    const args = [MAIN, 'check', ...many, 'strange.csv', ...GOLDEN]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk)
    })
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await ended).toBe(1)
    expect(stderr).toBe('')
  })
})

describe('a receipt for machines', () => {
  it('equals the one that the upload would get', async () => {
    const key = 'golden/activity/2026-11-20/packed.csv.gz'
    // Not UTF-8, which shows only when many rows are read and some of them rejected.
    const users = Array.from({ length: 5_000 }, (_, n) => `alpha;u${n};E3;teams;2026-11-${9 + (n % 20)};`)
    const text = [...FAULTY, ...users, 'beta;jürgen;E3;teams;2026-11-20;', ''].join('\n')
    const bytes = gzipSync(Buffer.from(text, 'latin1'))
    await writeFile('packed.csv.gz', bytes)
    const world = goldenWorld()
    world.drops.upload(key, bytes)
    await reconcile(key, world.ports)
    const { [`receipts/${key}.receipt.json`]: told = '', [`receipts/${key}.rejects.csv`]: rejects = '' } =
      world.reports.texts()

    const args = [...GOLDEN, '--timezone', 'Europe/Madrid', '--rejects', 'out/rejects']
    const checked = await receipt('packed.csv.gz', ...args)
    expect(checked).toEqual({
      ...JSON.parse(told),
      version: null,
      duration_ms: expect.any(Number),
    })
    expect(checked).toMatchObject({ encoding: 'windows-1252', container: 'gzip', committed: true })
    expect(await readFile('out/rejects/packed.csv.gz.rejects.csv', 'utf8')).toBe(rejects)
    expect(await readdir('out/rejects')).toEqual(['packed.csv.gz.rejects.csv'])
  })

  it('is one JSON array with an object per file, and the exit status reports a refused one', async () => {
    const { code, stdout } = await check('clean.csv', 'strange.csv', ...GOLDEN, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject([
      { key: 'golden/activity/2026-11-20/clean.csv', committed: true, refused: null },
      {
        key: 'golden/activity/2026-11-20/strange.csv',
        committed: false,
        refused: { code: 'missing_column' },
      },
    ])
  })
})

describe('--settings', () => {
  const tickets = [
    'Fall Nr;Firma;Erfasst am;Thema',
    '1;Contoso;05/11/2026;how-to',
    '2;Contoso;06/11/2026;how-to',
  ]
  const support = [...GOLDEN.with(3, 'support'), '--settings', 'partners.json']

  async function putSettings(stated: object): Promise<void> {
    const partner = { id: 'golden', name: 'Golden', timezone: 'Asia/Tokyo', recipients: [], ...stated }
    await writeFile('partners.json', JSON.stringify([partner]))
  }

  it('shows the entry that makes a file with own columns readable, and reads it with that entry', async () => {
    await put('own.csv', tickets)
    await putSettings({})
    const { code, stdout } = await check('own.csv', ...support)
    expect(code).toBe(1)
    const entry = /"columns": (\{.*\})$/m.exec(stdout)?.[1] ?? ''
    expect(JSON.parse(entry)).toEqual({
      support: {
        ticket_id: expect.any(String),
        customer_id: expect.any(String),
        opened_at: expect.any(String),
      },
    })
    expect(stdout).toContain('Erfasst am')
    const columns = {
      support: { ticket_id: 'Fall Nr', customer_name: 'Firma', opened_at: 'Erfasst am', category: 'Thema' },
    }
    await putSettings({ columns })
    expect((await check('own.csv', ...support)).stdout).toContain('would be refused: ambiguous_date')
    await putSettings({ columns, date_order: 'day-first' })
    const read = await check('own.csv', ...support)
    expect(read.code).toBe(0)
    expect(read.stdout).toContain('own.csv would be read: 2 rows count')
    expect(read.stdout).toMatch(/Dates +day-first, as partners.json says/)
    expect(read.stdout).toMatch(/Time zone +Asia\/Tokyo/)
    expect(read.stdout).toMatch(/Source +tickets, for its columns Fall Nr, Firma, Erfasst am/)
  })

  it('shows what is skipped, and which date proved the order', async () => {
    await put('desk.csv', [
      'Id,Organization,Created at,Queue',
      '1,Contoso,05/11/2026,Spam',
      '2,Contoso,25/11/2026,x',
    ])
    await putSettings({ support_skip: { Queue: ['spam'] } })
    const { stdout } = await check('desk.csv', ...support)
    expect(stdout).toContain('desk.csv would be read: 1 row counts, 1 skipped')
    expect(stdout).toContain('dates are read as day/month/year: line 3 says 25/11/2026')
  })

  it('reads the files of a folder', async () => {
    await mkdir('inbox/below', { recursive: true })
    await put('inbox/a.csv', CLEAN)
    await put('inbox/below/b.csv', CLEAN)
    await put('inbox/.hidden', CLEAN)
    const { code, stdout } = await check('inbox', ...GOLDEN)
    expect(code).toBe(0)
    expect(stdout.match(/^✓ .*/gm)).toEqual([
      '✓ inbox/a.csv would be read: 2 rows count',
      '✓ inbox/below/b.csv would be read: 2 rows count',
    ])
  })

  it.each([
    ['none.json', '--settings: there is no file none.json that could be read.'],
    ['others.json', '--settings: others.json has no partner "golden"; add it, or name another --partner.'],
    ['broken.json', 'broken.json: partners[0].timezone: is missing; write a text.'],
  ])('%s that cannot be used is reported in one line', async (file, line) => {
    await writeFile('others.json', '[{"id":"other","name":"O","timezone":"UTC","recipients":[]}]')
    await writeFile('broken.json', '[{"id":"golden","name":"O","recipients":[]}]')
    const ended = await check('clean.csv', ...GOLDEN, '--settings', file)
    expect(ended).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })
})

describe('--rejects', () => {
  it('prints where they are, and deletes old ones when the file is corrected', async () => {
    const rejects = 'rejects'
    const first = await check('faulty.csv', ...GOLDEN, '--rejects', 'rejects')
    expect(first.stdout).toContain('All rejected rows are in rejects/faulty.csv.rejects.csv')
    expect(await readdir(rejects)).toEqual(['faulty.csv.rejects.csv'])
    await put('faulty.csv', CLEAN)
    const second = await check('faulty.csv', ...GOLDEN, '--rejects', 'rejects')
    await put('faulty.csv', FAULTY)
    expect(second.stdout).not.toContain('rejects')
    expect(await readdir(rejects)).toEqual([])
  })
})

describe('a wrong command line', () => {
  it.each([
    [
      [],
      'Missing command. Commands: check, status, cost, capacity, explain, report, digest, simulate, verify, rebuild, restore, sweep, redrive, deploy, smoke, partner, suppressed, forget, completion.',
    ],
    [['chekc'], 'Unknown command "chekc". Did you mean "check"?'],
    [
      ['--json', 'check'],
      'Unexpected option --json before the command. Commands: check, status, cost, capacity, explain, report, digest, simulate, verify, rebuild, restore, sweep, redrive, deploy, smoke, partner, suppressed, forget, completion.',
    ],
    [['check', 'none.csv', ...GOLDEN], 'There is no file none.csv.'],
  ])('%j: one line, exit status 2', async (args, line) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })

  it.each([
    [['clean.csv', '--jsno'], 'Unknown option --jsno. Did you mean --json?'],
    [['folder'], 'The folder folder holds no files.'],
    [['/dev/null'], '/dev/null cannot be read twice; save it as a file first.'],
    [['clean.csv', '--rejects', 'clean.csv'], '--rejects: clean.csv is a file; name a folder.'],
    [
      ['clean.csv', './clean.csv', '--rejects', 'r'],
      '--rejects: the rejected rows of ./clean.csv would go to r/clean.csv.rejects.csv, which is already used for clean.csv; check them separately.',
    ],
  ])('check %j: one line, exit status 2', async (args, line) => {
    await mkdir('folder', { recursive: true })
    expect(await check(...args, ...GOLDEN)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })

  it('continues when one of the files cannot be read, and exits with 1', async () => {
    await symlink('nowhere', 'dangling.csv')
    const { code, stdout, stderr } = await check('dangling.csv', 'clean.csv', '/dev/null', ...GOLDEN)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^✓ clean\.csv would be read/)
    expect(stderr).toBe(
      'There is no file dangling.csv.\n/dev/null cannot be read twice; save it as a file first.\n',
    )
  })

  it('never overwrites an input file with rejects', async () => {
    await put('a.csv', CLEAN)
    await put('a.csv.rejects.csv', CLEAN)
    const { code, stderr } = await check('a.csv', 'a.csv.rejects.csv', ...GOLDEN, '--rejects', '.')
    expect(code).toBe(2)
    expect(stderr).toContain('would go to a.csv.rejects.csv, which is already used for a.csv.rejects.csv')
  })

  it.each([
    [
      ['--partner', 'Golden'],
      '--partner: "Golden" is not a partner id: use 2 to 63 of a-z, 0-9 and -, and no - first.',
    ],
    [['--partner', 'validate'], '--partner: "validate" is reserved; give the id of a partner.'],
    [['--dataset', 'activities'], '--dataset: unknown dataset "activities". Did you mean "activity"?'],
    [['--date', '2026-02-30'], '--date: "2026-02-30" is not a date in the form YYYY-MM-DD.'],
    [['--customer', 'a/b'], '--customer: "a/b" holds a slash, which no key can; write the customer\'s id.'],
    [['--customer', ' '], 'x.csv: The key says customer= without an id.'],
    [['--customer', 'é'.repeat(129)], 'x.csv: The customer id in the key is longer than 256 bytes.'],
    [
      ['--timezone', 'Europe/Madird'],
      '--timezone: unknown time zone "Europe/Madird". Did you mean "Europe/Madrid"?',
    ],
    [['--timezone', '+02:00'], expect.stringMatching(/^--timezone: unknown time zone "\+02:00"/)],
    [['--rejects='], '--rejects needs a value: --rejects DIR.'],
    [['--json=yes'], '--json takes no value.'],
  ])('%j is reported in one line', ([option = '', value], line) => {
    const others = GOLDEN.filter((_, at) => option !== GOLDEN[at] && option !== GOLDEN[at - 1])
    const args = ['x.csv', ...others, option, ...(value === undefined ? [] : [value])]
    expect(parseCheckOptions(args)).toEqual({ kind: 'problems', problems: [line] })
  })

  it('reports everything that is missing at once', () => {
    expect(parseCheckOptions([])).toEqual({
      kind: 'problems',
      problems: [
        '--partner is missing; write --partner P.',
        '--dataset is missing; write --dataset DATASET.',
        '--date is missing; write --date DATE.',
        'No file is named; write the files to read after check.',
      ],
    })
  })
})

describe('help', () => {
  it('lists every command, and every option of a command', async () => {
    const { code, stdout } = await run('--help')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Usage: npm run uptake -- COMMAND/)
    expect(stdout).toMatch(/^ {2}check +read files as drops/m)
    const help = await check('--help')
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const option of [
      'partner',
      'dataset',
      'date',
      'customer',
      'settings',
      'timezone',
      'rejects',
      'json',
      'help',
    ]) {
      expect(help.stdout).toMatch(new RegExp(`^ {2}--${option} `, 'm'))
    }
  })
})

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** In this process, which is quick. */
async function check(...args: readonly string[]): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await checkCommand(args, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

/** As a person runs it: in a process of its own. */
function run(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

async function receipt(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await check(...args, '--json')
  const [first, ...others] = JSON.parse(stdout)
  expect(others).toEqual([])
  return first
}

async function put(name: string, lines: readonly string[]): Promise<void> {
  await writeFile(name, `${lines.join('\n')}\n`)
}
