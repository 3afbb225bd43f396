// The HTML part of a letter, on the same page as the digest.

import { html } from '../../html.ts'
import { card, paragraph, row, sectionTitle } from '../parts/elements.ts'
import { button } from '../parts/links.ts'
import { footerRow, headRow, pageHtml } from '../parts/page.ts'
import type { LetterModel } from './model.ts'

/** A whole document. */
export function letterHtml(model: LetterModel): string {
  const { product, partner, about, greeting, headline, lines, buttons, more, footer, footerLinks } = model
  const opening = paragraph(html`${greeting}<br><b>${headline}</b>`, { size: 16 })
  const said = lines.map((line) => paragraph(line, { above: 8 }))
  return pageHtml(model, [
    card([
      headRow(product, partner, about),
      row(html`${opening}${said}${buttons.map(button)}`, '16px 24px 22px'),
    ]),
    ...(more === null
      ? []
      : [
          sectionTitle(more.title),
          card([row(html`${more.lines.map((line) => paragraph(line, { above: 8 }))}`, '8px 24px 18px')]),
        ]),
    footerRow(footer, footerLinks),
  ])
}
