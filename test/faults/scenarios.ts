// The scenario of each flow: the state of the world before, and the message that the flow handles.

import type { PartnerId } from '../../shared/domain/ids.ts'
import type { Job } from '../../shared/ports/jobs.ts'
import { AS_OF } from '../convergence/drops.ts'
import { FIRST_PARTNERS, partnersJson } from '../convergence/partners.ts'
import { handle, type Message, type Pipeline, RETENTION_DAYS } from '../convergence/pipeline.ts'
import { aroundCalls } from '../support/fakes/around.ts'
import type { Services } from '../support/world.ts'
import { faultAt } from './port-faults.ts'

export interface Scenario {
  readonly flow: string
  /** How far what is caught can be felt: in tables and receipts, in measured points, or in reports and mail too. */
  readonly felt: 'tables' | 'points' | 'mail'
  /** Leaves what is still to be handled in `waiting`; gives the message to be caught at. */
  prepare(pipeline: Pipeline, waiting: Message[]): Promise<Message>
}

const ENTITLEMENTS = 'golden/entitlements/2026-11-22/all.csv'
const HOUR_MS = 3_600_000
const GOLDEN = 'golden' as PartnerId

const SEATS = [
  'customer_id,customer_name,account_manager,subscription_id,product_sku,licenses_sold,licenses_assigned,status',
  'alpha,Alpha,li@golden.example,s1,E3,20,18,active',
  'beta,Beta,,s2,E3,12,12,active',
  'beta,Beta,,s3,E3,many,1,active',
]
const FEWER_SEATS = [...SEATS.slice(0, 2), 'gamma,Gamma,,s4,E3,5,x,active']
const LATIN_SEATS = SEATS.map((line) => line.replace('Beta', 'Bäta'))

const DROPS: Readonly<Record<string, readonly string[]>> = {
  'golden/entitlements/2026-11-15/all.csv': SEATS,
  [ENTITLEMENTS]: SEATS,
  'golden/activity/2026-11-22/events.csv': [
    'customer_id,user_id,product_sku,workload,activity_date',
    'alpha,u1,E3,teams,2026-11-20',
    'alpha,u2,E3,teams,2026-11-23',
    'beta,u3,E3,exchange,2026-11-22',
  ],
  'golden/support/2026-11-22/tickets.csv': [
    'ticket_id,customer_id,opened_at,category',
    't1,alpha,2026-11-21,help',
    't2,beta,2026-11-01,how-to',
  ],
}

