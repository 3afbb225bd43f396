// Each function may do what it does, and nothing else: its role in the template against the calls that it makes
// over the embedded services, in the scenarios of the fault suites and as the function that it is.

import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { afterAll, describe, expect, it } from 'vitest'
import { sesErrorReply } from '../../../infra/emulator/ses/errors.ts'
import { digestPlace } from '../../../shared/domain/digest/digest-record.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { EmailAddress } from '../../../shared/domain/mail/email-address.ts'
import { type Link, linkPlace, type Token } from '../../../shared/domain/portal/link.ts'
import { reconcileJob } from '../../../shared/flows/ingest/reconcile-job.ts'
import { outcomeOf } from '../../../shared/flows/portal/outcome.ts'
import { requestLinks } from '../../../shared/flows/portal/request-links.ts'
import { save } from '../../../shared/flows/records.ts'
import { reportKey } from '../../../shared/layout.ts'
import type { FunctionName } from '../../../shared/topology.ts'
import { FIRST_PARTNERS, partnersJson } from '../../convergence/partners.ts'
import { SCENARIOS } from '../../faults/scenarios.ts'
import { serviceLevel } from '../../faults/service-level.ts'
import { tryOut } from '../../faults/trial.ts'
import { seats } from '../../support/drop-lines.ts'
import { recordCalls, runningAs } from '../../support/recorded-calls.ts'
import { tableOfRows, writtenTable } from '../../support/written-table.ts'
import { needsOf } from './needs.ts'
import { functionNames, policiesOf } from './policies.ts'
import { startFunctions } from './recorded-run.ts'
import { synthesise } from './synthesise.ts'

const { permissions } = policiesOf(synthesise().pipeline)
const recorded = recordCalls()
afterAll(() => recorded.stop())

const MONDAY = Date.parse('2026-11-23T09:00:00Z')
const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS
const GOLDEN = 'golden' as PartnerId

/** What Lambda itself does with the role: logs, traces, taking messages out of a queue, putting failed events aside. */
const BY_LAMBDA = /^(logs|xray):|^sqs:(?!SendMessage )|^sqs:SendMessage SchedulesDeadLetters$/

/**
 * No run meets these on purpose: a record with parts that is replaced while it is listed, and read again; a sweep too long
 * for one invocation, which sends its rest back.
 */
const RARE: Readonly<Partial<Record<FunctionName, readonly string[]>>> = {
  Measure: ['dynamodb:GetItem Ledger'],
  Sweep: ['dynamodb:GetItem Ledger', 'sqs:SendMessage SweepQueue'],
}

