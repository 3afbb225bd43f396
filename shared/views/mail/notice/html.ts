// The HTML part of a notice, on the same page as the digest.

import { type Html, html } from '../../html.ts'
import { card, chip, edgedCard, openRow, paragraph, row, sectionTitle } from '../parts/elements.ts'
import { button } from '../parts/links.ts'
import { footerRow, headRow, pageHtml } from '../parts/page.ts'
import type { NoticeCard, NoticeModel } from './model.ts'

/** A whole document. */
export function noticeHtml(model: NoticeModel): string {
  const { about, partner, day, greeting, headline, cards, more, advice, upload, footer, footerLinks } = model
  const opening = paragraph(html`${greeting}<br><b>${headline}</b>`, { size: 16 })
  return pageHtml(model, [
    card([headRow(about, partner, day), row(opening, '16px 24px 18px')]),
    ...cards.map(cardHtml),
    ...(more === null ? [] : [openRow(paragraph(more), '0 4px 8px')]),
    sectionTitle(advice.title),
    card([
      row(
        html`${advice.lines.map((line) => paragraph(line, { above: 8 }))}${upload === null ? null : button(upload)}`,
        '8px 24px 18px',
      ),
    ]),
    footerRow(footer, footerLinks),
  ])
}

function cardHtml({ mark, title, lines, files, aside }: NoticeCard): Html {
  const heading = html`<h3 style="margin:6px 0 0;font-size:15px;line-height:21px;word-break:break-word">${title}</h3>`
  const small = aside === null ? null : paragraph(aside, { size: 12, isMuted: true, above: 8 })
  const paragraphs = lines.map((line) => paragraph(line, { above: 6 }))
  const list = files.map((file, n) => paragraph(file, { size: 13, above: n === 0 ? 10 : 2 }))
  return edgedCard(html`${chip(mark, 'warning')}${heading}${paragraphs}${list}${small}`, {
    tone: 'warning',
    isUrgent: true,
  })
}