export const SCENARIOS: readonly Scenario[] = [
  {
    flow: 'ingest, a new drop',
    felt: 'tables',
    async prepare(pipeline) {
      await start(pipeline)
      await put(pipeline, ENTITLEMENTS, SEATS)
      return eventOf(ENTITLEMENTS)
    },
  },
  {
    flow: 'ingest, a replaced drop, an hour later',
    felt: 'tables',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      await put(pipeline, ENTITLEMENTS, LATIN_SEATS)
      await drain(pipeline, waiting)
      pipeline.advance(HOUR_MS + 1)
      await put(pipeline, ENTITLEMENTS, FEWER_SEATS)
      return eventOf(ENTITLEMENTS)
    },
  },
  {
    flow: 'ingest, a file that is not UTF-8',
    felt: 'tables',
    async prepare(pipeline) {
      await start(pipeline)
      await put(pipeline, ENTITLEMENTS, LATIN_SEATS)
      return eventOf(ENTITLEMENTS)
    },
  },
  {
    flow: 'ingest, a deleted drop',
    felt: 'tables',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      await pipeline.remove(ENTITLEMENTS)
      return eventOf(ENTITLEMENTS)
    },
  },
  {
    flow: 'ingest, a drop deleted long ago',
    felt: 'tables',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      await pipeline.remove(ENTITLEMENTS)
      await drain(pipeline, waiting)
      pipeline.advance(HOUR_MS + 1)
      // Its sheets go, and its receipt is written for the last time.
      await handle(eventOf(ENTITLEMENTS), pipeline.ports)
      pipeline.advance(RETENTION_DAYS * 24 * HOUR_MS + 1)
      return eventOf(ENTITLEMENTS)
    },
  },
  {
    flow: 'ingest, a drop whose partner left',
    felt: 'tables',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      await pipeline.putSettings(partnersJson({ ...FIRST_PARTNERS, golden: null, silver: 'Europe/Madrid' }))
      return eventOf(ENTITLEMENTS)
    },
  },
  {
    flow: 'ingest, a rehearsal in place of another',
    felt: 'tables',
    async prepare(pipeline, waiting) {
      await start(pipeline)
      await put(pipeline, `validate/${ENTITLEMENTS}`, SEATS)
      await drain(pipeline, waiting)
      await put(pipeline, `validate/${ENTITLEMENTS}`, FEWER_SEATS)
      return eventOf(`validate/${ENTITLEMENTS}`)
    },
  },
  {
    flow: 'ingest, a key that does not fit',
    felt: 'tables',
    async prepare(pipeline) {
      await start(pipeline)
      await put(pipeline, 'golden/seats/2026-11-22/all.csv', SEATS)
      return eventOf('golden/seats/2026-11-22/all.csv')
    },
  },
  {
    flow: 'sweep',
    felt: 'tables',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      await put(pipeline, 'golden/entitlements/2026-11-22/more.csv', SEATS)
      await put(pipeline, ENTITLEMENTS, FEWER_SEATS)
      await pipeline.remove('golden/support/2026-11-22/tickets.csv')
      // Not one event has come.
      await pipeline.take()
      return { kind: 'sweep' }
    },
  },
  {
    flow: 'measure',
    felt: 'points',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      return { kind: 'measure', partner: GOLDEN, asOf: AS_OF }
    },
  },
  {
    flow: 'plan',
    felt: 'mail',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      return { kind: 'plan' }
    },
  },
  {
    flow: 'publish',
    felt: 'mail',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      const job = await planned(pipeline, 'publish', waiting)
      await handle({ kind: 'measure', partner: GOLDEN, asOf: AS_OF }, pipeline.ports)
      return job
    },
  },
  {
    flow: 'announce',
    felt: 'mail',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      await handle(await planned(pipeline, 'publish', waiting), pipeline.ports)
      return taken(pipeline, 'announce', waiting)
    },
  },
  {
    flow: 'notify',
    felt: 'mail',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      await put(pipeline, 'golden/activity/2026-11-22/broken.csv', ['who,what', 'u1,teams'])
      await drain(pipeline, waiting)
      return planned(pipeline, 'notify', waiting)
    },
  },
  {
    flow: 'send',
    felt: 'mail',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      return publishedMail(pipeline, waiting)
    },
  },
  {
    flow: 'feedback',
    felt: 'mail',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      const job = await publishedMail(pipeline, waiting)
      await sendUnheard(job, pipeline)
      return taken(pipeline, 'feedback', waiting)
    },
  },
  {
    flow: 'feedback, a bounce',
    felt: 'mail',
    async prepare(pipeline, waiting) {
      await readAll(pipeline, waiting)
      await handle(await publishedMail(pipeline, waiting), pipeline.ports)
      const sent = await taken(pipeline, 'feedback', waiting)
      if (sent.kind !== 'feedback') throw new TypeError('SES says nothing')
      return { ...sent, feedback: { ...sent.feedback, event: 'Bounce', detail: 'Permanent' } }
    },
  },
]

function eventOf(key: string): Message {
  return { kind: 'event', key }
}

async function put(pipeline: Pipeline, key: string, lines: readonly string[]): Promise<void> {
  await pipeline.put(key, Buffer.from(`${lines.join('\n')}\n`, 'latin1'))
}

async function start(pipeline: Pipeline): Promise<void> {
  await pipeline.putSettings(partnersJson(FIRST_PARTNERS))
  await pipeline.take()
}

/** Every drop is there and read. */
async function readAll(pipeline: Pipeline, waiting: Message[]): Promise<void> {
  await start(pipeline)
  for (const [key, lines] of Object.entries(DROPS)) await put(pipeline, key, lines)
  await drain(pipeline, waiting)
}

export async function drain(
  pipeline: Pipeline,
  waiting: Message[],
  machine: Services = pipeline.ports,
): Promise<void> {
  for (
    waiting.push(...(await pipeline.take()));
    waiting.length > 0;
    waiting.push(...(await pipeline.take()))
  ) {
    for (const message of waiting.splice(0)) await handle(message, machine)
  }
}

/** The first job of a kind that the schedule asks for; the others wait. */
async function planned(pipeline: Pipeline, kind: Job['kind'], waiting: Message[]): Promise<Message> {
  await handle({ kind: 'plan' }, pipeline.ports)
  return taken(pipeline, kind, waiting)
}

async function taken(pipeline: Pipeline, kind: Message['kind'], waiting: Message[]): Promise<Message> {
  waiting.push(...(await pipeline.take()))
  const at = waiting.findIndex((message) => message.kind === kind)
  const [found] = at < 0 ? [] : waiting.splice(at, 1)
  if (found === undefined) throw new Error(`no ${kind} among ${waiting.map((message) => message.kind)}`)
  return found
}

async function publishedMail(pipeline: Pipeline, waiting: Message[]): Promise<Message> {
  const publish = await planned(pipeline, 'publish', waiting)
  await handle(publish, pipeline.ports)
  return taken(pipeline, 'send', waiting)
}

/** SES takes the message, and its answer is lost. */
async function sendUnheard(job: Message, { ports }: Pipeline): Promise<void> {
  const deaf = aroundCalls(ports, (call) => {
    const fault = call.name === 'mailer.send' ? faultAt(call, 'error after') : null
    return fault === null ? call.run() : fault.answer()
  })
  await handle(job, deaf)
}
