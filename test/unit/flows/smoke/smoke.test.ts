// A smoke test follows a drop of the canary to a delivered mail, says where it got stuck, and touches no other partner.

import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { confirmingRecipient } from '../../../../shared/domain/canary.ts'
import type { PartnerId } from '../../../../shared/domain/ids.ts'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { publish } from '../../../../shared/flows/publish/publish.ts'
import { recordFeedback } from '../../../../shared/flows/send/record-feedback.ts'
import { sendMail } from '../../../../shared/flows/send/send-mail.ts'
import {
  SMOKE_STEPS,
  type SmokeFailure,
  type SmokeStep,
  smoke,
} from '../../../../shared/flows/smoke/smoke.ts'
import type { Job } from '../../../../shared/ports/jobs.ts'
import { feedbackOf, watchingMailer } from '../../../support/feedback.ts'
import { createWorld, type World } from '../../../support/world.ts'

const CANARY = 'canary' as PartnerId
const SIMULATED = 'success+smoke@simulator.amazonses.com'
const KEY = 'canary/entitlements/2026-11-21/smoke-test.csv'
const DIGEST = 'reports/canary/2026-11-21/digest.json'
const MINUTE_MS = 60_000

describe('a smoke test', () => {
  it('passes once a mail of its own is delivered', async () => {
    const world = smokeWorld()
    const { failure, seen } = await run(world)
    expect(failure).toBeNull()
    expect(seen).toEqual([...SMOKE_STEPS])
    const tests = await messages(world, 'test')
    expect(tests).toMatchObject([{ state: 'SENT', delivery: 'delivered', recipient: SIMULATED }])
    expect(await messages(world, 'digest')).toMatchObject([{ state: 'SENT', recipient: SIMULATED }])
    const mails = await Promise.all(world.mailer.sent.map(({ raw }) => PostalMime.parse(raw)))
    expect(mails.filter(({ subject }) => subject?.startsWith('Test: '))).toHaveLength(1)
    const [copy] = Object.keys(world.reports.texts()).filter((key) => key.includes('/tests/'))
    expect(copy).toMatch(/^mail\/canary\/2026-W47\/tests\/2026-W47-\d+-success\+smoke@simulator/)
  })

  it('gives no other partner anything', async () => {
    const world = smokeWorld()
    const { asked } = await run(world)
    expect(world.mailer.sent.map(({ to }) => to)).toEqual([SIMULATED, SIMULATED])
    for (const partner of ['northwind', 'adatum']) {
      expect(await Array.fromAsync(world.ports.records.all(partner))).toEqual([])
      expect(JSON.stringify([world.drops, asked, Object.keys(world.reports.texts())])).not.toContain(partner)
    }
    const keys = await Array.fromAsync(world.drops.list(''), ({ key }) => key)
    expect(keys).toEqual([KEY])
    expect(world.events.arrived).toEqual([])
  })

  it('passes again on the same day, by a drop of its own in the place of the first', async () => {
    const world = smokeWorld()
    await run(world)
    const first = world.reports.texts()[DIGEST]
    world.advance(MINUTE_MS)
    expect((await run(world)).failure).toBeNull()
    expect(await messages(world, 'test')).toHaveLength(2)
    expect(await messages(world, 'digest')).toHaveLength(1)
    expect(await Array.fromAsync(world.drops.list(''), ({ key }) => key)).toEqual([KEY])
    expect(world.reports.texts()[DIGEST]).not.toBe(first)
  })

  it('does not take the receipt, report or mail of an earlier run for its own', async () => {
    const world = smokeWorld()
    await run(world)
    world.advance(MINUTE_MS)
    expect(await run(world, { broken: 'receipt' })).toMatchObject({
      failure: { step: 'receipt', reason: expect.stringMatching(/is still that of an earlier drop$/) },
    })
    world.advance(MINUTE_MS)
    expect(await run(world, { broken: 'report' })).toMatchObject({
      failure: { step: 'report', reason: `${DIGEST} does not show the drop` },
    })
    world.advance(MINUTE_MS)
    expect(await run(world, { broken: 'mail' })).toMatchObject({
      failure: { step: 'mail', reason: 'nobody has claimed it' },
    })
  })

  it.each<[SmokeStep, string]>([
    ['upload', 'not allowed'],
    ['receipt', `there is no receipts/${KEY}.receipt.json`],
    ['report', `there is no ${DIGEST}`],
    ['mail', 'nobody has claimed it'],
    ['delivery', 'SES has reported nothing of it'],
  ])('ends at a step that does not work: %s', async (broken, reason) => {
    const world = smokeWorld()
    const { failure, seen } = await run(world, { broken })
    expect(failure).toEqual({ step: broken, reason })
    expect(seen).toEqual(SMOKE_STEPS.slice(0, SMOKE_STEPS.indexOf(broken)))
  })

  it('ends at once where SES refuses the mail', async () => {
    const world = smokeWorld()
    const startedMs = world.ports.clock()
    // The digest of the week is sent first.
    world.mailer.outcomes.push(
      { kind: 'refused', reason: 'Email address is not verified' },
      { kind: 'refused', reason: 'Email address is not verified' },
    )
    const { failure } = await run(world)
    expect(failure).toEqual({ step: 'mail', reason: 'it is REFUSED: Email address is not verified' })
    expect(world.ports.clock() - startedMs).toBeLessThan(MINUTE_MS)
  })

  it('says what publishing waits for', async () => {
    const world = smokeWorld()
    world.put('canary/activity/2026-11-20/unread.csv', ['user_id'])
    const { failure } = await run(world)
    expect(failure?.reason).toBe('publishing waits: canary/activity/2026-11-20/unread.csv is not read yet')
  })
})

