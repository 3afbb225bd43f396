// The portal on one machine: the same pages as on AWS. Whatever goes wrong in them is in the log of the functions.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { createPortal } from '../../../shared/portal/app.ts'
import { loggableError } from '../../../shared/portal/loggable-error.ts'
import type { PageSources } from '../page/sources.ts'

export function portalOf(wiring: Wiring): PageSources['portal'] {
  const { fetch } = createPortal(wiring, ({ error, ...request }) => {
    if (error !== undefined) wiring.log.error('answered', { ...request, error: loggableError(error) })
  })
  return (request) => fetch(request)
}

const PORT_FILE = 'page-port.txt'

/** The port of the last run on that folder, so that the links of its mails go on leading somewhere; 0: any. */
export async function lastPort(state: string | null): Promise<number> {
  const text = state === null ? '' : await readFile(join(state, PORT_FILE), 'utf8').catch(() => '')
  const port = Number(text)
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0
}

export async function keepPort(state: string | null, pageUrl: string): Promise<void> {
  if (state === null) return
  await mkdir(state, { recursive: true })
  await writeFile(join(state, PORT_FILE), new URL(pageUrl).port)
}