const granted = (name: FunctionName) =>
  permissions(`${name}Role`)
    .filter((permission) => !BY_LAMBDA.test(permission))
    .map((permission) => permission.replace(/ \S*:(identity|configuration-set)\//, ' $1/'))

const needed = (name: FunctionName) => {
  const needs = recorded.calls.filter(({ by }) => by === name).flatMap(needsOf)
  return [...new Set([...needs, ...(RARE[name] ?? [])])]
}

const covers = (grant: string, need: string) =>
  grant === need || (grant.endsWith('*') && need.startsWith(grant.slice(0, -1)))

/** Of more customers than a record holds, with a row that is rejected: the digest tells whom it may concern. */
const MANY_SEATS = `${seats(...Array.from({ length: 40 }, (_, n) => `customer-${n} 10 9`), 'other many 9').join('\n')}\n`

describe('the calls of the functions are recorded', () => {
  it.each(SCENARIOS)('$flow', { timeout: 60_000 }, async (scenario) => {
    expect(await tryOut(scenario, serviceLevel.trap(null), serviceLevel)).not.toBe('cannot happen')
  })

  it('of two weeks, with mail that SES does not take and messages that fail for good', async () => {
    const functions = await startFunctions(MONDAY)
    const { put, idle, plan } = functions
    await put('settings', 'products.csv', 'Product_Display_Name,String_Id,GUID\n')
    await put('settings', 'partners.json', partnersJson(FIRST_PARTNERS))
    await put('drops', 'golden/entitlements/2026-11-22/all.csv', SEATS)
    await idle()
    await functions.wiringOf('Plan').jobs.send([{ kind: 'measure', partner: GOLDEN, asOf: '2026-11-21' }])
    functions.failNextMail(sesErrorReply('Throttling', 'Daily message quota exceeded.', 400))
    functions.failNextMail(sesErrorReply('MessageRejected', 'Email is not accepted.', 400))
    functions.failNextMail(null)
    await plan({ partner: 'golden', as_of: '2026-11-22' })
    functions.advance(2 * HOUR_MS)
    // It sends again what waits, and a day later gives up on what nobody confirms.
    await plan({})
    functions.advance(25 * HOUR_MS)
    await plan({})
    functions.advance(WEEK_MS)
    await put('drops', 'golden/entitlements/2026-11-29/all.csv', SEATS)
    await put('drops', 'golden/entitlements/2026-11-29/many.csv', MANY_SEATS)
    await idle()
    await plan({ partner: 'golden', as_of: '2026-11-29' })
    functions.sendToAll('not json')
    functions.sweep()
    await idle()
    await functions.close()
  })

  it('of the portal', async () => {
    const functions = await startFunctions(MONDAY)
    await functions.put('settings', 'partners.json', partnersJson(FIRST_PARTNERS))
    await functions.put('settings', 'products.csv', 'Product_Display_Name,String_Id,GUID\n')
    await functions.idle()
    const wiring = functions.wiringOf('Portal')
    await save(linkPlace(GOLDEN, TOKEN), REPORT_LINK, null, wiring)
    expect(await functions.visit(`/report/golden/${TOKEN}/2026-11-22/portfolio.json`)).toBe(404)
    await save(linkPlace(GOLDEN, OTHER_TOKEN), { ...REPORT_LINK, purpose: 'preferences' }, null, wiring)
    expect(await functions.visit(`/preferences/golden/${OTHER_TOKEN}/flags`)).toBe(200)
    await functions.put('drops', UPLOADED, SEATS)
    await functions.idle()
    await runningAs('Portal', async () => {
      await requestLinks(ANA, wiring)
      expect(await outcomeOf(UPLOADED, wiring)).not.toBeNull()
      const stored = await wiring.drops.head(UPLOADED)
      if (stored === null) throw new Error('it was put')
      expect(await wiring.dropMover.move(UPLOADED, stored, `${UPLOADED}.csv`)).toBe('moved')
    })
    await functions.close()
  })

  it('of a job of several keys that comes again', async () => {
    const functions = await startFunctions(MONDAY)
    await functions.put('drops', UPLOADED, SEATS)
    const job = { kind: 'reconcile' as const, keys: [UPLOADED, `${UPLOADED}.csv`] }
    await runningAs('IngestDrop', () => reconcileJob(job, false, functions.wiringOf('IngestDrop')))
    await functions.idle()
    await functions.close()
  })

  it('of what is too large for an item or a part, and of a writing that breaks off', async () => {
    const functions = await startFunctions(MONDAY)
    for (const name of ['IngestDrop', 'Publish'] as const) {
      await runningAs(name, async () => {
        const { records, reports } = functions.wiringOf(name)
        const { partition, name: record } = digestPlace(GOLDEN, name)
        const large = { text: randomBytes(600_000).toString('hex') }
        await records.put({ partition, name: record }, large, null)
        expect((await records.get({ partition, name: record }))?.value).toEqual(large)
        const key =
          name === 'Publish' ? reportKey(GOLDEN, '2026-11-22', 'customers.csv', null) : 'generations/x'
        const writer = reports.openWriter(key, 'text/csv')
        await writer.write('x'.repeat(6 * 1024 * 1024))
        await writer.abort()
      })
    }
    await functions.close()
  })
})

const TOKEN = 'a'.repeat(43) as Token
const UPLOADED = 'golden/activity/2026-11-22/all.csv'
const OTHER_TOKEN = 'b'.repeat(43) as Token
const ANA = 'ana@golden.example' as EmailAddress
const REPORT_LINK: Link = {
  partner: GOLDEN,
  recipient: ANA,
  purpose: 'report',
  customers: 'all',
  madeAtMs: MONDAY,
  expiresAtMs: MONDAY + WEEK_MS,
}

const SEATS = [
  'customer_id,customer_name,account_manager,subscription_id,product_sku,licenses_sold,licenses_assigned,status',
  'alpha,Alpha,li@golden.example,s1,E3,20,18,active',
].join('\n')

describe('the role of a function', () => {
  it.each(functionNames)('allows %s every call that it makes', (name) => {
    const grants = granted(name)
    expect(needed(name).filter((need) => !grants.some((grant) => covers(grant, need)))).toEqual([])
  })

  it.each(functionNames)('allows %s nothing that it does not do', (name) => {
    const needs = needed(name)
    expect(granted(name).filter((grant) => !needs.some((need) => covers(grant, need)))).toEqual([])
  })
})

describe('the table of the operating guide', () => {
  /** Resources with the same actions stand on one row. */
  const rowsOf = (name: FunctionName): string[][] => {
    const pairs = granted(name).map((permission) => permission.split(' ') as [string, string])
    const byResource = Map.groupBy(pairs, ([, resource]) => resource)
    const actions = Array.from(byResource, ([resource, all]) => ({
      resource,
      actions: all.map(([action]) => `\`${action}\``).join(', '),
    }))
    return Array.from(
      Map.groupBy(actions, (row) => row.actions),
      ([said, rows]) => [`\`${name}\``, rows.map(({ resource }) => `\`${resource}\``).join(', '), said],
    )
  }

  it('matches the roles (UPDATE_PERMISSIONS=1 writes it)', () => {
    const table = tableOfRows([['role of', 'on', 'may'], ...functionNames.flatMap(rowsOf)])
    const isUpdate = process.env.UPDATE_PERMISSIONS === '1'
    const heading = 'What each function may do'
    expect(writtenTable({ readme: 'infra/README.md', heading, table, isUpdate })).toBe(table)
  })
})
