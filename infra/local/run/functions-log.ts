// Writes the log lines of the functions to a file, where they do not drown the progress output.

import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'

const LOG_FILE = 'functions.log'

export async function openFunctionsLog(
  out: string,
): Promise<{ readonly path: string; readonly log: Writable }> {
  await mkdir(out, { recursive: true })
  const path = join(out, LOG_FILE)
  return { path, log: createWriteStream(path) }
}
