// The HTML part of a digest mail: tables and inline styles; no images, scripts or remote content.

import { type Html, html } from '../../html.ts'
import { card, chip, LAYOUT, paragraph, row, sectionTitle } from '../parts/elements.ts'
import { button } from '../parts/links.ts'
import { footerRow, headRow, pageHtml } from '../parts/page.ts'
import { LINE } from '../parts/styles.ts'
import { adviceHtml, cardHtml } from './html-card.ts'
import { tileRow } from './html-tiles.ts'
import type { Block, DigestModel, Group, Item } from './model.ts'

/** A whole document. */
export function digestHtml(model: DigestModel): string {
  return pageHtml(model, bodyRows(model))
}

function bodyRows(model: DigestModel): Html[] {
  return [
    card([
      headRow(`${model.product} · ${model.week}`, model.partner, model.period),
      summary(model),
      portfolio(model),
    ]),
    ...model.sections.flatMap(({ title, cards }) => [
      sectionTitle(title),
      ...cards.map((customer) => cardHtml(customer, model.advice)),
    ]),
    ...[model.brief, model.snoozed].map((group) =>
      group === null ? html`` : card([row(groupHtml(group), '4px 24px 18px')]),
    ),
    ...adviceOnce(model.advice),
    ...blockRows(model.changes),
    ...(model.corrections === null ? [] : blockRows(model.corrections)),
    ...blockRows(model.dataQuality),
    ...footerRows(model),
  ]
}

function summary({ alerts, greeting, summary: [headline, ...rest], report }: DigestModel): Html {
  const opening = html`${greeting}<br><b>${headline ?? ''}</b> ${rest.join(' ')}`
  const warnings = alerts.map((alert) => paragraph(html`${chip('!', 'warning')} ${alert}`))
  const gapBelow = alerts.length === 0 ? 0 : 10
  const open = report === null ? null : button(report)
  return row(html`${warnings}${paragraph(opening, { size: 16, above: gapBelow })}${open}`, '16px 24px 18px')
}

function portfolio({ portfolio: { title, size, tiles, change } }: DigestModel): Html {
  const line = html`<table ${LAYOUT}><tr><td class="l" style="border-top:1px solid ${LINE};font-size:0;line-height:16px;height:16px">&nbsp;</td></tr></table>`
  const heading = html`<h2 style="margin:0 0 2px;font-size:15px;line-height:20px">${title}</h2>`
  return row(
    html`${line}${heading}${paragraph(size, { size: 13, isMuted: true })}${tileRow(tiles, 26)}${paragraph(change, { above: 8 })}`,
    '0 24px 22px',
  )
}

function adviceOnce({ title, labels, once }: DigestModel['advice']): Html[] {
  if (once.length === 0) return []
  return [sectionTitle(title), card([row(adviceHtml(once, labels), '10px 24px 18px')])]
}

function blockRows({ title, lines, groups }: Block): Html[] {
  const content = [lines.map((line) => paragraph(line, { above: 4 })), groups.map(groupHtml)]
  return [sectionTitle(title), card([row(html`${content}`, '12px 24px 18px')])]
}

function groupHtml({ title, items, more }: Group): Html {
  const item = ({ customer, text }: Item) =>
    customer === null
      ? paragraph(text, { above: 4 })
      : paragraph(html`<b>${customer.name}</b>${text === '' ? null : ': '}${text}`, {
          customer: customer.id,
          above: 4,
        })
  return html`${paragraph(html`<b>${title}</b>`, { size: 12, isMuted: true, above: 10 })}${items.map(item)}${more === null ? null : paragraph(more, { size: 13, isMuted: true })}`
}

function footerRows({ footer: { title, terms, lines, links } }: DigestModel): Html[] {
  const term = ([word, meaning]: readonly [string, string]) =>
    paragraph(html`<b>${word}</b>: ${meaning}`, { size: 13, above: 4 })
  return [
    sectionTitle(title),
    card([row(html`${terms.map(term)}`, '10px 24px 18px')]),
    footerRow(lines, links),
  ]
}
