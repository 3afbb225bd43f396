// Consecutive weeks through the embedded services, in separate processes: a late correction is reported in the
// next digest, files that stop or are refused are reported once, and an address that bounces gets no more mail.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PostalMime from 'postal-mime'
import { afterAll, expect, it } from 'vitest'
import { seats, users } from '../support/drop-lines.ts'

const MAIN = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url))
const MINUTE = 60_000
const ANA = 'ana@golden.example'
const BOUNCING = 'bounce@simulator.amazonses.com'
const LATE = 'activity/2026-11-15/a.csv'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

it('reports corrections, gaps, refusals and bounces once, week after week', {
  timeout: 2 * MINUTE,
}, async () => {
  const [drops, state] = [await newFolder(), await newFolder()]
  const put = async (path: string, lines: readonly string[]) => {
    const file = join(drops, 'golden', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${lines.join('\n')}\n`)
  }
  const week = async (asOf: string) => {
    const out = await newFolder()
    const args = ['--drops', drops, '--as-of', asOf, '--state', state, '--out', out, '--once', '--json']
    const summary = await start(args)
    return { summary, mails: await mailsIn(out), messages: await messagesIn(state) }
  }
  await writeFile(join(drops, 'partners.json'), partnersJson())
  await put('entitlements/2026-11-15/all.csv', seats(`contoso 100 95 ${BOUNCING}`))
  for (const day of ['13', '14', '15']) {
    await put(`activity/2026-11-${day}/a.csv`, users(`2026-11-${day}`, 'contoso 52'))
  }
  await put('support/2026-11-15/tickets.csv', ['asunto', 'ayuda'])

  const first = await week('2026-11-15')
  expect(first.summary).toMatchObject({ mails: { sent: 2, refused: 0 } })
  expect(Object.keys(first.mails).sort()).toEqual([
    `golden/2026-W46/${ANA}.eml`,
    `golden/2026-W46/${BOUNCING}.eml`,
    `golden/2026-W46/notices/refusal-2026-11-16-${ANA}.eml`,
  ])
  expect(first.mails[`golden/2026-W46/notices/refusal-2026-11-16-${ANA}.eml`]).toContain(
    'golden/support/2026-11-15/tickets.csv',
  )

  await put('entitlements/2026-11-22/all.csv', seats(`contoso 100 95 ${BOUNCING}`))
  await put(LATE, users('2026-11-15', 'contoso 55'))
  const second = await week('2026-11-22')
  const newMails = Object.keys(second.mails).filter((key) => !(key in first.mails))
  expect(newMails.sort()).toEqual([
    `golden/2026-W47/${ANA}.eml`,
    `golden/2026-W47/notices/gap-2026-11-23-${ANA}.eml`,
  ])
  expect(second.summary).toMatchObject({ mails: { sent: 1, refused: 1 } })
  const digest = second.mails[`golden/2026-W47/${ANA}.eml`]
  expect(digest).toContain(`adjusted usage changed from 52.0% to 55.0%, because of golden/${LATE}.`)
  expect(digest).toContain(`Last week’s digest (week 46) to ${BOUNCING} bounced`)
  expect(second.mails[`golden/2026-W47/notices/gap-2026-11-23-${ANA}.eml`]).toContain(
    'The latest data is from 15 November 2026',
  )

  const again = await week('2026-11-22')
  expect(again.mails).toEqual(second.mails)
  expect(again.messages).toBe(second.messages)
  expect(again.messages).toBe(5)
})

function partnersJson(): string {
  const recipients = [
    { email: ANA, name: 'Ana', customers: 'all' },
    { email: BOUNCING, name: 'Bo', customers: 'own' },
  ]
  return JSON.stringify([{ id: 'golden', name: 'Golden', timezone: 'Europe/Madrid', recipients }])
}

function start(args: readonly string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [MAIN, ...args], (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout))
      else reject(error)
    })
  })
}

/** The text parts on one line, by path. */
async function mailsIn(out: string): Promise<Record<string, string>> {
  const folder = join(out, 'mail')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts: Record<string, string> = {}
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const { text = '' } = await PostalMime.parse(await readFile(path))
    texts[path.slice(folder.length + 1)] = text.replace(/\s+/g, ' ')
  }
  return texts
}

/** How many messages SES ever took. */
async function messagesIn(state: string): Promise<number> {
  const journal = await readFile(join(state, 'ses/sent.ndjson'), 'utf8')
  return journal.trim().split('\n').length
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-weeks-'))
  folders.push(folder)
  return folder
}
