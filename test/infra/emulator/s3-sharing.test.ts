// What pages of other origins may ask of the embedded S3: what carries a signature of its own, and nothing else.

import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LoopbackServer } from '../../../infra/emulator/loopback.ts'
import { startS3 } from '../../../infra/emulator/s3.ts'
import { credentials } from '../../support/credentials.ts'
import { signedHeaders } from '../../support/signed.ts'

let service: LoopbackServer
let client: S3Client
beforeAll(async () => {
  service = await startS3({ credentials, buckets: ['drops', 'reports'], formBuckets: ['drops'] })
  client = new S3Client({ endpoint: service.endpoint, forcePathStyle: true, credentials })
  await client.send(new PutObjectCommand({ Bucket: 'reports', Key: 'a.csv', Body: 'secret' }))
})
afterAll(() => service.close())

const ELSEWHERE = { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }

interface Seen {
  readonly status: number
  readonly text: string
  /** The origins whose pages may read it. */
  readonly shared: string | null
}

async function seen(path: string, init: RequestInit = {}): Promise<Seen> {
  const answer = await fetch(new URL(path, service.endpoint), {
    ...init,
    headers: { ...ELSEWHERE, ...init.headers },
  })
  const shared = answer.headers.get('access-control-allow-origin')
  return { status: answer.status, text: await answer.text(), shared }
}

async function formFor(Bucket: string, change: Readonly<Record<string, string>> = {}): Promise<FormData> {
  const { fields } = await createPresignedPost(client, { Bucket, Key: 'day.csv' })
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value)
  form.append('file', new Blob(['content']), 'day.csv')
  return form
}

const GATE = 'Pages of other sites and ports get no answer here.\n'
const get = new GetObjectCommand({ Bucket: 'reports', Key: 'a.csv' })

describe('a page of another origin', () => {
  it('may follow a signed link, and cannot read what is behind it', async () => {
    const link = await getSignedUrl(client, get, { expiresIn: 60 })
    expect(await seen(link)).toEqual({ status: 200, text: 'secret', shared: null })
  })

  it('gets nothing by a link that is not signed with these credentials, or has expired', async () => {
    const link = await getSignedUrl(client, get, { expiresIn: 60 })
    const hourAgo = new Date(Date.now() - 3_600_000)
    const links = [
      link.replace(/Signature=\w/, 'Signature=-'),
      link.replace('a.csv', 'b.csv'),
      link.replace(/X-Amz-Credential=\w+/, 'X-Amz-Credential=another'),
      await getSignedUrl(client, get, { expiresIn: 60, signingDate: hourAgo }),
    ]
    for (const each of links) {
      const answer = await seen(each)
      expect([each, answer.status, answer.shared]).toEqual([each, 403, null])
      expect(answer.text).not.toContain('secret')
    }
    const lasting = link.replace('X-Amz-Expires=60', 'X-Amz-Expires=700000')
    expect((await seen(lasting)).text).toContain('AuthorizationQueryParametersError')
  })

  it('may post a form with a policy, and reads the answer, also a refusal', async () => {
    const asks = { 'access-control-request-method': 'POST' }
    expect(await seen('/drops', { method: 'OPTIONS', headers: asks })).toMatchObject({
      status: 200,
      shared: '*',
    })
    expect(await seen('/drops', { method: 'POST', body: await formFor('drops') })).toEqual({
      status: 204,
      text: '',
      shared: '*',
    })
    const changed = await formFor('drops', { key: 'other.csv' })
    expect(await seen('/drops', { method: 'POST', body: changed })).toMatchObject({
      status: 403,
      text: expect.stringContaining('Policy Condition failed'),
      shared: '*',
    })
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'drops' }))
    expect(Contents.map(({ Key }) => Key)).toEqual(['day.csv'])
  })

  it('cannot post a form without one', async () => {
    const form = new FormData()
    form.append('key', 'forged.csv')
    form.append('file', new Blob(['content']), 'forged.csv')
    expect((await seen('/drops', { method: 'POST', body: form })).status).toBe(403)
  })

  it.each([
    ['another bucket', '/reports', { 'access-control-request-method': 'POST' }],
    [
      'other headers',
      '/drops',
      { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    ],
    ['another method', '/drops', { 'access-control-request-method': 'PUT' }],
    ['an object', '/drops/day.csv', { 'access-control-request-method': 'POST' }],
    ['nothing', '/drops', {}],
  ])('is refused when it asks for %s', async (_what, path, headers) => {
    expect(await seen(path, { method: 'OPTIONS', headers })).toMatchObject({ status: 403, shared: null })
  })

  it('reads no answer of a bucket that is not for forms', async () => {
    const answer = await seen('/reports', { method: 'POST', body: await formFor('reports') })
    expect(answer.shared).toBeNull()
  })

  it.each(['GET', 'PUT', 'POST', 'DELETE'])(
    'gets nothing by a %s that is signed in a header',
    async (method) => {
      const headers = await signedHeaders(method, `${service.endpoint}/reports/a.csv`)
      expect(await seen('/reports/a.csv', { method, headers })).toEqual({
        status: 403,
        text: GATE,
        shared: null,
      })
    },
  )

  it('gets nothing under another name for this machine', async () => {
    const link = (await getSignedUrl(client, get)).replace('127.0.0.1', 'localhost')
    expect((await seen(link)).status).toBe(421)
  })
})
