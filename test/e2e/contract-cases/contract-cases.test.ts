// Cases worked out by hand from the definitions, a partner each, all of them in one run of `npm start`.

import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../infra/emulator/temporary-folder.ts'
import { type Case, type ExpectedDocument, type ExpectedTable, parseCase } from './case-file.ts'

const MAIN = fileURLToPath(new URL('../../../infra/local/main.ts', import.meta.url))
const CASES = fileURLToPath(new URL('cases', import.meta.url))
const AS_OF = '2026-11-22'
/** All cases are one run, which the first test waits for. */
const RUN_MS = 180_000

const cases = await readCases()
const out = temporaryFolder()
const ran = run(cases, out)

describe('npm start on cases worked out by hand', () => {
  for (const { partner, tables, documents } of cases) {
    for (const table of tables) {
      it(`${partner}: ${table.kind} ${table.key}`.trim(), { timeout: RUN_MS }, async () => {
        await ran
        const names = Object.keys(table.rows[0] ?? {})
        const rows = parseCsv(await readFile(join(out, tablePath(partner, table)), 'utf8'))
        expect(rows.map((row) => names.map((name) => row[name] ?? 'no such column').join(' | '))).toEqual(
          table.rows.map((row) => names.map((name) => row[name]).join(' | ')),
        )
      })
    }
    for (const document of documents) {
      it(`${partner}: ${document.kind} ${document.key}`.trim(), { timeout: RUN_MS }, async () => {
        await ran
        const text = await readFile(join(out, documentPath(partner, document)), 'utf8')
        expect(JSON.parse(text)).toMatchObject(document.part)
      })
    }
  }
})

async function readCases(): Promise<Case[]> {
  const names = await readdir(CASES)
  return Promise.all(
    names
      .sort()
      .map(async (name) => parseCase(basename(name, '.txt'), await readFile(join(CASES, name), 'utf8'))),
  )
}

async function run(all: readonly Case[], into: string): Promise<void> {
  const drops = temporaryFolder()
  const partners = all.map(({ partner: id, settings }) => {
    return { id, name: id, timezone: 'Europe/Madrid', recipients: [], ...settings }
  })
  await writeFile(join(drops, 'partners.json'), JSON.stringify(partners))
  for (const { partner, files } of all) {
    for (const [key, content] of files) {
      const path = join(drops, partner, key)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
    }
  }
  const options = ['--drops', drops, '--as-of', AS_OF, '--out', into, '--once', '--json']
  await promisify(execFile)(process.execPath, [MAIN, ...options])
}

function tablePath(partner: string, { kind, key }: ExpectedTable): string {
  return kind === 'rejects'
    ? `receipts/${partner}/${key}.rejects.csv`
    : `reports/${partner}/${AS_OF}/${kind}.csv`
}

function documentPath(partner: string, { kind, key }: ExpectedDocument): string {
  if (kind === 'digest') return `reports/${partner}/${AS_OF}/digest.json`
  return key.startsWith('_refused/')
    ? `receipts/${key}.receipt.json`
    : `receipts/${partner}/${key}.receipt.json`
}

function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  const [names = [], ...records] = rows.slice(0, -1)
  return records.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])))
}
