// The wiring: every port from one environment, each reading only its own variables.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../../infra/emulator/cloud.ts'
import { createTables } from '../../shared/adapters/create-missing.ts'
import { serviceConfig } from '../../shared/adapters/environment.ts'
import { type Wiring, wire } from '../../shared/adapters/wiring.ts'
import { TABLES } from '../../shared/topology.ts'
import { partner } from './builders.ts'
import { mail } from './mailer.ts'

const VARIABLES = {
  UPTAKE_DROPS_BUCKET: 'drops',
  UPTAKE_REPORTS_BUCKET: 'reports',
  UPTAKE_SETTINGS_BUCKET: 'settings',
  ...Object.fromEntries(Object.entries(TABLES).map(([table, variable]) => [variable, table])),
  UPTAKE_SENDER: 'digest@uptake.example',
  UPTAKE_CONFIGURATION_SET: 'uptake-events',
  UPTAKE_RETENTION_DAYS: '400',
}

describe('the wiring', () => {
  let cloud: Cloud
  let environment: Record<string, string>

  beforeAll(async () => {
    cloud = await startCloud({ buckets: ['drops', 'reports', 'settings'], events: { drops: 'ingest' } })
    const queueUrl = `${cloud.environment.AWS_ENDPOINT_URL_SQS}/000000000000/ingest`
    environment = {
      ...VARIABLES,
      UPTAKE_INGEST_QUEUE_URL: queueUrl,
      UPTAKE_INGEST_DEAD_LETTER_QUEUE_URL: cloud.deadLettersUrl('ingest'),
      ...cloud.environment,
    }
    const client = new DynamoDBClient(serviceConfig(cloud.environment, 'DYNAMODB'))
    await createTables(client, Object.keys(TABLES))
    await createTables(client, Object.keys(TABLES))
  })
  afterAll(() => cloud.close())

  it('reaches every service that the environment names', async () => {
    const ports = wire(environment)
    expect(await ports.drops.head('absent')).toBeNull()
    expect(await ports.settingsBucket.head('absent')).toBeNull()
    expect(await ports.reports.put('a', '1', 'text/plain')).toMatch(/^"/)
    expect(await Array.fromAsync(ports.register.list(partner()))).toEqual([])
    expect(await Array.fromAsync(ports.records.list(partner(), 'suppressed'))).toEqual([])
    expect(await ports.mailer.send(mail({ from: ports.sender }))).toMatchObject({ kind: 'sent' })
    await ports.jobs.send([{ kind: 'reconcile', keys: ['a'] }])
    expect(ports.clock()).toBeGreaterThan(Date.UTC(2020, 0))
  })

  it('counts request units over all tables', async () => {
    const ports = wire({ ...environment })
    expect(ports.requestUnits).toEqual({ read: 0, write: 0 })
    await ports.register.add(partner(), [])
    await ports.metrics.measuredFrom(partner(), 0 as never)
    await ports.records.put({ partition: partner(), name: 'notices' }, {}, null)
    expect(ports.requestUnits).toEqual({ read: 1, write: 1 })
  })

  it('creates each port once', () => {
    const ports = wire(environment)
    expect(ports.records).toBe(ports.records)
  })

  it('reads no variable before it is needed', () => {
    expect(() => wire({})).not.toThrow()
    expect(wire({ UPTAKE_SENDER: 'a@b.example' }).sender).toBe('a@b.example')
  })

  it('reads where answers go and who sends the mail, where that is said', () => {
    expect(wire({ UPTAKE_REPLY_TO: ' ', UPTAKE_IMPRINT: '' })).toMatchObject({ replyTo: null, imprint: null })
    const said = { UPTAKE_REPLY_TO: 'a@b.example', UPTAKE_IMPRINT: ' Uptake Ltd., Dublin ' }
    expect(wire(said)).toMatchObject({ replyTo: 'a@b.example', imprint: 'Uptake Ltd., Dublin' })
  })

  it.each<[keyof Wiring, string]>([
    ['drops', 'UPTAKE_DROPS_BUCKET is not set; it must hold the name of the drops bucket.'],
    ['reports', 'UPTAKE_REPORTS_BUCKET is not set; it must hold the name of the reports bucket.'],
    ['settingsBucket', 'UPTAKE_SETTINGS_BUCKET is not set; it must hold the name of the settings bucket.'],
    ['records', 'UPTAKE_LEDGER_TABLE is not set; it must hold the name of the table Ledger.'],
    ['sheets', 'UPTAKE_ENTITLEMENTS_TABLE is not set; it must hold the name of the table Entitlements.'],
    ['register', 'UPTAKE_PARTNERS_TABLE is not set; it must hold the name of the table Partners.'],
    ['metrics', 'UPTAKE_METRICS_TABLE is not set; it must hold the name of the table Metrics.'],
    ['mailer', 'UPTAKE_CONFIGURATION_SET is not set; it must hold the name of the SES configuration set.'],
    [
      'retentionDays',
      'UPTAKE_RETENTION_DAYS is not set; it must hold how many days receipts are kept, or never.',
    ],
    ['sender', 'UPTAKE_SENDER is not set; it must hold the address that digests come from.'],
  ])('names the variable that %s lacks', (port, sentence) => {
    expect(() => wire({ UPTAKE_SENDER: ' ' })[port]).toThrow(`The environment variable ${sentence}`)
  })

  it.each([
    ['400', 400],
    ['never', Number.POSITIVE_INFINITY],
  ])('accepts a retention of %s', (days, expected) => {
    expect(wire({ UPTAKE_RETENTION_DAYS: days }).retentionDays).toBe(expected)
  })

  it.each(['0', '-1', '1.5', '400 days', 'Infinity'])('refuses a retention of %s', (days) => {
    expect(() => wire({ UPTAKE_RETENTION_DAYS: days }).retentionDays).toThrow(
      `The environment variable UPTAKE_RETENTION_DAYS is "${days}"; it must hold how many days receipts are kept, or never.`,
    )
  })

  it('reads the dead letters of a queue only when there are some', async () => {
    const { deadLetters } = wire(environment)
    await deadLetters.put('ingest', '1', 'why')
    expect(cloud.deadLetters().get('ingest')).toMatchObject([{ body: '1', reason: 'why' }])
    await expect(deadLetters.put('send', '1', 'why')).rejects.toThrow(
      'The environment variable UPTAKE_SEND_DEAD_LETTER_QUEUE_URL is not set; it must hold the URL of the dead letters of the queue send.',
    )
  })

  it('reads the queue of a job only when there is one to send', async () => {
    const { jobs } = wire(environment)
    await expect(jobs.send([{ kind: 'measure', partner: partner(), asOf: '2026-11-22' }])).rejects.toThrow(
      'The environment variable UPTAKE_MEASURE_QUEUE_URL is not set; it must hold the URL of the queue of measure jobs.',
    )
    const notices = { kind: 'notify', partner: partner(), day: '2026-11-23', dueAtMs: 0 } as const
    await expect(jobs.send([notices])).rejects.toThrow('UPTAKE_PUBLISH_QUEUE_URL is not set')
  })
})
