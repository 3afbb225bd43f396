// The settings in a bucket of their own, through the real functions: other settings read the drops again.

import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Functions, startFunctions } from '../../infra/local/run/functions.ts'
import { s3Config } from '../../shared/adapters/environment.ts'
import { s3Client } from '../../shared/adapters/s3/client.ts'
import { recordOf } from '../support/ledger.ts'
import { discard } from '../support/stream.ts'

const KEY = 'northwind/support/2026-11-20/tickets.csv'
const DROP = 'ticket_id,customer_id,opened_at,category\nT1,alpha,2026-11-20,help\n'

describe('the settings bucket', () => {
  let functions: Functions

  beforeAll(async () => {
    functions = await startFunctions({ kind: 'embedded', folder: null }, discard())
    await functions.consume('changes', 'ingest', 'sweep')
  })
  afterAll(() => functions.close())

  async function put(Bucket: string | undefined, Key: string, Body: string): Promise<void> {
    await s3Client(s3Config(functions.environment)).send(new PutObjectCommand({ Bucket, Key, Body }))
    await functions.queues.idle()
  }

  const putSettings = (timezone: string) => {
    const partners = [{ id: 'northwind', name: 'Northwind', timezone, recipients: [] }]
    return put(functions.environment.UPTAKE_SETTINGS_BUCKET, 'partners.json', JSON.stringify(partners))
  }

  const timeZone = async () => {
    const { state } = await recordOf(KEY, functions.wiring)
    return state?.status === 'committed' ? state.fingerprint.split(' ').at(-1) : state
  }

  it('triggers on changes: drops are read again under the new settings', async () => {
    await putSettings('Europe/Madrid')
    await put(functions.environment.UPTAKE_DROPS_BUCKET, KEY, DROP)
    expect(await timeZone()).toBe('Europe/Madrid')
    await putSettings('Asia/Tokyo')
    expect(await timeZone()).toBe('Asia/Tokyo')
    expect(functions.queues.deadLetters().get('sweep')).toEqual([])
  })

  it('is the only place for settings: partners.json among the drops is an invalid key', async () => {
    const other = [{ id: 'northwind', name: 'Northwind', timezone: 'Europe/Paris', recipients: [] }]
    await put(functions.environment.UPTAKE_DROPS_BUCKET, 'partners.json', JSON.stringify(other))
    expect(await timeZone()).toBe('Asia/Tokyo')
    const receipt = await functions.wiring.reports.get('receipts/_refused/partners.json.receipt.json')
    expect(JSON.parse(Buffer.from(receipt?.body ?? []).toString('utf8'))).toMatchObject({
      refused: { code: 'bad_key', message: expect.stringContaining('settings bucket') },
    })
  })
})
