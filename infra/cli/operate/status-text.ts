// The status on one screen: the partners that need a look first, or one partner in detail.

import type { DigestStatus, MailCounts } from '../../../shared/domain/status/digest-status.ts'
import type { DropsStatus, ListedDrop } from '../../../shared/domain/status/drops-status.ts'
import type { Attention, PartnerStatus } from '../../../shared/domain/status/partner-status.ts'
import { clipped, visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { formatNumber, formatTime, quantity } from '../../local/page/format.ts'
import { columns, hanging, type Paint } from '../text-layout.ts'
import type { QueueState } from './queue-states.ts'

const WIDTH = 100
/** More lines than that are no screen. */
const MOST_PARTNERS = 20
const NONE = '–'

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

export function overviewText(
  partners: readonly PartnerStatus[],
  queues: readonly QueueState[],
  days: number,
  paint: Paint,
): string {
  const needy = partners.filter(({ attention }) => attention.length > 0)
  const shown = [...needy, ...partners.filter(({ attention }) => attention.length === 0)].slice(
    0,
    MOST_PARTNERS,
  )
  const more = partners.length - shown.length
  const head = `${quantity(partners.length, 'partner')}, ${formatNumber(needy.length)} to look at; drops of the last ${quantity(days, 'day')}`
  return `${[
    paint('bold', head),
    ...partnerTable(shown, paint),
    ...(more > 0 ? [`and ${quantity(more, 'partner')} more; --json lists all of them.`] : []),
    ...queueLines(queues, paint),
  ].join('\n')}\n`
}

export function partnerText(
  { partner, drops, digests, attention }: PartnerStatus,
  days: number,
  paint: Paint,
): string {
  const title = paint('bold', `${visibleLine(partner.name)} (${partner.id})`)
  const facts: [string, string][] = [
    ['To look at', attention.map((one) => WORDS[one]).join(', ') || 'nothing'],
    ['Last upload', drops.lastUploadMs === null ? NONE : formatTime(drops.lastUploadMs)],
    [`Drops, ${quantity(days, 'day')}`, countsOf(drops)],
    ['Upload to receipt', lagWords(drops)],
  ]
  return `${[
    title,
    ...columns(facts).map((line) => `  ${line}`),
    ...section('Last drops', drops.last.map(dropCells), paint),
    ...section('Last refused', drops.lastRefused.map(dropCells), paint),
    ...drops.lastRefused.map(({ refusal }) =>
      hanging('    ', `${refusal?.code}: ${visibleLine(refusal?.message ?? '')}`, WIDTH),
    ),
    ...section('Digests', digests.map(digestCells), paint),
  ].join('\n')}\n`
}

function partnerTable(partners: readonly PartnerStatus[], paint: Paint): string[] {
  if (partners.length === 0) return []
  const rows = partners.map(({ partner, drops, digests: [latest] }) => [
    partner.id,
    drops.lastUploadMs === null ? NONE : formatTime(drops.lastUploadMs),
    formatNumber(drops.keys),
    formatNumber(drops.refused + drops.stopped),
    lagCell(drops),
    latest === undefined ? NONE : `${latest.week} ${latest.state}`,
    latest === undefined ? NONE : mailWords(latest.mails),
  ])
  const heads = ['partner', 'last upload', 'drops', 'refused', 'lag', 'digest', 'mails']
  const isNumber = [false, false, true, true, true, false, false]
  const [head = '', ...lines] = columns([heads, ...rows], isNumber)
  return [
    paint('dim', head),
    ...lines.flatMap((line, at) => {
      const words = partners[at]?.attention.map((one) => WORDS[one]).join(', ')
      return words ? [line, `  ${paint('yellow', words)}`] : [line]
    }),
  ]
}

function queueLines(queues: readonly QueueState[], paint: Paint): string[] {
  if (queues.length === 0) return []
  const total = queues.reduce((sum, { deadLetters }) => sum + deadLetters, 0)
  const told = queues.filter(({ waiting, deadLetters }) => (waiting ?? 0) + deadLetters > 0)
  const rows = told.map(({ queue, waiting, deadLetters }) => [
    queue,
    waiting === null ? NONE : formatNumber(waiting),
    formatNumber(deadLetters),
  ])
  const table = columns([['queue', 'waiting', 'dead letters'], ...rows], [false, true, true])
  const head = total === 0 ? 'no dead letters' : paint('red', quantity(total, 'dead letter'))
  return [
    '',
    `${paint('bold', 'Queues')}: ${head}`,
    ...(told.length === 0 ? [] : table.map((line) => `  ${line}`)),
  ]
}

function section(title: string, rows: readonly (readonly string[])[], paint: Paint): string[] {
  return rows.length === 0 ? [] : ['', paint('bold', title), ...columns(rows).map((line) => `  ${line}`)]
}

function countsOf({ keys, refused, stopped, unanswered, rowsRejected }: DropsStatus): string {
  const parts = [
    [refused, 'refused'],
    [stopped, 'stopped'],
    [unanswered, 'without a receipt'],
    [rowsRejected, 'rows rejected'],
  ] as const
  return [
    formatNumber(keys),
    ...parts.filter(([count]) => count > 0).map(([count, what]) => `${formatNumber(count)} ${what}`),
  ].join(', ')
}

function dropCells({ key, status, uploadedAtMs, rows }: ListedDrop): string[] {
  const read =
    rows === null
      ? ''
      : `${quantity(rows.accepted, 'row')}${rows.rejected > 0 ? `, ${formatNumber(rows.rejected)} rejected` : ''}`
  return [formatTime(uploadedAtMs), status, status === 'refused' ? '' : read, visibleLine(key)]
}

function digestCells({ week, state, reason, mails }: DigestStatus): string[] {
  return [week, state, mailWords(mails), clipped(reason, WIDTH / 2)]
}

function mailWords({ open, sent, bounced, complained, refused, uncertain }: MailCounts): string {
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

function lagCell({ lag }: DropsStatus): string {
  return lag === null ? NONE : duration(lag.medianMs)
}

function lagWords({ lag }: DropsStatus): string {
  return lag === null ? NONE : `${duration(lag.medianMs)} (median), ${duration(lag.longestMs)} (longest)`
}

function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}
