// The status on one screen: the partners that need a look first, or one partner in detail.

import type { DigestStatus } from '../../../shared/domain/status/digest-status.ts'
import type { DropsStatus, ListedDrop } from '../../../shared/domain/status/drops-status.ts'
import type { PartnerStatus } from '../../../shared/domain/status/partner-status.ts'
import { clipped, visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { formatNumber, formatTime, quantity } from '../../local/page/format.ts'
import { columns, hanging, type Paint } from '../text-layout.ts'
import type { QueueState } from './queue-states.ts'
import type { Seen } from './seen.ts'
import { ago, attentionWords, countsOf, duration, mailWords, NONE } from './status-words.ts'

const WIDTH = 100
/** More lines than that are no screen. */
const MOST_PARTNERS = 20

export function overviewText(seen: Seen, paint: Paint): string {
  const { partners, queues, days, nowMs } = seen
  const needy = partners.filter(({ attention }) => attention.length > 0)
  const shown = [...needy, ...partners.filter(({ attention }) => attention.length === 0)].slice(
    0,
    MOST_PARTNERS,
  )
  const more = partners.length - shown.length
  const toLookAt = needy.length === 0 ? 'none to look at' : `${formatNumber(needy.length)} to look at`
  return lines(
    `${paint('bold', `${quantity(partners.length, 'partner')}, ${toLookAt}`)}; drops of the last ${quantity(days, 'day')}`,
    placeLine(seen, paint),
    ...partnerTable(shown, nowMs, paint),
    ...(more > 0 ? ['', `And ${quantity(more, 'partner')} more; --json lists all of them.`] : []),
    ...queueLines(queues, paint),
  )
}

export function partnerText(seen: Seen, paint: Paint): string {
  return lines(...seen.partners.flatMap((one) => detail(one, seen, paint)))
}

function detail(
  { partner, drops, digests, attention }: PartnerStatus,
  seen: Seen,
  paint: Paint,
): readonly string[] {
  const { days, nowMs } = seen
  const facts: [string, string][] = [
    [
      'To look at',
      attention.length === 0 ? paint('green', 'nothing') : paint('yellow', attentionWords(attention)),
    ],
    [
      'Last upload',
      drops.lastUploadMs === null
        ? NONE
        : `${formatTime(drops.lastUploadMs)}, ${ago(drops.lastUploadMs, nowMs)}`,
    ],
    [`Drops, ${quantity(days, 'day')}`, countsOf(drops, paint)],
    ['Upload to receipt', lagWords(drops)],
  ]
  return [
    paint('bold', `${visibleLine(partner.name)} (${partner.id})`),
    placeLine(seen, paint),
    '',
    ...columns(facts),
    ...section(
      'Digests',
      digests.map((digest) => digestCells(digest, paint)),
      paint,
    ),
    ...section(
      'Last drops',
      drops.last.map((drop) => dropCells(drop, paint)),
      paint,
    ),
    ...refusedLines(drops, paint),
  ]
}

function placeLine({ nowMs, place }: Seen, paint: Paint): string {
  return paint('dim', `${formatTime(nowMs)}, ${visibleLine(place)}`)
}

function partnerTable(partners: readonly PartnerStatus[], nowMs: number, paint: Paint): string[] {
  if (partners.length === 0) return []
  const rows = partners.map(({ partner, drops, digests: [latest] }) => [
    partner.id,
    drops.lastUploadMs === null ? NONE : ago(drops.lastUploadMs, nowMs),
    formatNumber(drops.keys),
    formatNumber(drops.refused + drops.stopped),
    drops.lag === null ? NONE : duration(drops.lag.medianMs),
    latest === undefined ? NONE : `${latest.week} ${latest.state}`,
    latest === undefined ? NONE : mailWords(latest.mails),
  ])
  const heads = ['partner', 'last upload', 'drops', 'refused', 'lag', 'digest', 'mails']
  const isNumber = [false, true, true, true, true, false, false]
  const [head = '', ...told] = columns([heads, ...rows], isNumber)
  return [
    '',
    paint('dim', head),
    ...told.flatMap((line, at) => {
      const words = attentionWords(partners[at]?.attention ?? [])
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
  const [head = '', ...table] = columns([['queue', 'waiting', 'dead letters'], ...rows], [false, true, true])
  const letters =
    total === 0 ? paint('green', 'no dead letters') : paint('red', quantity(total, 'dead letter'))
  return [
    '',
    `${paint('bold', 'Queues')}: ${letters}`,
    ...(told.length === 0 ? [] : [paint('dim', head), ...table]),
  ]
}

function section(title: string, rows: readonly (readonly string[])[], paint: Paint): string[] {
  return rows.length === 0 ? [] : ['', paint('bold', title), ...columns(rows).map((line) => `  ${line}`)]
}

function refusedLines({ lastRefused }: DropsStatus, paint: Paint): string[] {
  if (lastRefused.length === 0) return []
  const told = lastRefused.flatMap(({ key, uploadedAtMs, refusal }) => [
    `  ${formatTime(uploadedAtMs)}   ${visibleLine(key)}`,
    hanging('    ', `${paint('red', refusal?.code ?? '')}: ${visibleLine(refusal?.message ?? '')}`, WIDTH),
  ])
  return ['', paint('bold', 'Last refused'), ...told]
}

const STYLES = { committed: 'green', rehearsed: 'cyan', refused: 'red', stopped: 'red' } as const

function dropCells({ key, status, uploadedAtMs, rows }: ListedDrop, paint: Paint): string[] {
  const rejected = rows !== null && rows.rejected > 0 ? `, ${formatNumber(rows.rejected)} rejected` : ''
  const read = rows === null || status === 'refused' ? '' : quantity(rows.accepted, 'row') + rejected
  return [formatTime(uploadedAtMs), paint(STYLES[status], status), read, visibleLine(key)]
}

function digestCells({ week, state, reason, dueAtMs, mails }: DigestStatus, paint: Paint): string[] {
  return [
    week,
    paint(state === 'published' ? 'green' : 'yellow', state),
    `due ${formatTime(dueAtMs)}`,
    state === 'published' ? mailWords(mails) : clipped(visibleLine(reason), WIDTH / 2),
  ]
}

function lagWords({ lag }: DropsStatus): string {
  return lag === null ? NONE : `${duration(lag.medianMs)} (median), ${duration(lag.longestMs)} (longest)`
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
