// The plain text part of a letter; it says everything that the HTML says.

import { colonIn } from '../../texts/punctuation.ts'
import { linkLine } from '../parts/links.ts'
import { underlined, wrapped } from '../parts/text-lines.ts'
import type { LetterModel } from './model.ts'

export function letterText(model: LetterModel): string {
  const { product, partner, about, greeting, headline, lines, buttons, more, footer, footerLinks, language } =
    model
  const colon = colonIn(language)
  const parts = [
    [product, ...wrapped(partner), ...wrapped(about)],
    [...wrapped(greeting), ...wrapped(headline)],
    lines.flatMap((line) => wrapped(line)),
    ...buttons.map((link) => wrapped(linkLine(link, colon))),
    more === null ? [] : [...underlined(more.title), ...more.lines.flatMap((line) => wrapped(line))],
    footerLinks.flatMap((link) => wrapped(linkLine(link, colon))),
    footer.flatMap((line) => wrapped(line)),
  ]
  const paragraphs = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${paragraphs.join('\n\n')}\n`
}