/** Two other partners, whose digests are due. */
function smokeWorld(): World {
  const world = createWorld({ portalUrl: 'https://portal.uptake.example' })
  const entry = (id: string, email: string) => ({
    id,
    name: id,
    timezone: 'Europe/Madrid',
    recipients: [{ email, customers: 'all' }],
  })
  const partners = [
    entry('northwind', 'ana@northwind.example'),
    { ...entry(CANARY, SIMULATED), canary: true },
    entry('adatum', 'ana@adatum.example'),
  ]
  world.putSettings(JSON.stringify(partners))
  return world
}

interface Ran {
  readonly failure: SmokeFailure
  /** The steps that were done. */
  readonly seen: readonly SmokeStep[]
  readonly asked: readonly Job[]
}

/** The functions work while the smoke test waits, but for what is `broken`. */
async function run(world: World, { broken }: { readonly broken?: SmokeStep } = {}): Promise<Ran> {
  const { ports } = world
  const canary = (await ports.settings()).get(CANARY)
  const recipient = canary && confirmingRecipient(canary)
  if (!canary || !recipient) throw new Error('there is no canary')
  const seen: SmokeStep[] = []
  const asked: Job[] = []
  const uploaded: string[] = []
  const failure = await smoke(
    { canary, recipient, steps: SMOKE_STEPS, patienceMs: 5 * MINUTE_MS },
    {
      ...ports,
      async pause(ms) {
        world.advance(ms)
        for (const key of broken === 'receipt' ? [] : uploaded.splice(0)) await reconcile(key, ports)
        for (const job of world.jobs.take()) {
          asked.push(job)
          await work(job)
        }
      },
      dropUploads: {
        async put(key, body) {
          if (broken === 'upload') throw new Error('not allowed')
          uploaded.push(key)
          return world.drops.upload(key, body).etag
        },
      },
    },
    {
      begin: () => undefined,
      looked: () => undefined,
      end: (step) => void seen.push(step),
      fail: () => undefined,
    },
  )
  return { failure, seen, asked }

  async function work(job: Job): Promise<void> {
    const reports: (() => Promise<void>)[] = []
    const mailer = watchingMailer(ports.mailer, (mail, messageId) => {
      reports.push(() => recordFeedback(feedbackOf(mail, 'Delivery', messageId), ports))
    })
    if (job.kind === 'publish' && broken !== 'report') await publish(job, ports)
    if (job.kind === 'send' && broken !== 'mail') await sendMail(job, { ...ports, mailer })
    if (broken !== 'delivery') for (const report of reports) await report()
  }
}

async function messages({ ports }: World, kind: string): Promise<unknown[]> {
  return Array.fromAsync(ports.records.list(CANARY, `send#${kind}`), ({ value }) => value)
}
