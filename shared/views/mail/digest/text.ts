// The plain text part of a digest mail; it says everything that the HTML says. A line that names a customer ends in its
// id, so that the rendered mail can be checked for scope.

import { visibleLine } from '../../../domain/untrusted-text.ts'
import { colonIn, sentencesIn } from '../../texts/punctuation.ts'
import { linkLine, type MailLink } from '../parts/links.ts'
import { ID_MARK, underlined, unmarked, wrapped } from '../parts/text-lines.ts'
import type {
  AdviceItem,
  Block,
  Card,
  DigestModel,
  Group,
  NamedCustomer,
  PortfolioModel,
  Tile,
} from './model.ts'

export function digestText(model: DigestModel): string {
  const { cards, advice, report, language } = model
  const colon = colonIn(language)
  const parts = [
    [`${model.product} · ${model.week}`, ...wrapped(model.partner), ...wrapped(model.period)],
    model.alerts.flatMap((alert) => wrapped(`! ${alert}`)),
    [...wrapped(model.greeting), ...openingLines(model.opening)],
    wrapped(sentencesIn(language, model.summary)),
    report === null ? [] : wrapped(linkLine(report, colon)),
    model.portfolio === null ? [] : portfolioLines(model.portfolio, colon),
    cards.shown.length === 0 ? [] : underlined(cards.title),
    ...cards.shown.map((card) => cardLines(card, colon)),
    ...[...model.lists, ...(model.snoozed === null ? [] : [model.snoozed])].map((group) => [
      ...underlined(group.title),
      ...itemLines(group, report, colon),
    ]),
    blockLines(model.changes, report, colon),
    blockLines(model.opportunities, report, colon),
    advice.items.length === 0
      ? []
      : [
          ...underlined(advice.title),
          ...advice.items.flatMap((item) => adviceLines(item, advice.labels, language)),
        ],
    blockLines(model.corrections, report, colon),
    blockLines(model.dataQuality, report, colon),
    meaningLines(model.footer, colon),
    model.footer.links.flatMap((link) => wrapped(linkLine(link, colon))),
    model.footer.lines.flatMap((line) => wrapped(line)),
  ]
  const paragraphs = parts
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => lines.join('\n'))
  return `${paragraphs.join('\n\n')}\n`
}

function meaningLines({ title, terms }: DigestModel['footer'], colon: string): string[] {
  if (terms.length === 0) return []
  return [...underlined(title), ...terms.flatMap(([term, meaning]) => wrapped(`${term}${colon}${meaning}`))]
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
  return `${unmarked(name)} ${marked(id)}`
}

function marked(id: string): string {
  return `${ID_MARK}${idInText(id)})`
}

function openingLines({ text, customer }: DigestModel['opening']): string[] {
  return [...wrapped(text), ...(customer === null ? [] : [marked(customer.id)])]
}

function portfolioLines({ title, size, tiles, lines }: PortfolioModel, colon: string): string[] {
  return [
    ...underlined(title),
    size,
    '',
    ...tiles.map((tile) => figure(tile, colon)),
    '',
    ...lines.flatMap((line) => wrapped(line)),
  ]
}

function cardLines(card: Card, colon: string): string[] {
  const { manager, figure: main, trend, change, flags, facts, ideas, snooze } = card
  return [
    named(card),
    ...(manager === null ? [] : wrapped(manager, '  ')),
    `  ${figure(main, colon)}`,
    ...(trend === null ? [] : wrapped(`${trend.title}${colon}${trend.caption} (${trend.values})`, '  ')),
    ...wrapped(change, '  '),
    ...flags.flatMap(({ mark, label, age, why }) => [
      `  * ${mark}${colon}${label} · ${age}`,
      ...(why === null ? [] : wrapped(why, '    ')),
    ]),
    ...facts.flatMap(({ label, text }) => wrapped(`${label}${colon}${text}`, '  ')),
    ...(ideas === null ? [] : wrapped(ideas, '  ')),
    ...(snooze === null ? [] : wrapped(linkLine(snooze, colon), '  ')),
  ]
}

function adviceLines(
  { title, problem, consider, try: attempt, links }: AdviceItem,
  labels: DigestModel['advice']['labels'],
  language: string,
): string[] {
  const colon = colonIn(language)
  return [
    title,
    ...wrapped(sentencesIn(language, [problem, consider]), '  '),
    ...wrapped(`${labels.try}${colon}${attempt}`, '  '),
    ...links.flatMap((link) => wrapped(linkLine(link, colon), '  ')),
  ]
}

function figure({ label, value, note }: Tile, colon: string): string {
  return `${label}${colon}${value} (${note})`
}

function blockLines(block: Block | null, report: MailLink | null, colon: string): string[] {
  if (block === null) return []
  const { title, lines, groups } = block
  return [
    ...underlined(title),
    ...lines.flatMap((line) => wrapped(line)),
    ...groups.flatMap((group) => [`${group.title}${colon.trimEnd()}`, ...itemLines(group, report, colon)]),
  ]
}

function itemLines({ items, more }: Group, report: MailLink | null, colon: string): string[] {
  const all = report === null ? '' : ` ${linkLine(report, colon)}`
  return [
    ...items.flatMap(({ customer, text }) =>
      customer === null
        ? wrapped(text, '  ')
        : [`  ${named(customer)}`, ...(text === '' ? [] : wrapped(text, '    '))],
    ),
    ...(more === null ? [] : wrapped(`${more}${all}`, '  ')),
  ]
}
