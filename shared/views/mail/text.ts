// The text part of a digest mail: everything that the HTML says, for readers and machines without it. Where a
// customer is named, the line ends in its id, so that what was rendered can be checked.

import { visibleLine } from '../../domain/outside-words.ts'
import type { Advice } from '../texts/texts.ts'
import type { Block, Card, Group, MailModel, NamedCustomer, Tile } from './parts.ts'
import { ID_MARK, title, unmarked, wrapped } from './text-lines.ts'

export function mailText(model: MailModel): string {
  const { advice, portfolio } = model
  const parts = [
    [`${model.product} · ${model.week}`, ...wrapped(model.partner), ...wrapped(model.period)],
    model.alerts.flatMap((alert) => wrapped(`! ${alert}`)),
    [...wrapped(model.greeting), ...wrapped(model.summary.join(' '))],
    [
      ...title(portfolio.title),
      portfolio.size,
      '',
      ...portfolio.tiles.map(figure),
      '',
      ...wrapped(portfolio.change),
    ],
    ...model.sections.flatMap(({ title: words, cards }) => [
      title(words),
      ...cards.map((card) => cardLines(card, advice)),
    ]),
    model.brief === null ? [] : groupLines(model.brief),
    advice.once.length === 0 ? [] : [...title(advice.title), ...adviceLines(advice.once, advice.labels, '')],
    blockLines(model.changes),
    model.corrections === null ? [] : blockLines(model.corrections),
    blockLines(model.gaps),
    [
      ...title(model.foot.title),
      ...model.foot.terms.flatMap(([term, meaning]) => wrapped(`${term}: ${meaning}`)),
    ],
    model.foot.lines.flatMap((line) => wrapped(line)),
  ]
  const said = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${said.join('\n\n')}\n`
}

/** The ids that a text part names, as they stand there. */
export function idsInText(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const at = line.lastIndexOf(ID_MARK)
    return at >= 0 && line.endsWith(')') ? line.slice(at + ID_MARK.length, -1) : []
  })
}

/** An id as a text part writes it: on one line, and never with the mark of another id in it. */
export function idInText(id: string): string {
  return unmarked(visibleLine(id))
}

function named({ id, name }: NamedCustomer): string {
  return `${unmarked(name)} ${ID_MARK}${idInText(id)})`
}

function cardLines(card: Card, advice: MailModel['advice']): string[] {
  const { manager, tiles, change, flags, over } = card
  return [
    named(card),
    ...(manager === null ? [] : wrapped(manager, '  ')),
    ...tiles.map((tile) => `  ${figure(tile)}`),
    ...(change === null ? [] : wrapped(change, '  ')),
    ...(over === null ? [] : wrapped(over, '  ')),
    ...flags.flatMap(({ mark, label, age, why }) => [
      `  * ${mark}: ${label}${age === '' ? '' : ` · ${age}`}`,
      ...wrapped(why, '    '),
    ]),
    ...(card.advice.length === 0
      ? []
      : [`  ${advice.title}`, ...adviceLines(card.advice, advice.labels, '    ')]),
  ]
}

function adviceLines(
  list: readonly Advice[],
  labels: MailModel['advice']['labels'],
  indent: string,
): string[] {
  return list.flatMap((advice) => [
    ...wrapped(advice.problem, indent),
    ...wrapped(`${labels.consider}: ${advice.consider}`, indent),
    ...wrapped(`${labels.try}: ${advice.try}`, indent),
  ])
}

function figure({ label, value, note }: Tile): string {
  return `${label}: ${value} (${note})`
}

function blockLines({ title: words, lines, groups }: Block): string[] {
  return [...title(words), ...lines.flatMap((line) => wrapped(line)), ...groups.flatMap(groupLines)]
}

function groupLines({ title: words, items, more }: Group): string[] {
  return [
    `${words}:`,
    ...items.flatMap(({ customer, words: said }) =>
      customer === null
        ? wrapped(said, '  ')
        : [`  ${named(customer)}`, ...(said === '' ? [] : wrapped(said, '    '))],
    ),
    ...(more === null ? [] : [`  ${more}`]),
  ]
}
