// The HTML part of a digest mail: tables and inline styles, no images, no files, no scripts.

import { type Html, html, verbatim } from '../html.ts'
import { adviceHtml, cardHtml } from './html-card.ts'
import { LAYOUT, paper, paragraph, row, sectionTitle, tileRow } from './html-parts.ts'
import type { Block, Group, Item, MailModel } from './parts.ts'
import { ACCENT, FONT, INK, LINE, PAGE, SHEET } from './styles.ts'

/** A whole document. */
export function mailHtml(model: MailModel): string {
  return html`<!doctype html>
<html lang="${model.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no"><title>${model.subject}</title><style>${verbatim(SHEET)}</style><!--[if mso]><style>td,h1,h2,h3,p,span{font-family:'Segoe UI',Arial,sans-serif!important}</style><![endif]--></head>
<body class="g" style="margin:0;padding:0;background:${PAGE};font-family:${FONT};color:${INK}"><div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${model.preheader}${verbatim(INBOX_FILLER)}</div>
<table ${LAYOUT} class="g" style="background:${PAGE}"><tr><td align="center" style="padding:20px 10px 32px;font-family:${FONT}">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table ${LAYOUT} style="max-width:600px;margin:0 auto;text-align:left">
${bodyRows(model)}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table></body></html>
`.markup
}

/** Keeps an inbox from showing the body's first words after the preheader. */
const INBOX_FILLER = '&#847;&zwnj;&nbsp;'.repeat(40)

function bodyRows(model: MailModel): Html[] {
  return [
    paper([head(model), summary(model), portfolio(model)]),
    ...model.sections.flatMap(({ title, cards }) => [
      sectionTitle(title),
      ...cards.map((card) => cardHtml(card, model.advice)),
    ]),
    ...(model.brief === null ? [] : [paper([row(groupHtml(model.brief), '4px 24px 18px')])]),
    ...adviceOnce(model.advice),
    ...blockRows(model.changes),
    ...blockRows(model.gaps),
    ...footRows(model),
  ]
}

function head({ product, partner, week, period }: MailModel): Html {
  return row(
    html`<p class="a" style="margin:0;font-size:13px;line-height:18px;font-weight:700;color:${ACCENT}">${product} · ${week}</p><h1 class="h" style="margin:4px 0 2px;font-size:28px;line-height:34px;word-break:break-word">${partner}</h1>${paragraph(period, { size: 13, isMuted: true })}`,
    '24px 24px 0',
  )
}

function summary({ greeting, summary: [headline, ...rest] }: MailModel): Html {
  const said = html`${greeting}<br><b>${headline ?? ''}</b> ${rest.join(' ')}`
  return row(paragraph(said, { size: 16 }), '16px 24px 18px')
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
      ? paragraph(words, { above: 2 })
      : paragraph(html`<b>${customer.name}</b>${words === '' ? null : ': '}${words}`, {
          customer: customer.id,
          above: 2,
        })
  return html`${paragraph(html`<b>${title}</b>`, { size: 12, isMuted: true, above: 10 })}${items.map(item)}${more === null ? null : paragraph(more, { size: 13, isMuted: true })}`
}

function footRows({ foot: { title, terms, lines } }: MailModel): Html[] {
  const term = ([word, meaning]: readonly [string, string]) =>
    paragraph(html`<b>${word}</b>: ${meaning}`, { size: 13, above: 4 })
  return [
    sectionTitle(title),
    paper([row(html`${terms.map(term)}`, '10px 24px 18px')]),
    row(html`${lines.map((line) => paragraph(line, { size: 13, isMuted: true }))}`, '2px 4px 0'),
  ]
}
