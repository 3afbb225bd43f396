// The functions log as they do on AWS. On one machine that would drown the progress: the lines go to a file.

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
