// Keeps accepted messages: their bytes as files, their envelopes in a journal.

import { readdirSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createJournal } from '../journal.ts'
import type { SendRequest } from './send-request.ts'

export interface SentMessage extends SendRequest {
  readonly messageId: string
  readonly atMs: number
}

type Envelope = Omit<SentMessage, 'raw'>

export interface Mailbox {
  /** Survives a kill once it resolves. */
  keep(message: SentMessage): Promise<void>
  /** In the order in which they were accepted. */
  messages(): Promise<SentMessage[]>
  close(): void
}

export function createMailbox(folder: string): Mailbox {
  const { journal, records } = createJournal(join(folder, 'sent.ndjson'))
  const envelopes = records as Envelope[]
  const fileOf = ({ messageId }: Envelope) => join(folder, `${messageId}.eml`)
  deleteOrphans(folder, new Set(envelopes.map(fileOf)))
  return {
    async keep({ raw, ...envelope }) {
      await writeFile(fileOf(envelope), raw)
      journal.append(envelope)
      envelopes.push(envelope)
    },
    messages: () =>
      Promise.all(
        envelopes.map(async (envelope) => ({ ...envelope, raw: await readFile(fileOf(envelope)) })),
      ),
    close: () => journal.close(),
  }
}

/** Messages whose writing was interrupted by a kill: their clients never got a reply. */
function deleteOrphans(folder: string, kept: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (name.endsWith('.eml') && !kept.has(file)) rmSync(file)
  }
}
