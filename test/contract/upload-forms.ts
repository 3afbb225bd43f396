// The contract of forms for uploads: whoever has one stores one object under its key, and nothing else.

import { beforeEach, describe, expect, it } from 'vitest'
import type { DropBucket } from '../../shared/ports/objects.ts'
import type { UploadForm, UploadForms } from '../../shared/ports/signed-access.ts'
import { AWKWARD_KEYS } from './drop-bucket.ts'

export interface UploadFormsBench {
  readonly forms: UploadForms
  /** The bucket that they upload to. */
  readonly bucket: DropBucket
}

/** As a browser posts it. */
function post(
  { url, fields }: UploadForm,
  body: string | Uint8Array,
  change: Readonly<Record<string, string | null>> = {},
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, ...change })) {
    if (value !== null) form.append(name, value)
  }
  form.append('file', new Blob([Buffer.from(body)]), 'chosen "by" a person.csv')
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' })
}

export function uploadFormsContract(make: () => Promise<UploadFormsBench>): void {
  describe('a form for an upload', () => {
    const key = 'northwind/activity/2026-11-20/day.csv'
    const limits = { maxBytes: 1000, seconds: 900, redirectTo: null }
    let bench: UploadFormsBench

    beforeEach(async () => {
      bench = await make()
    })

    const keys = async () => (await Array.fromAsync(bench.bucket.list(''))).map((object) => object.key)
    async function content(of: string): Promise<string> {
      const head = await bench.bucket.head(of)
      const chunks = head && (await bench.bucket.read(of, head.version))
      return Buffer.concat(await Array.fromAsync(chunks ?? [])).toString('utf8')
    }

    it('stores the file under its key', async () => {
      const form = await bench.forms.sign(key, limits)
      expect(form.url).toBe(await bench.forms.url())
      const answer = await post(form, 'one,two\n')
      expect([answer.status, await answer.text()]).toEqual([204, ''])
      expect([await keys(), await content(key)]).toEqual([[key], 'one,two\n'])
    })

    // A form cannot hold line ends as they are.
    it.each(AWKWARD_KEYS.filter((each) => !/\n/.test(each)))('may have the key %j', async (awkward) => {
      expect((await post(await bench.forms.sign(awkward, limits), 'content')).status).toBe(204)
      expect([await keys(), await content(awkward)]).toEqual([[awkward], 'content'])
    })

    it('sends the browser on, and says what it has stored', async () => {
      const redirectTo = 'https://portal.example/uploaded/northwind/id?a=b'
      const answer = await post(await bench.forms.sign(key, { ...limits, redirectTo }), 'content')
      const to = new URL(answer.headers.get('location') ?? '')
      const etag = (await bench.bucket.head(key))?.etag
      expect([answer.status, to.origin, to.pathname]).toEqual([
        303,
        'https://portal.example',
        '/uploaded/northwind/id',
      ])
      expect(Object.fromEntries(to.searchParams)).toMatchObject({ a: 'b', key, etag })
    })

    it('may be used again until it expires: the last upload counts', async () => {
      const form = await bench.forms.sign(key, limits)
      await post(form, 'first')
      await post(form, 'second')
      expect(await content(key)).toBe('second')
    })

    it.each([
      [0, 'EntityTooSmall', 400],
      [1, '', 204],
      [1000, '', 204],
      [1001, 'EntityTooLarge', 400],
      [300_000, 'EntityTooLarge', 400],
    ])('answers a file of %i bytes with "%s"', async (bytes, code, status) => {
      const answer = await post(await bench.forms.sign(key, limits), Buffer.alloc(bytes, 'a'))
      const [, said = ''] = /<Code>(\w+)</.exec(await answer.text()) ?? []
      expect([answer.status, said]).toEqual([status, code])
      expect((await bench.bucket.head(key))?.bytes ?? 0).toBe(status === 204 ? bytes : 0)
    })

    it('is refused once it has expired', async () => {
      const answer = await post(await bench.forms.sign(key, { ...limits, seconds: -1 }), 'content')
      expect([answer.status, await answer.text(), await keys()]).toEqual([
        403,
        expect.stringContaining('Policy expired.'),
        [],
      ])
    })

    it('is refused once anything of it is changed', async () => {
      const redirectTo = 'https://portal.example/'
      const form = await bench.forms.sign(key, { ...limits, redirectTo })
      const policy = JSON.parse(Buffer.from(form.fields.Policy ?? '', 'base64').toString('utf8'))
      const encoded = (changed: object) => Buffer.from(JSON.stringify(changed)).toString('base64')
      const changes: Readonly<Record<string, string | null>>[] = [
        { key: 'fabrikam/activity/2026-11-20/day.csv' },
        { key: `${key}.other` },
        { key: null },
        { success_action_redirect: 'https://evil.example/' },
        { 'Content-Type': 'text/html' },
        { 'x-amz-meta-more': 'any' },
        { Policy: null },
        { Policy: encoded({ ...policy, expiration: '2099-01-01T00:00:00Z' }) },
        { Policy: encoded({ ...policy, conditions: [] }) },
        { 'X-Amz-Signature': '0'.repeat(64) },
        { 'X-Amz-Signature': null },
        { 'X-Amz-Date': '20200101T000000Z' },
        { 'X-Amz-Credential': (form.fields['X-Amz-Credential'] ?? '').replace('/s3/', '/sqs/') },
      ]
      for (const change of changes) {
        expect([change, (await post(form, 'content', change)).status]).toEqual([change, 403])
      }
      expect(await keys()).toEqual([])
      expect((await post(form, 'content')).status).toBe(303)
    })
  })
}
