// The pipeline over the embedded services, through the same wiring as the functions; only the clock differs.

import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { SQSEvent } from 'aws-lambda'
import { type Cloud, startCloud } from '../../infra/emulator/cloud.ts'
import { sesErrorReply } from '../../infra/emulator/ses/errors.ts'
import type { SesEvent } from '../../infra/emulator/ses.ts'
import { BUCKET_EVENTS, BUCKET_NAMES, EMBEDDED_NAMES, queueVariables } from '../../infra/local/run/names.ts'
import { createBuckets, createTables } from '../../shared/adapters/create-missing.ts'
import { dynamoClient } from '../../shared/adapters/dynamo/client.ts'
import { type Environment, s3Config, serviceConfig } from '../../shared/adapters/environment.ts'
import { s3Client } from '../../shared/adapters/s3/client.ts'
import { wire } from '../../shared/adapters/wiring.ts'
import { partnerId } from '../../shared/domain/ids.ts'
import { CLAIM_TAG, OWNER_TAG, PARTNER_TAG } from '../../shared/flows/send/tags.ts'
import { PARTNERS_FILE } from '../../shared/layout.ts'
import type { PublicEvent } from '../../shared/ports/events.ts'
import { QUEUE_NAMES, TABLES } from '../../shared/topology.ts'
import { type Fault, type Faults, injectFaults } from '../support/faults.ts'
import { freshIds, type Services } from '../support/world.ts'
import type { MailFault } from './mail-faults.ts'
import { type Message, type Pipeline, RETENTION_DAYS } from './pipeline.ts'

export async function cloudPipeline(startMs: number, faults: Faults = () => undefined): Promise<Pipeline> {
  let nowMs = startMs
  const inbox: Message[] = []
  const mailFaults: MailFault[] = []
  const announced: PublicEvent[] = []
  const cloud = await startCloud({
    buckets: Object.values(BUCKET_NAMES),
    events: BUCKET_EVENTS,
    middleware: injectFaults(
      (operation, service) =>
        faults(operation, service) ?? (service === 'ses' ? faultOf(mailFaults.shift()) : undefined),
    ),
    onMailEvent: (event) => void inbox.push(...feedbackOf(event)),
    onBusEvent: ({ detailType: type, detail }) => void announced.push({ type, detail: JSON.parse(detail) }),
  })
  const environment = { ...EMBEDDED_NAMES, ...cloud.environment, ...queueVariables(cloud) }
  const s3 = await createAll(environment)
  const handler = async ({ Records }: SQSEvent) =>
    void inbox.push(...Records.map(({ body }) => messageOf(body)))
  for (const name of QUEUE_NAMES) cloud.connect(name, { handler })
  const object = (Key: string) => ({ Bucket: BUCKET_NAMES.drops, Key })
  return {
    ports: portsOf(environment, () => nowMs),
    async put(key, body) {
      await s3.send(new PutObjectCommand({ ...object(key), Body: Buffer.from(body) }))
    },
    async putSettings(json) {
      const object = { Bucket: BUCKET_NAMES.settings, Key: PARTNERS_FILE }
      await s3.send(new PutObjectCommand({ ...object, Body: Buffer.from(json) }))
    },
    async remove(key) {
      await s3.send(new DeleteObjectCommand(object(key)))
    },
    async revert(key) {
      const { Versions = [], DeleteMarkers = [] } = await s3.send(
        new ListObjectVersionsCommand({ Bucket: BUCKET_NAMES.drops, Prefix: key }),
      )
      const latest = [...Versions, ...DeleteMarkers].find(({ Key, IsLatest }) => Key === key && IsLatest)
      if (latest?.VersionId === undefined) return
      await s3.send(new DeleteObjectCommand({ ...object(key), VersionId: latest.VersionId }))
    },
    async take() {
      await cloud.idle()
      return inbox.splice(0)
    },
    mailbox: () => mailsIn(cloud),
    announced: () => announced,
    mailFaults,
    advance(ms) {
      nowMs += ms
    },
    async close() {
      s3.destroy()
      await cloud.close(0)
    },
  }
}

function faultOf(fault: MailFault | undefined): Fault | undefined {
  switch (fault) {
    case undefined:
      return undefined
    case 'too fast':
      return { when: 'before', answer: sesErrorReply('Throttling', 'Maximum sending rate exceeded.', 400) }
    case 'over the quota':
      return { when: 'before', answer: sesErrorReply('Throttling', 'Daily message quota exceeded.', 400) }
    case 'refused':
      return { when: 'before', answer: sesErrorReply('MessageRejected', 'Email is not accepted.', 400) }
    case 'sent without an answer':
      return { when: 'after', answer: 'reset' }
    case 'lost without an answer':
      return { when: 'before', answer: 'reset' }
  }
}

async function createAll(environment: Environment): Promise<S3Client> {
  const dynamo = dynamoClient(serviceConfig(environment, 'DYNAMODB'), { read: 0, write: 0 })
  await createTables(dynamo, Object.keys(TABLES))
  dynamo.destroy()
  const s3 = s3Client(s3Config(environment))
  await createBuckets(s3, Object.values(BUCKET_NAMES))
  return s3
}

function portsOf(environment: Environment, clock: () => number): Services {
  const wired = wire(environment)
  return {
    clock,
    retentionDays: RETENTION_DAYS,
    ...freshIds(),
    pause: async () => {},
    alert() {},
    drops: wired.drops,
    settingsBucket: wired.settingsBucket,
    reports: wired.reports,
    sheets: wired.sheets,
    register: wired.register,
    metrics: wired.metrics,
    records: wired.records,
    mailer: wired.mailer,
    events: wired.events,
    jobs: wired.jobs,
    sender: wired.sender,
    replyTo: wired.replyTo,
    imprint: wired.imprint,
    portalUrl: wired.portalUrl,
    oneClickUnsubscribe: wired.oneClickUnsubscribe,
  }
}

/** A job, or an event of a bucket. */
function messageOf(body: string): Message {
  const message = JSON.parse(body)
  if ('kind' in message) return message
  const { bucket, object } = message.detail
  return bucket.name === BUCKET_NAMES.settings ? { kind: 'settings' } : { kind: 'event', key: object.key }
}

/** As the function reads it. */
function feedbackOf({ detail: { eventType, mail } }: SesEvent): Message[] {
  const partner = partnerId(mail.tags[PARTNER_TAG]?.[0] ?? '')
  const claimId = mail.tags[CLAIM_TAG]?.[0]
  if (partner === null || claimId === undefined) return []
  const owner = mail.tags[OWNER_TAG]?.[0] ?? ''
  const feedback = { event: eventType, detail: '', partner, claimId, owner, messageId: mail.messageId }
  return [{ kind: 'feedback', feedback }]
}

async function mailsIn({ ses }: Cloud) {
  const messages = await ses.messages()
  return messages.map(({ destinations: [to = ''], tags, raw }) => ({
    to,
    claimId: tags[CLAIM_TAG] ?? '',
    raw,
  }))
}
