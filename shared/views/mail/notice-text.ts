// The text part of a notice: everything that the HTML says.

import type { NoticeCard, NoticeModel } from './notice-model.ts'
import { title, wrapped } from './text-lines.ts'

export function noticeText(model: NoticeModel): string {
  const { about, partner, day, greeting, headline, cards, more, advice, foot } = model
  const parts = [
    [...wrapped(about), ...wrapped(partner), ...wrapped(day)],
    [...wrapped(greeting), ...wrapped(headline)],
    ...cards.map(cardLines),
    more === null ? [] : wrapped(more),
    [...title(advice.title), ...advice.lines.flatMap((line) => wrapped(line))],
    foot.flatMap((line) => wrapped(line)),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function cardLines({ mark, title: about, lines, files, aside }: NoticeCard): string[] {
  return [
    ...wrapped(`* ${mark}: ${about}`),
    ...lines.flatMap((line) => wrapped(line, '  ')),
    ...files.flatMap((file) => wrapped(file, '    ')),
    ...(aside === null ? [] : wrapped(aside, '  ')),
  ]
}
