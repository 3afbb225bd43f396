// The words of `uptake status`: what needs a look, how long something took, what became of drops and mails.

import type { MailCounts } from '../../../shared/domain/status/digest-status.ts'
import type { DropsStatus } from '../../../shared/domain/status/drops-status.ts'
import type { Attention } from '../../../shared/domain/status/partner-status.ts'
import { formatNumber, quantity } from '../../local/page/format.ts'
import type { Paint } from '../text-layout.ts'

export const NONE = '–'

const WORDS: Readonly<Record<Attention, string>> = {
  no_drops: 'no drops',
  drops_refused: 'refused drops',
  drops_stopped: 'stopped drops',
  drops_unanswered: 'drops without a receipt',
  digest_late: 'digest late',
  mail_refused: 'refused mail',
  mail_uncertain: 'mail perhaps not sent',
  mail_bounced: 'bounced mail',
  mail_complained: 'complaint',
}

export function attentionWords(attention: readonly Attention[]): string {
  return attention.map((one) => WORDS[one]).join(', ')
}

export function countsOf(drops: DropsStatus, paint: Paint): string {
  const parts = [
    [drops.refused, 'refused', 'red'],
    [drops.stopped, 'stopped', 'red'],
    [drops.unanswered, 'without a receipt', 'red'],
    [drops.waiting, 'being read', 'dim'],
    [drops.rowsRejected, 'rows rejected', 'yellow'],
  ] as const
  return [
    formatNumber(drops.keys),
    ...parts
      .filter(([count]) => count > 0)
      .map(([count, what, style]) => paint(style, `${formatNumber(count)} ${what}`)),
  ].join(', ')
}

export function mailWords({ open, sent, bounced, complained, refused, uncertain }: MailCounts): string {
  const parts = [
    [sent, 'sent'],
    [open, 'open'],
    [bounced, 'bounced'],
    [complained, 'complained'],
    [refused, 'refused'],
    [uncertain, 'uncertain'],
  ] as const
  const words = parts.filter(([count]) => count > 0).map(([count, what]) => `${formatNumber(count)} ${what}`)
  return words.join(', ') || 'none'
}

export function ago(atMs: number, nowMs: number): string {
  return `${duration(nowMs - atMs)} ago`
}

/** In the unit that leaves two digits or so. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : quantity(Math.round(hours / 24), 'day')
}
