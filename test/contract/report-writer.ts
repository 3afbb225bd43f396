// The contract of a writer of a growing file: nothing is visible before it is closed, and then everything.

import { beforeEach, describe, expect, it } from 'vitest'
import type { ReportBucket } from '../../shared/ports/objects.ts'

const CSV = 'text/csv; charset=utf-8'
/** Three of these exceed one part of a writer over S3. */
const TWO_MEGABYTES = 'zeile,ü\r\n'.repeat(200_000)

export function reportWriterContract(make: () => Promise<ReportBucket>): void {
  describe('a writer of a reports bucket', () => {
    let bucket: ReportBucket

    beforeEach(async () => {
      bucket = await make()
    })

    const sizes: [string, readonly (string | Uint8Array)[]][] = [
      ['nothing', []],
      ['a few lines', ['a,b\r\n', '', 'ü,💡\r\n']],
      ['several parts', [TWO_MEGABYTES, TWO_MEGABYTES, TWO_MEGABYTES, TWO_MEGABYTES, 'last,line\r\n']],
      ['bytes', [Uint8Array.of(0x50, 0x4b, 0, 0xff), 'text', Uint8Array.of(0xc3)]],
      ['exactly one part', ['x'.repeat(5 * 1024 * 1024)]],
    ]

    it.each(sizes)('writes %s, visible only when closed', async (_size, chunks) => {
      const writer = bucket.openWriter('r/rejects.csv', CSV)
      for (const chunk of chunks) await writer.write(chunk)
      expect(await bucket.get('r/rejects.csv')).toBeNull()
      await writer.close()
      const body = (await bucket.get('r/rejects.csv'))?.body
      const expected = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk)))
      expect(Buffer.from(body ?? []).equals(expected)).toBe(true)
    })

    it.each(sizes)('leaves nothing of %s behind when aborted', async (_size, chunks) => {
      await bucket.put('r/rejects.csv', 'before', CSV)
      const writer = bucket.openWriter('r/rejects.csv', CSV)
      for (const chunk of chunks) await writer.write(chunk)
      await writer.abort()
      expect(Buffer.from((await bucket.get('r/rejects.csv'))?.body ?? []).toString()).toBe('before')
      expect(await Array.fromAsync(bucket.list('r/'), ({ key }) => key)).toEqual(['r/rejects.csv'])
    })

    it('replaces the existing object', async () => {
      await bucket.put('r/rejects.csv', 'before', CSV)
      const writer = bucket.openWriter('r/rejects.csv', CSV)
      await writer.write('after')
      await writer.close()
      expect(Buffer.from((await bucket.get('r/rejects.csv'))?.body ?? []).toString()).toBe('after')
    })
  })
}
