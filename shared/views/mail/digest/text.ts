// The plain text part of a digest mail; it says everything that the HTML says. A line that names a customer ends in its
// id, so that the rendered mail can be checked for scope.

import { visibleLine } from '../../../domain/untrusted-text.ts'
import type { Advice } from '../../texts/facts.ts'
import { linkLine } from '../parts/links.ts'
import { ID_MARK, underlined, unmarked, wrapped } from '../parts/text-lines.ts'
import type { Block, Card, DigestModel, Group, NamedCustomer, Tile } from './model.ts'

export function digestText(model: DigestModel): string {
  const { advice, portfolio } = model
  const parts = [
    [`${model.product} · ${model.week}`, ...wrapped(model.partner), ...wrapped(model.period)],
    model.alerts.flatMap((alert) => wrapped(`! ${alert}`)),
    [...wrapped(model.greeting), ...wrapped(model.summary.join(' '))],
    model.report === null ? [] : wrapped(linkLine(model.report)),
    [
      ...underlined(portfolio.title),
      portfolio.size,
      '',
      ...portfolio.tiles.map(figure),
      '',
      ...wrapped(portfolio.change),
    ],
    ...model.sections.flatMap(({ title, cards }) => [
      underlined(title),
      ...cards.map((card) => cardLines(card, advice)),
    ]),
    ...[model.brief, model.snoozed].map((group) => (group === null ? [] : groupLines(group))),
    advice.once.length === 0
      ? []
      : [...underlined(advice.title), ...adviceLines(advice.once, advice.labels, '')],
    blockLines(model.changes),
    model.corrections === null ? [] : blockLines(model.corrections),
    blockLines(model.dataQuality),
    [
      ...underlined(model.footer.title),
      ...model.footer.terms.flatMap(([term, meaning]) => wrapped(`${term}: ${meaning}`)),
    ],
    model.footer.links.flatMap((link) => wrapped(linkLine(link))),
    model.footer.lines.flatMap((line) => wrapped(line)),
  ]
  const paragraphs = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${paragraphs.join('\n\n')}\n`
}

/** The ids in a text part, as they are written there. */
export function idsInText(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const at = line.lastIndexOf(ID_MARK)
    return at >= 0 && line.endsWith(')') ? line.slice(at + ID_MARK.length, -1) : []
  })
}

/** An id as a text part writes it: on one line, and without the mark of another id. */
export function idInText(id: string): string {
  return unmarked(visibleLine(id))
}

function named({ id, name }: NamedCustomer): string {
  return `${unmarked(name)} ${ID_MARK}${idInText(id)})`
}

function cardLines(card: Card, advice: DigestModel['advice']): string[] {
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
    ...(card.snooze === null ? [] : wrapped(linkLine(card.snooze), '  ')),
  ]
}

function adviceLines(
  list: readonly Advice[],
  labels: DigestModel['advice']['labels'],
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

function blockLines({ title, lines, groups }: Block): string[] {
  return [...underlined(title), ...lines.flatMap((line) => wrapped(line)), ...groups.flatMap(groupLines)]
}

function groupLines({ title, items, more }: Group): string[] {
  return [
    `${title}:`,
    ...items.flatMap(({ customer, text }) =>
      customer === null
        ? wrapped(text, '  ')
        : [`  ${named(customer)}`, ...(text === '' ? [] : wrapped(text, '    '))],
    ),
    ...(more === null ? [] : [`  ${more}`]),
  ]
}
