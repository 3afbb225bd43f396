// A headless Chromium that comes with npm; null, with the reason on standard error, where it cannot start.

import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import npmChromium from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

export async function launchBrowser(...args: readonly string[]): Promise<Browser | null> {
  try {
    return await chromium.launch({ executablePath: await executablePath(), args: [...ARGS, ...args] })
  } catch (error) {
    const [firstLine = ''] = String(error).split('\n')
    const reason = /error while loading shared libraries: [^\n]*/.exec(String(error))?.[0] ?? firstLine
    process.stderr.write(`The browser tests are skipped, for Chromium does not start: ${reason}\n`)
    return null
  }
}

/** Unpacked aside and then moved, so that of several processes none starts half a browser. */
async function executablePath(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  const home = join(tmpdir(), `uptake-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (!existsSync(home)) await unpackInto(home)
  return join(home, 'chromium')
}

async function unpackInto(home: string): Promise<void> {
  const { TMPDIR: before = tmpdir() } = process.env
  const aside = await mkdtemp(`${home}-`)
  try {
    process.env.TMPDIR = aside
    await npmChromium.executablePath()
    await rename(aside, home)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    // Another process was faster.
    if (!existsSync(home)) throw error
  } finally {
    process.env.TMPDIR = before
  }
}
