// Writes the two parts of a mail, for a browser and for a terminal.

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { visible } from '../../../shared/domain/untrusted-text.ts'
import type { MailContent } from '../../../shared/views/mime.ts'
import { fileNames } from '../../local/run/file-names.ts'

/** `name`: its folders and the name without an ending. Returns the paths. */
export async function writeMail(
  out: string,
  name: readonly string[],
  { html, text }: MailContent,
): Promise<string[]> {
  const path = join(out, ...fileNames(name.join('/')))
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.html`, html)
  await writeFile(`${path}.txt`, visible(text))
  return [`${path}.html`, `${path}.txt`]
}
