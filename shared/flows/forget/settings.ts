// Whether partners.json still names them. Only the operator edits it, and as long as it does they come back.

import type { Trace } from '../../domain/erasure/scope.ts'
import { PARTNERS_FILE } from '../../layout.ts'
import type { ForgetPorts } from './ports.ts'
import type { Subject } from './subject.ts'

export async function* namedInSettings(
  { partner, mention }: Subject,
  { settingsBucket }: ForgetPorts,
): AsyncGenerator<Trace> {
  const head = await settingsBucket.head(PARTNERS_FILE)
  const body = head === null ? null : await settingsBucket.read(PARTNERS_FILE, head.version)
  if (body === null) return
  const text = Buffer.concat(await Array.fromAsync(body))
    .toString()
    .replace(/^\uFEFF/, '')
  const written: unknown = JSON.parse(text)
  const entries = Array.isArray(written) ? written : []
  const own = entries.filter((entry) => Object(entry).id === partner)
  const isNamed = own.some((entry) => mention === null || mention.in(JSON.stringify(entry)))
  if (isNamed) yield { store: 'settings', name: PARTNERS_FILE, action: 'edit', count: 1 }
}
