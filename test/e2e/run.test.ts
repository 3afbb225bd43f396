// `npm start` as a person runs it: a process of its own, on files, with embedded services on loopback.

import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PostalMime from 'postal-mime'
import { afterAll, describe, expect, it } from 'vitest'
import { sheetsIn } from '../support/workbooks.ts'

const MAIN = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('./example', import.meta.url))
const AS_OF = '2026-11-22'
const MINUTE = 60_000

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

describe('npm start on the worked example', () => {
  it('gives the reports that were worked out by hand', { timeout: MINUTE }, async () => {
    const out = await newFolder()
    const { code, stdout } = await start(
      '--drops',
      join(EXAMPLE, 'drops'),
      '--as-of',
      AS_OF,
      '--out',
      out,
      '--once',
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      as_of: AS_OF,
      partners: 1,
      drops: { read: 14, refused: 1, deleted: 0, unchanged: 0 },
      rows: { read: 62, accepted: 59, rejected: 3 },
      customers: 4,
      mails: { sent: 1, already_sent: 0, none_due: 0, refused: 0, unknown: 0 },
    })
    for (const file of ['customers.csv', 'products.csv', 'workloads.csv']) {
      const path = join('reports/golden', AS_OF, file)
      expect(await readFile(join(out, path), 'utf8'), file).toBe(
        await readFile(join(EXAMPLE, 'expected', path), 'utf8'),
      )
    }
    const { Customers: customers = [] } = await sheetsIn(
      await readFile(join(out, 'reports/golden', AS_OF, 'portfolio.xlsx')),
    )
    expect(customers.map(([name]) => name)).toEqual([
      'Customer',
      'Alpha Ltd',
      'Beta SA',
      'Delta AG',
      'Gamma GmbH',
    ])
    expect(JSON.parse(await readFile(join(out, 'summary.json'), 'utf8'))).toEqual(JSON.parse(stdout))
    const events = (await readFile(join(out, 'events.ndjson'), 'utf8')).trimEnd().split('\n')
    expect(JSON.parse(events[0] ?? '')).toMatchObject({
      source: 'uptake',
      'detail-type': 'Digest published',
      detail: { schema: 1, partner: 'golden', week: '2026-W47', as_of: AS_OF, customers: 4 },
    })
    const mail = await PostalMime.parse(
      await readFile(join(out, 'mail/golden/2026-W47/ana@golden.example.eml')),
    )
    expect(mail.to).toEqual([{ address: 'ana@golden.example', name: 'Ana' }])
    expect(mail.text).toContain('Gamma GmbH')
    expect(mail.html).toContain('Gamma GmbH')
  })
})

describe('npm start with --state', () => {
  it('continues: nothing unchanged is read again, no mail is sent twice, deleted files are removed', {
    timeout: 2 * MINUTE,
  }, async () => {
    const [drops, state] = [await newFolder(), await newFolder()]
    await cp(join(EXAMPLE, 'drops'), drops, { recursive: true })
    const again = async () => {
      const out = await newFolder()
      const args = ['--drops', drops, '--as-of', AS_OF, '--state', state, '--out', out, '--once', '--json']
      const { code, stdout, stderr } = await start(...args)
      expect(code, stderr).toBe(0)
      return { out, summary: JSON.parse(stdout) }
    }
    const first = await again()
    const second = await again()
    expect(second.summary).toMatchObject({
      drops: { read: 0, refused: 0, deleted: 0, unchanged: 14 },
      mails: { sent: 0, already_sent: 1 },
    })
    expect(await filesIn(second.out)).toEqual(await filesIn(first.out))

    await rm(join(drops, 'golden/support'), { recursive: true })
    const third = await again()
    expect(third.summary).toMatchObject({
      drops: { read: 0, deleted: 5, unchanged: 9 },
      mails: { sent: 0, already_sent: 1 },
    })
    const customers = await readFile(join(third.out, 'reports/golden', AS_OF, 'customers.csv'), 'utf8')
    expect(customers).not.toContain('at_risk')
  })
})

