// The HTML part of a digest mail: tables and inline styles; no images, scripts or remote content.

import { type Html, html } from '../../html.ts'
import { colonIn, sentencesIn } from '../../texts/punctuation.ts'
import { card, chip, LAYOUT, openRow, paragraph, row, sectionTitle } from '../parts/elements.ts'
import { button, type MailLink, textLink } from '../parts/links.ts'
import { footerRow, headRow, pageHtml } from '../parts/page.ts'
import { LINE } from '../parts/styles.ts'
import { cardHtml } from './html-card.ts'
import { tileRow } from './html-tiles.ts'
import type { AdviceItem, Block, DigestModel, Group, Item, PortfolioModel } from './model.ts'

/** A whole document. */
export function digestHtml(model: DigestModel): string {
  return pageHtml(model, bodyRows(model))
}

function bodyRows(model: DigestModel): Html[] {
  const { cards, lists, report, language } = model
  const colon = colonIn(language)
  return [
    card([
      headRow(`${model.product} · ${model.week}`, model.partner, model.period),
      summary(model),
      ...(model.portfolio === null ? [] : [portfolio(model.portfolio)]),
    ]),
    ...(cards.shown.length === 0
      ? []
      : [sectionTitle(cards.title), ...cards.shown.map((shown) => cardHtml(shown, colon))]),
    ...[...lists, ...(model.snoozed === null ? [] : [model.snoozed])].flatMap(({ title, ...group }) => [
      sectionTitle(title),
      card([row(groupHtml({ title: null, ...group }, report, colon), '6px 24px 18px')]),
    ]),
    ...blockRows(model.changes, report, colon),
    ...blockRows(model.opportunities, report, colon),
    ...adviceRows(model.advice, language),
    ...blockRows(model.corrections, report, colon),
    ...blockRows(model.dataQuality, report, colon),
    ...footerRows(model.footer, colon),
  ]
}

/** What is missing first, then the one thing that matters. */
function summary({
  alerts,
  greeting,
  opening: { text, customer },
  summary: lines,
  report,
  language,
}: DigestModel): Html {
  const warnings = alerts.map((alert, n) =>
    paragraph(html`${chip('!', 'warning')} ${alert}`, { above: n === 0 ? 0 : 6 }),
  )
  const mark = customer === null ? null : html` data-customer="${customer.id}"`
  const opening = html`<p${mark} style="margin:4px 0 0;font-size:20px;line-height:27px;font-weight:700;word-break:break-word">${text}</p>`
  const rest = lines.length === 0 ? null : paragraph(sentencesIn(language, lines), { above: 8 })
  const hello = paragraph(greeting, { above: alerts.length === 0 ? 0 : 12 })
  return row(
    html`${warnings}${hello}${opening}${rest}${report === null ? null : button(report)}`,
    '16px 24px 20px',
  )
}

function portfolio({ title, size, tiles, lines }: PortfolioModel): Html {
  const line = html`<table ${LAYOUT}><tr><td class="l" style="border-top:1px solid ${LINE};font-size:0;line-height:16px;height:16px">&nbsp;</td></tr></table>`
  const heading = html`<h2 style="margin:0 0 2px;font-size:15px;line-height:20px">${title}</h2>`
  return row(
    html`${line}${heading}${paragraph(size, { size: 13, isMuted: true })}${tileRow(tiles, 26)}${lines.map((text) => paragraph(text, { above: 8 }))}`,
    '0 24px 22px',
  )
}

function adviceRows({ title, labels, items }: DigestModel['advice'], language: string): Html[] {
  if (items.length === 0) return []
  const one = ({ title: topic, problem, consider, try: attempt, links }: AdviceItem) => {
    const linked = links.map((link, n) => html`${n === 0 ? null : ' · '}${textLink(link)}`)
    return html`<h3 style="margin:12px 0 0;font-size:14px;line-height:20px">${topic}</h3>${paragraph(sentencesIn(language, [problem, consider]), { above: 2 })}${paragraph(html`<b>${labels.try}${colonIn(language)}</b>${attempt}`, { above: 4 })}${links.length === 0 ? null : paragraph(html`${linked}`, { above: 4 })}`
  }
  return [sectionTitle(title), card([row(html`${items.map(one)}`, '4px 24px 18px')])]
}

function blockRows(block: Block | null, report: MailLink | null, colon: string): Html[] {
  if (block === null) return []
  const { title, lines, groups } = block
  const content = [
    lines.map((line) => paragraph(line, { above: 4 })),
    groups.map((group) => groupHtml(group, report, colon)),
  ]
  return [sectionTitle(title), card([row(html`${content}`, '8px 24px 18px')])]
}

interface HtmlGroup extends Omit<Group, 'title'> {
  readonly title: string | null
}

function groupHtml({ title, items, more }: HtmlGroup, report: MailLink | null, colon: string): Html {
  const item = ({ customer, text }: Item) =>
    customer === null
      ? paragraph(text, { above: 6 })
      : paragraph(html`<b>${customer.name}</b>${text === '' ? null : colon}${text}`, {
          customer: customer.id,
          above: 6,
        })
  const heading =
    title === null ? null : paragraph(html`<b>${title}</b>`, { size: 12, isMuted: true, above: 10 })
  const all = report === null ? null : html` ${textLink(report)}`
  return html`${heading}${items.map(item)}${more === null ? null : paragraph(html`${more}${all}`, { size: 13, isMuted: true, above: 8 })}`
}

/** Definitions, then who gets this mail, as small print. */
function footerRows({ title, terms, lines, links }: DigestModel['footer'], colon: string): Html[] {
  const term = ([word, meaning]: readonly [string, string]) =>
    paragraph(html`<b>${word}</b>${colon}${meaning}`, { size: 13, isMuted: true, above: 3 })
  const heading = paragraph(html`<b>${title}</b>`, { size: 13, isMuted: true })
  const meanings = terms.length === 0 ? [] : [openRow(html`${heading}${terms.map(term)}`, '8px 4px 12px')]
  return [...meanings, footerRow(lines, links)]
}
