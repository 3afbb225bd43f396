// The functions log as they do on AWS. On one machine that would drown the progress: the lines go to a file.

import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

const LOG_FILE = 'functions.log'

/** Where the functions log to from now on. */
export async function logToFile(out: string): Promise<string> {
  await mkdir(out, { recursive: true })
  const path = join(out, LOG_FILE)
  const stream = createWriteStream(path)
  console.error = (line: unknown) => {
    stream.write(`${String(line)}\n`)
  }
  return path
}
