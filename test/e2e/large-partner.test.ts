// A partner whose files make every list outgrow a table item, beside an ordinary one: both get their reports and
// mail, with all customers, products and workloads, and shortened lists.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { noise } from '../support/noise.ts'
import { runCommandLine } from './child.ts'

const AS_OF = '2026-11-22'
const [PRODUCTS, WORKLOADS, TICKETS, CALLERS, RECIPIENTS] = [1_600, 1_500, 2_500, 2_500, 20]
/** Mail clients cut off what is longer. */
const LONGEST_MAIL_BYTES = 102_400

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

it('a partner of any size and its neighbour get their reports and mail', {
  timeout: 240_000,
}, async () => {
  const alone = await run({ ...honest('good'), 'partners.json': partnersJson(['good']) })
  const beside = await run({ ...honest('good'), ...large(), 'partners.json': partnersJson(['good', 'vast']) })
  expect(beside.summary).toMatchObject({
    drops: { refused: 0 },
    rows: { rejected: 0 },
    mails: { sent: 2 * RECIPIENTS, refused: 0, unknown: 0 },
  })
  for (const file of ['customers.csv', 'products.csv', 'workloads.csv', 'digest.json']) {
    const path = `reports/good/${AS_OF}/${file}`
    expect(await beside.read(path), path).toBe(await alone.read(path))
  }

  const reports = `reports/vast/${AS_OF}`
  const products = (await beside.read(`${reports}/products.csv`)).split('\r\n')
  expect(products.filter((line) => line.includes(',fabrikam,'))).toHaveLength(PRODUCTS)
  const workloads = (await beside.read(`${reports}/workloads.csv`)).split('\r\n')
  expect(workloads.filter((line) => line.includes(',contoso,'))).toHaveLength(WORKLOADS + 1)
  const quality = JSON.parse(await beside.read(`${reports}/digest.json`)).data_quality
  expect(quality).toMatchObject({
    unmatched_organisations_more: TICKETS + CALLERS - 100,
    unmapped_categories_more: TICKETS - 100,
  })
  expect(quality.unmatched_organisations).toHaveLength(100)
  expect(quality.unmapped_categories).toHaveLength(100)
  const mail = await beside.read('mail/vast/2026-W47/r0@vast.example.eml')
  expect(mail.length).toBeLessThan(LONGEST_MAIL_BYTES)
  expect(mail.replace(/=\r?\n/g, '')).toContain(`5 of ${TICKETS.toLocaleString('en')} shown`)
})

function partnersJson(ids: readonly string[]): string {
  const recipients = (id: string) =>
    Array.from({ length: RECIPIENTS }, (_, n) => ({ email: `r${n}@${id}.example`, customers: 'all' }))
  const partner = (id: string) => ({
    id,
    name: id,
    timezone: 'Europe/Madrid',
    recipients: recipients(id),
  })
  return JSON.stringify(ids.map(partner))
}

type Files = Readonly<Record<string, string>>

const ENTITLEMENTS = 'customer_id,subscription_id,product_sku,product_name,licenses_sold,status'
const EVENTS = 'customer_id,user_id,product_sku,workload,activity_date'

function honest(partner: string): Files {
  return {
    [`${partner}/entitlements/${AS_OF}/all.csv`]: csv(ENTITLEMENTS, ['contoso,s1,E3,Office,40,active']),
    [`${partner}/activity/${AS_OF}/day.csv`]: csv(
      EVENTS,
      lines(30, (n) => `contoso,u${n}@contoso.example,E3,teams,2026-11-20`),
    ),
  }
}

/** Nothing of it compresses. */
function large(): Files {
  return {
    ...honest('vast'),
    [`vast/entitlements/${AS_OF}/products.csv`]: csv(
      ENTITLEMENTS,
      lines(PRODUCTS, (n) => `fabrikam,p${n},${noise(`sku ${n}`, 250)},${noise(`name ${n}`, 600)},1,active`),
    ),
    [`vast/activity/${AS_OF}/workloads.csv`]: csv(
      EVENTS,
      lines(WORKLOADS, (n) => `contoso,u1@contoso.example,E3,${noise(`workload ${n}`, 600)},2026-11-20`),
    ),
    [`vast/support/${AS_OF}/tickets.csv`]: csv(
      'ticket_id,organization,opened_at,category',
      lines(TICKETS, (n) => `t${n},${noise(`caller ${n}`, 900)},2026-11-20,${noise(`word ${n}`, 900)}`),
    ),
    [`vast/support/${AS_OF}/callers.csv`]: csv(
      'ticket_id,customer_id,opened_at,category',
      lines(CALLERS, (n) => `c${n},${noise(`customer ${n}`, 250)},2026-11-20,help`),
    ),
  }
}

function lines(count: number, line: (n: number) => string): string[] {
  return Array.from({ length: count }, (_, n) => line(n))
}

function csv(header: string, rows: readonly string[]): string {
  return [header, ...rows, ''].join('\n')
}

interface Run {
  readonly summary: object
  read(path: string): Promise<string>
}

async function run(files: Files): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-large-'))
  folders.push(folder)
  const [drops, out] = [join(folder, 'drops'), join(folder, 'out')]
  for (const [key, text] of Object.entries(files)) {
    await mkdir(dirname(join(drops, key)), { recursive: true })
    await writeFile(join(drops, key), text)
  }
  const args = ['--drops', drops, '--as-of', AS_OF, '--out', out, '--once', '--json']
  const { code, stdout, stderr } = await runCommandLine('start', args)
  expect(code, stderr).toBe(0)
  return { summary: JSON.parse(stdout), read: (path) => readFile(join(out, path), 'utf8') }
}
