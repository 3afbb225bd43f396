// The plain text part of a notice; it says everything that the HTML says.

import { colonIn } from '../../texts/punctuation.ts'
import { linkLine } from '../parts/links.ts'
import { underlined, wrapped } from '../parts/text-lines.ts'
import type { NoticeCard, NoticeModel } from './model.ts'

export function noticeText(model: NoticeModel): string {
  const {
    about,
    partner,
    day,
    greeting,
    headline,
    cards,
    more,
    advice,
    upload,
    footer,
    footerLinks,
    language,
  } = model
  const colon = colonIn(language)
  const parts = [
    [...wrapped(about), ...wrapped(partner), ...wrapped(day)],
    [...wrapped(greeting), ...wrapped(headline)],
    ...cards.map((card) => cardLines(card, colon)),
    more === null ? [] : wrapped(more),
    [...underlined(advice.title), ...advice.lines.flatMap((line) => wrapped(line))],
    upload === null ? [] : wrapped(linkLine(upload, colon)),
    footerLinks.flatMap((link) => wrapped(linkLine(link, colon))),
    footer.flatMap((line) => wrapped(line)),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function cardLines({ mark, title, lines, files, aside }: NoticeCard, colon: string): string[] {
  return [
    ...wrapped(`* ${mark}${colon}${title}`),
    ...lines.flatMap((line) => wrapped(line, '  ')),
    ...files.flatMap((file) => wrapped(file, '    ')),
    ...(aside === null ? [] : wrapped(aside, '  ')),
  ]
}
