// What data was missing, unclear or refused: the sentences of the mail, all of them.

import type { Portfolio } from '../../../domain/portfolio/portfolio.ts'
import { dataQualityBlock } from '../../mail/digest/data-quality.ts'
import type { Item } from '../../mail/digest/model.ts'
import type { Texts } from '../../texts/texts.ts'
import { type Column, type Sheet, sheetOf } from '../sheet.ts'

interface Row extends Item {
  readonly topic: string
}

export function dataQualitySheet(portfolio: Portfolio, texts: Texts): Sheet {
  const { title, lines, groups } = dataQualityBlock(portfolio, texts, { items: Number.POSITIVE_INFINITY })
  const plain = (topic: string, text: string): Row => ({ topic, customer: null, text })
  const rows = [
    ...lines.map((line) => plain(title, line)),
    ...groups.flatMap(({ title: topic, items, more }) => [
      ...items.map((item) => ({ topic, ...item })),
      ...(more === null ? [] : [plain(topic, more)]),
    ]),
  ]
  return sheetOf(texts.workbook.sheets.dataQuality, 0, columnsOf(texts.workbook), rows)
}

function columnsOf({ columns }: Texts['workbook']): Column<Row>[] {
  return [
    { title: columns.topic, format: 'sentences', width: 36, value: ({ topic }) => topic },
    { title: columns.customer, format: 'text', width: 30, value: ({ customer }) => customer?.name ?? null },
    { title: columns.customerId, format: 'text', width: 38, value: ({ customer }) => customer?.id ?? null },
    { title: columns.detail, format: 'sentences', width: 100, value: ({ text }) => text },
  ]
}
