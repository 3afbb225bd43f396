// The HTML part of a digest mail: tables and inline styles, no images, no files, no scripts.

import { type Html, html } from '../html.ts'
import { adviceHtml, cardHtml } from './html-card.ts'
import { chip, LAYOUT, paper, paragraph, row, sectionTitle, tileRow } from './html-parts.ts'
import { footRow, headRow, pageHtml } from './page.ts'
import type { Block, Group, Item, MailModel } from './parts.ts'
import { LINE } from './styles.ts'

/** A whole document. */
export function mailHtml(model: MailModel): string {
  return pageHtml(model, bodyRows(model))
}

function bodyRows(model: MailModel): Html[] {
  return [
    paper([
      headRow(`${model.product} · ${model.week}`, model.partner, model.period),
      summary(model),
      portfolio(model),
    ]),
    ...model.sections.flatMap(({ title, cards }) => [
      sectionTitle(title),
      ...cards.map((card) => cardHtml(card, model.advice)),
    ]),
    ...(model.brief === null ? [] : [paper([row(groupHtml(model.brief), '4px 24px 18px')])]),
    ...adviceOnce(model.advice),
    ...blockRows(model.changes),
    ...(model.corrections === null ? [] : blockRows(model.corrections)),
    ...blockRows(model.gaps),
    ...footRows(model),
  ]
}

function summary({ alerts, greeting, summary: [headline, ...rest] }: MailModel): Html {
  const said = html`${greeting}<br><b>${headline ?? ''}</b> ${rest.join(' ')}`
  const warned = alerts.map((alert) => paragraph(html`${chip('!', 'warning')} ${alert}`))
  const gapBelow = alerts.length === 0 ? 0 : 10
  return row(html`${warned}${paragraph(said, { size: 16, above: gapBelow })}`, '16px 24px 18px')
}

function portfolio({ portfolio: { title, size, tiles, change } }: MailModel): Html {
  const line = html`<table ${LAYOUT}><tr><td class="l" style="border-top:1px solid ${LINE};font-size:0;line-height:16px;height:16px">&nbsp;</td></tr></table>`
  const heading = html`<h2 style="margin:0 0 2px;font-size:15px;line-height:20px">${title}</h2>`
  return row(
    html`${line}${heading}${paragraph(size, { size: 13, isMuted: true })}${tileRow(tiles, 26)}${paragraph(change, { above: 8 })}`,
    '0 24px 22px',
  )
}

function adviceOnce({ title, labels, once }: MailModel['advice']): Html[] {
  if (once.length === 0) return []
  return [sectionTitle(title), paper([row(adviceHtml(once, labels), '10px 24px 18px')])]
}

function blockRows({ title, lines, groups }: Block): Html[] {
  const content = [lines.map((line) => paragraph(line, { above: 4 })), groups.map(groupHtml)]
  return [sectionTitle(title), paper([row(html`${content}`, '12px 24px 18px')])]
}

function groupHtml({ title, items, more }: Group): Html {
  const item = ({ customer, words }: Item) =>
    customer === null
      ? paragraph(words, { above: 4 })
      : paragraph(html`<b>${customer.name}</b>${words === '' ? null : ': '}${words}`, {
          customer: customer.id,
          above: 4,
        })
  return html`${paragraph(html`<b>${title}</b>`, { size: 12, isMuted: true, above: 10 })}${items.map(item)}${more === null ? null : paragraph(more, { size: 13, isMuted: true })}`
}

function footRows({ foot: { title, terms, lines } }: MailModel): Html[] {
  const term = ([word, meaning]: readonly [string, string]) =>
    paragraph(html`<b>${word}</b>: ${meaning}`, { size: 13, above: 4 })
  return [sectionTitle(title), paper([row(html`${terms.map(term)}`, '10px 24px 18px')]), footRow(lines)]
}
