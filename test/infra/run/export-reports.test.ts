// Keys of the reports bucket as files: whatever a partner calls a file, it lands inside the folder.

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { exportReports } from '../../../infra/local/run/export-reports.ts'
import { fileNames } from '../../../infra/local/run/file-names.ts'
import { fakeReportBucket } from '../../support/fakes/report-bucket.ts'

const folders: string[] = []
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))))

describe('writing out', () => {
  it('writes mail, reports and receipts under their keys, and nothing else', async () => {
    const files = await written({
      'mail/a/1.eml': 'm',
      'reports/a/x.csv': 'r',
      'digests/a.json': 'd',
      'receipts/b': 'c',
    })
    expect(files).toEqual({ 'mail/a/1.eml': 'm', 'receipts/b': 'c', 'reports/a/x.csv': 'r' })
  })

  it('deletes the rejects of a drop that has none any more, and leaves other files alone', async () => {
    const reports = fakeReportBucket()
    const folder = await newFolder()
    await reports.put('receipts/a.csv.receipt.json', 'r', 'text/plain')
    await reports.put('receipts/a.csv.rejects.csv', 'j', 'text/plain')
    await exportReports(reports, folder)
    await writeFile(join(folder, 'receipts', 'mine.rejects.csv'), 'kept')
    await reports.delete('receipts/a.csv.rejects.csv')
    await exportReports(reports, folder)
    expect(await filesIn(folder)).toEqual({
      'receipts/a.csv.receipt.json': 'r',
      'receipts/mine.rejects.csv': 'kept',
    })
  })

  it.each(['receipts/../../escaped', 'receipts/./a', 'receipts//a', 'receipts/a\\..\\b', 'receipts/..'])(
    'keeps %j inside the folder',
    async (key) => {
      const files = await written({ [key]: 'x' })
      expect(Object.values(files)).toEqual(['x'])
      expect(Object.keys(files)[0]).toMatch(/^receipts\//)
    },
  )

  it('distinguishes long names with the same beginning, and keeps their extensions', async () => {
    const [a, b] = [`receipts/${'é'.repeat(400)}a.receipt.json`, `receipts/${'é'.repeat(400)}b.receipt.json`]
    const files = await written({ [a]: 'a', [b]: 'b' })
    expect(Object.values(files).sort()).toEqual(['a', 'b'])
    for (const name of Object.keys(files)) {
      expect(Buffer.byteLength(name.slice('receipts/'.length))).toBeLessThanOrEqual(255)
      expect(name).toMatch(/\.receipt\.json$/)
    }
  })

  it('distinguishes a receipt from the folder of a key with the same name', async () => {
    const objects = {
      'receipts/_refused/n/x/a.receipt.json': '1',
      'receipts/_refused/n/x/a.receipt.json/b.receipt.json': '2',
      'receipts/_refused/n/x/a.rejects.csv/b.receipt.json': '3',
      'receipts/n/activity/2026-11-22/customer=x.receipt.json': '4',
      'receipts/n/activity/2026-11-22/customer=x.receipt.json/f.csv.receipt.json': '5',
    }
    const files = await written(objects)
    expect(Object.values(files).sort()).toEqual(['1', '2', '3', '4', '5'])
    expect(files).toMatchObject({
      'receipts/_refused/n/x/a.receipt.json': '1',
      'receipts/n/activity/2026-11-22/customer=x.receipt.json': '4',
    })
  })

  it('reports which files were renamed, and which were not written because something is in their place', async () => {
    const reports = fakeReportBucket()
    const folder = await newFolder()
    const [taken, renamed] = ['receipts/n/a.receipt.json', 'receipts/n/a.receipt.json/b.receipt.json']
    for (const key of [taken, renamed, 'receipts/n/z.receipt.json']) await reports.put(key, 'r', 'text/plain')
    await mkdir(join(folder, taken, 'mine'), { recursive: true })
    await mkdir(join(folder, 'receipts/n/z.rejects.csv'))
    expect(await exportReports(reports, folder)).toEqual({ renamed: [renamed], blocked: [taken] })
    expect(Object.keys(await filesIn(folder))).toContain('receipts/n/z.receipt.json')
  })

  it('never gives two keys one name, or one key the name of another’s folder', () => {
    const odd = fc.constantFrom(
      '',
      '.',
      '..',
      'a',
      'a\\b',
      'é'.repeat(200),
      'x.receipt.json',
      'x.rejects.csv',
    )
    const made = odd.map((part) => fileNames(`${part}/`)[0] ?? '')
    const unit = fc.constantFrom(...'aé例😀.~\\\0%')
    const part = fc.oneof(odd, made, fc.string({ unit, maxLength: 8 }))
    const key = fc
      .tuple(fc.array(part, { maxLength: 3 }), part, fc.constantFrom('.receipt.json', '.rejects.csv'))
      .map(([folders, file, ending]) => [...folders, `${file}${ending}`].join('/'))
    fc.assert(
      fc.property(key, key, (a, b) => {
        fc.pre(a !== b)
        const [path, other] = [fileNames(a).join('/'), fileNames(b).join('/')]
        expect(path).not.toBe(other)
        expect(path.startsWith(`${other}/`)).toBe(false)
        for (const name of fileNames(a)) {
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
          expect(name).not.toMatch(/^\.{0,2}$/)
        }
      }),
    )
  })
})

async function written(objects: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const reports = fakeReportBucket()
  for (const [key, text] of Object.entries(objects)) await reports.put(key, text, 'text/plain')
  const folder = await newFolder()
  await exportReports(reports, folder)
  return filesIn(folder)
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-out-'))
  folders.push(folder)
  return folder
}

/** Path within the folder to text. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    found[path.slice(folder.length + 1)] = await readFile(path, 'utf8')
  }
  return found
}
