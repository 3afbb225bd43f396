// Partners with a published digest each, a queue that redelivers, workers, hourly plans, and an SES with limits: all on a
// simulated clock.

import { createHash } from 'node:crypto'
import { digestPlace } from '../../shared/domain/digest/digest-record.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { type MessageRecord, messagesOf } from '../../shared/domain/mail/message-record.ts'
import type { Partner } from '../../shared/domain/settings.ts'
import { plan } from '../../shared/flows/plan/plan.ts'
import { loadAll } from '../../shared/flows/records.ts'
import { type FeedbackPorts, recordFeedback } from '../../shared/flows/send/record-feedback.ts'
import { type SendPorts, sendMail } from '../../shared/flows/send/send-mail.ts'
import type { SendJob } from '../../shared/ports/jobs.ts'
import type { Mailer } from '../../shared/ports/mailer.ts'
import { digestJson } from '../../shared/views/digest-json.ts'
import { textsFor } from '../../shared/views/texts/languages.ts'
import { digestOf, partnerOf } from '../unit/domain/digest/portfolios.ts'
import { Crash } from './calls.ts'
import { feedbackOf, watchingMailer } from './feedback.ts'
import { email } from './messages.ts'
import { putRecord } from './records.ts'
import { type Simulation, simulation } from './simulation.ts'
import { createWorld } from './world.ts'

const HOUR_MS = 3_600_000
/** When every digest is due. */
export const DUE = Date.parse('2026-11-23T07:00:00Z')
const CONTENT_KEY = 'digests/frozen.json'

/** As the queue of messages is set up: a message comes back that was not done. */
const INVISIBLE_MS = 6 * 60_000
const CALL_MS = 120
/** As long as SQS waits for a message. */
const POLL_MS = 20_000

export interface SendingRun {
  readonly partners: number
  readonly workers: number
  readonly hours: number
  readonly ses: Mailer
  readonly time: Simulation
  /** How the n-th delivery goes wrong. */
  readonly accident?: (
    delivery: number,
  ) => 'dies after the claim' | 'dies after sending' | 'comes twice' | null
}

export interface Outcome {
  readonly messages: readonly MessageRecord[]
  /** How often the message that was received most often was. */
  readonly mostReceives: number
}

interface Message {
  readonly job: SendJob
  visibleAtMs: number
  receives: number
}

export async function simulateSending(run: SendingRun): Promise<Outcome> {
  const { time, hours } = run
  const partners = Array.from({ length: run.partners }, (_, n) => partnerNamed(n))
  const queue = new Set<Message>()
  const endMs = DUE + hours * HOUR_MS
  let deliveries = 0
  let mostReceives = 0

  const world = createWorld({ partners })
  const { reports } = world
  const timed = {
    ...world.ports,
    clock: time.now,
    pause: (ms: number) => time.sleep(ms * (0.5 + (deliveries % 7) / 14)),
    newOwner: () => `worker ${++deliveries}`,
  }
  const ports = { ...timed, mailer: mailerWithEvents(run, timed) }
  const content = digestJson(digestOf({}), textsFor('en'))
  await reports.put(CONTENT_KEY, content, 'application/json')
  const contentSha256 = createHash('sha256').update(content).digest('hex')
  for (const { id, recipients } of partners)
    await putRecord(digestPlace(id, '2026-W47'), published(id, recipients, contentSha256), ports)

  async function plans(): Promise<void> {
    while (time.now() < endMs) {
      const queued = { send: async (jobs: readonly unknown[]) => enqueue(jobs as readonly SendJob[]) }
      await plan({ asOf: null, partner: null }, { ...ports, jobs: queued })
      await time.sleep(HOUR_MS)
    }
  }
  function enqueue(jobs: readonly SendJob[]): void {
    for (const job of jobs) if (job.kind === 'send') queue.add({ job, visibleAtMs: time.now(), receives: 0 })
  }
  async function works(): Promise<void> {
    while (time.now() < endMs) {
      const message = [...queue].find(({ visibleAtMs }) => visibleAtMs <= time.now())
      if (message === undefined) await time.sleep(POLL_MS)
      else await receive(message)
    }
  }
  async function receive(message: Message): Promise<void> {
    const accident = run.accident?.(deliveries + 1) ?? null
    message.visibleAtMs = time.now() + INVISIBLE_MS
    mostReceives = Math.max(mostReceives, ++message.receives)
    try {
      await sendMail(message.job, withAccident(accident, ports))
      if (accident !== 'comes twice') queue.delete(message)
    } catch (error) {
      if (!(error instanceof Crash)) throw error
    }
  }

  time.start(plans)
  for (let worker = 0; worker < run.workers; worker++) time.start(works)
  await time.run()
  const messages = await Promise.all(partners.map(({ id }) => messageOf(id, ports)))
  return { messages, mostReceives }
}

/** SES reports every message some seconds after it was accepted. */
function mailerWithEvents({ ses, time }: SendingRun, ports: FeedbackPorts): Mailer {
  const slow: Mailer = {
    async send(mail) {
      await time.sleep(CALL_MS)
      return ses.send(mail)
    },
  }
  return watchingMailer(slow, (mail, messageId) =>
    time.start(async () => {
      await time.sleep(3_000)
      await recordFeedback(feedbackOf(mail, 'Delivery', messageId), ports)
    }),
  )
}

function withAccident(accident: string | null, ports: SendPorts): SendPorts {
  if (accident === 'dies after the claim') {
    const reports = { ...ports.reports, get: () => Promise.reject(new Crash()) }
    return { ...ports, reports }
  }
  if (accident !== 'dies after sending') return ports
  const mailer: Mailer = {
    async send(mail) {
      const outcome = await ports.mailer.send(mail)
      if (outcome.kind === 'sent') throw new Crash()
      return outcome
    },
  }
  return { ...ports, mailer }
}

async function messageOf(partner: PartnerId, ports: SendPorts): Promise<MessageRecord> {
  const group = messagesOf({ partner, kind: 'digest', period: '2026-W47' })
  const [message] = await Array.fromAsync(loadAll(group, ports))
  if (message === undefined) throw new RangeError(`${partner} has no message`)
  return message.value
}

function partnerNamed(n: number): Partner {
  const id = `partner-${n}` as PartnerId
  const recipient = {
    email: email(`ana@${id}.example`),
    name: 'Ana',
    customers: 'all',
    locale: 'en',
    timeZone: 'UTC',
    upload: false,
  } as const
  return partnerOf({ id, recipients: [recipient] })
}

function published(partner: PartnerId, recipients: Partner['recipients'], contentSha256: string) {
  const frozen = recipients.map(({ email }) => ({
    recipient: email,
    contentKey: CONTENT_KEY,
    contentSha256,
    reason: '',
  }))
  return {
    partner,
    week: '2026-W47',
    asOf: '2026-11-22',
    state: 'published',
    recipients: frozen,
    reason: '',
    snapshotKey: null,
    eventsKey: null,
    isAnnounced: false,
    dueAtMs: DUE,
  } as const
}

export function simulatedTime(): Simulation {
  return simulation(DUE)
}
