// Severities as words, and the colours that go with them.

import { type Flag, SEVERITIES } from '../../../domain/flags/flag.ts'
import type { Texts } from '../../texts/texts.ts'
import type { ToneRule } from '../sheet.ts'

/** '' where none of them is open. */
export function worstSeverity(flags: readonly Flag[], { flags: words }: Texts): string {
  const open = flags.filter(({ state }) => state !== 'cleared')
  const worst = SEVERITIES.find((severity) => open.some((flag) => flag.severity === severity))
  return worst === undefined ? '' : words.severity[worst]
}

/** `where`: the title of the column that holds the severity. */
export function severityTones(where: string, { flags }: Texts): ToneRule[] {
  return SEVERITIES.map((severity) => ({ where, word: flags.severity[severity], tone: severity }))
}
