// The contract of links to downloads: whoever has one gets that object, and nothing else.

import { beforeEach, describe, expect, it } from 'vitest'
import type { DownloadLinks } from '../../shared/ports/signed-access.ts'
import { AWKWARD_KEYS } from './drop-bucket.ts'

export interface DownloadLinksBench {
  readonly links: DownloadLinks
  put(key: string, body: string, contentType: string): Promise<void>
}

export function downloadLinksContract(make: () => Promise<DownloadLinksBench>): void {
  describe('a link to a download', () => {
    const key = 'reports/northwind/2026-11-22/customers.csv'
    const as = { fileName: 'customers.csv', disposition: 'attachment', seconds: 300 } as const
    let bench: DownloadLinksBench

    beforeEach(async () => {
      bench = await make()
    })

    it('gives the object to whoever follows it, and caches keep nothing', async () => {
      await bench.put(key, 'a,b\n', 'text/csv; charset=utf-8')
      const answer = await fetch(await bench.links.sign(key, as))
      expect(await answer.text()).toBe('a,b\n')
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-disposition': "attachment; filename*=UTF-8''customers.csv",
        'content-type': 'text/csv; charset=utf-8',
      })
    })

    it.each(['Häusler & Söhne (2026) 💡.xlsx', 'a"b;c\\d.csv', "it's *.csv", 'a\r\nb.csv', '../a.csv'])(
      'names the file %j',
      async (fileName) => {
        await bench.put(key, '<p>', 'text/html')
        const answer = await fetch(await bench.links.sign(key, { ...as, fileName, disposition: 'inline' }))
        const [, encoded] =
          /^inline; filename\*=UTF-8''([\w!#$&+.^`|~%-]+)$/.exec(
            answer.headers.get('content-disposition') ?? '',
          ) ?? []
        expect(decodeURIComponent(encoded ?? '')).toBe(fileName)
      },
    )

    it.each(AWKWARD_KEYS)('may lead to %j', async (awkward) => {
      await bench.put(awkward, 'content', 'text/csv')
      expect(await (await fetch(await bench.links.sign(awkward, as))).text()).toBe('content')
    })

    it('opens no other object, with no other name and no longer, however it is changed', async () => {
      await bench.put(key, 'one', 'text/csv')
      await bench.put(`${key}.old`, 'other', 'text/csv')
      const link = await bench.links.sign(key, as)
      const changed = [
        link.replace('customers.csv?', 'customers.csv.old?'),
        link.replace('attachment', 'inline'),
        link.replace('X-Amz-Expires=300', 'X-Amz-Expires=3000'),
        link.replace(/X-Amz-Signature=\w/, 'X-Amz-Signature=-'),
        link.replace(/&X-Amz-Signature=\w+/, ''),
      ]
      for (const each of changed) {
        expect(each).not.toBe(link)
        expect([each, (await fetch(each)).status]).toEqual([each, 403])
      }
      expect((await fetch(link, { method: 'PUT', body: 'changed' })).status).toBe(403)
      expect((await fetch(link, { method: 'DELETE' })).status).toBe(403)
      expect(await (await fetch(link)).text()).toBe('one')
    })

    it('is signed whether there is an object or not', async () => {
      expect((await fetch(await bench.links.sign(key, as))).status).toBe(404)
    })
  })
}