describe('npm start on a folder with odd entries', () => {
  it('skips what cannot be read, distinguishes similar names, and processes the rest', {
    timeout: 2 * MINUTE,
  }, async () => {
    const [drops, state, out] = [await newFolder(), await newFolder(), await newFolder()]
    await cp(join(EXAMPLE, 'drops'), drops, { recursive: true })
    const folder = join(drops, 'golden/activity', AS_OF)
    const header = 'customer_id,user_id,product_sku,workload,activity_date\n'
    for (const name of ['x', 'x.receipt.json/b.csv', 'customer=x', 'customer=x.receipt.json/f.csv']) {
      await mkdir(join(folder, dirname(name)), { recursive: true })
      await writeFile(join(folder, name), header)
    }
    await symlink('nowhere', join(folder, 'gone.csv'))
    await writeFile(Buffer.concat([Buffer.from(join(folder, 'caf')), Buffer.from([0xe9])]), header)
    const args = ['--drops', drops, '--as-of', AS_OF, '--state', state, '--out', out, '--once', '--json']
    const { code, stdout, stderr } = await start(...args)
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ drops: { read: 18 }, mails: { sent: 1 } })
    for (const line of [
      `--drops: golden/activity/${AS_OF}/gone.csv is a broken link; it is skipped.`,
      `--drops: golden/activity/${AS_OF}/caf\ufffd has a name that is not UTF-8; it is skipped.`,
    ]) {
      expect(stderr.split(line)).toHaveLength(2)
    }
    const receipts = Object.entries(await filesIn(join(out, 'receipts')))
      .filter(([name]) => name.endsWith('.receipt.json'))
      .map(([, receipt]) => JSON.parse(receipt).key)
    expect(receipts).toEqual(
      expect.arrayContaining(
        ['x', 'customer=x', 'customer=x.receipt.json/f.csv'].map(
          (name) => `golden/activity/${AS_OF}/${name}`,
        ),
      ),
    )

    // What could not be read today has not vanished.
    await rm(join(folder, 'x'))
    await symlink('nowhere', join(folder, 'x'))
    await rm(join(folder, 'customer=x'))
    const again = await start(...args)
    expect(JSON.parse(again.stdout)).toMatchObject({ drops: { read: 0, deleted: 1 } })
  })
})

describe('npm start on a folder with more than partners.json at its root', () => {
  it('reads the catalogue as a setting, reports what is wrong with it, and refuses any other file', {
    timeout: MINUTE,
  }, async () => {
    const [drops, out] = [await newFolder(), await newFolder()]
    await cp(join(EXAMPLE, 'drops/partners.json'), join(drops, 'partners.json'))
    for (const name of ['products.csv', 'notes.txt']) await writeFile(join(drops, name), 'product_sku\nE3\n')
    const { code, stdout, stderr } = await start('--drops', drops, '--out', out, '--once', '--json')
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout).drops).toEqual({ read: 1, refused: 1, deleted: 0, unchanged: 0 })
    const sentence =
      'products.csv at the root of --drops has no column String_Id and no column Product_Display_Name; ' +
      'put the table there as Microsoft publishes it, in CSV with commas. Until then the built-in catalogue counts alone.\n'
    expect(stderr.split(sentence)).toHaveLength(2)
    const refused = join(out, 'receipts/_refused')
    expect(await readdir(refused)).toEqual(['notes.txt.receipt.json'])
    const receipt = await readFile(join(refused, 'notes.txt.receipt.json'), 'utf8')
    expect(JSON.parse(receipt)).toMatchObject({ key: 'notes.txt', refused: { code: 'bad_key' } })
  })
})

describe('npm start with mistakes', () => {
  it.each([
    [['--drop=x'], 'Unknown option --drop. Did you mean --drops?'],
    [['--as-of', 'soon'], '--as-of: "soon" is not a date in the form YYYY-MM-DD.'],
    [
      ['--drops', '/no/such/folder'],
      '--drops: there is no folder /no/such/folder; name one laid out as the drops bucket.',
    ],
  ])('%j prints one line and exits with 2', async (args, line) => {
    const { code, stdout, stderr } = await start(...args)
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })

  it('reports every mistake in partners.json with the path of its field', async () => {
    const drops = await newFolder()
    const partners = [{ id: 'Golden', name: 'Golden', timezone: 'Europe/Madird', recipients: [] }]
    await writeFile(join(drops, 'partners.json'), JSON.stringify(partners))
    const { code, stderr } = await start('--drops', drops, '--once')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^partners\.json: .*partners\[0\]\.id/m)
    expect(stderr).toMatch(/^partners\.json: .*partners\[0\]\.timezone/m)
  })
})

describe('npm start until Ctrl-C', () => {
  it('serves the page, and exits at once when interrupted', { timeout: MINUTE }, async () => {
    const out = await newFolder()
    const child = spawn(
      process.execPath,
      [MAIN, '--drops', join(EXAMPLE, 'drops'), '--as-of', AS_OF, '--out', out],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    )
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const url = await new Promise<string>((resolve) => {
      let said = ''
      child.stdout.on('data', (chunk) => {
        said += String(chunk)
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)
        if (found !== null) resolve(found[0])
      })
    })
    const page = await fetch(url)
    expect(page.status).toBe(200)
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })
})

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function start(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-run-'))
  folders.push(folder)
  return folder
}

/** Paths to contents; log lines and what depends on the moment of the run aside. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Record<string, string> = {}
  for (const entry of names) {
    if (!entry.isFile() || ['functions.log', 'summary.json'].includes(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    files[path.slice(folder.length)] = await readFile(path, 'utf8')
  }
  return files
}
