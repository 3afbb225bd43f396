// An explanation as sentences and tables, for a terminal and for pages; and as JSON.

import * as z from 'zod/mini'
import { type Explanation, explanationSchema } from '../domain/explanation/explanation.ts'
import { NO_PRODUCT } from '../domain/metrics/point.ts'
import { dayRanges } from './day-ranges.ts'
import { withSnakeKeys } from './key-case.ts'
import type { Texts } from './texts/texts.ts'

export interface ExplanationSection {
  readonly title: string
  readonly sentences: readonly string[]
  readonly columns: readonly ExplanationColumn[]
  /** As many cells as columns; '' for what is not stated. None: the sentences say all. */
  readonly rows: readonly (readonly string[])[]
}

export interface ExplanationColumn {
  readonly title: string
  readonly isNumber: boolean
}

type Evidenced = Omit<Explanation, 'customerId' | 'customerName' | 'products'>

export const publishedExplanationSchema = z.object({ schema: z.literal(1), ...explanationSchema.shape })

/** JSON text. */
export function explanationJson(explanation: Explanation): string {
  return `${JSON.stringify(withSnakeKeys({ schema: 1, ...explanation }), null, 2)}\n`
}

export function explanationSections(explanation: Explanation, texts: Texts): ExplanationSection[] {
  return [figuresOf(explanation, texts), ...evidenceSections(explanation, texts)]
}

/** All but the figures themselves. */
export function evidenceSections(explanation: Evidenced, texts: Texts): ExplanationSection[] {
  const sections = [licencesOf, namesOf, countsOf, coverageOf, callsOf]
  return sections.flatMap((section) => section(explanation, texts) ?? [])
}

function figuresOf(
  { figures, products, coverageDays, windowStart, asOf }: Explanation,
  { explanation: texts, formats }: Texts,
): ExplanationSection {
  const { title, columns, total, noProduct, deployment, usage } = texts.figures
  if (figures === null)
    return { title, sentences: [texts.notListed(windowStart, asOf)], columns: [], rows: [] }
  const row = (name: string, of: typeof figures) => {
    const { transferred, inactiveSubscription, trial, yammer, unlicensed } = of.over
    const active = [
      of.entitlementsActive,
      of.entitledActive,
      transferred,
      inactiveSubscription,
      trial,
      yammer,
      unlicensed,
    ]
    return [
      name,
      formats.count(of.licensesSold),
      assigned(of),
      ...active.map((count) => (coverageDays === 0 ? texts.unknown : formats.count(count))),
    ]
  }
  const assigned = ({ licensesSold, licensesAssigned: count }: typeof figures) => {
    if (count !== null) return formats.count(count)
    return licensesSold === 0 ? '' : texts.unknown
  }
  const rows = products.map((product) =>
    row(product.sku === NO_PRODUCT ? noProduct : named(product), product),
  )
  return {
    title,
    sentences: [deployment(figures), usage(figures)],
    columns: columnsOf(columns, ['product']),
    rows: rows.length > 1 ? [...rows, row(total, figures)] : rows,
  }
}

function named({ sku, name }: Explanation['products'][number]): string {
  return name === '' || name === sku ? sku : `${name} (${sku})`
}

function licencesOf(
  { licences, stateDate, figures }: Evidenced,
  { explanation: { licences: texts, unknown }, formats }: Texts,
): ExplanationSection | null {
  if (stateDate === null || figures === null) return null
  return {
    title: texts.title,
    sentences: [texts.since(stateDate, figures.licensesSold)],
    columns: columnsOf(texts.columns, ['product', 'stated', 'subscription', 'treatment', 'file']),
    rows: licences.map((licence) => [
      licence.sku ?? texts.ignored,
      licence.productName === '' ? licence.partNumber : licence.productName,
      licence.subscriptionId,
      formats.count(licence.sold),
      licence.assigned === null ? unknown : formats.count(licence.assigned),
      formats.count(licence.seatsCounted),
      texts.treatment(licence.treatment, licence.status),
      licence.key,
    ]),
  }
}

function namesOf(
  { names }: Evidenced,
  { explanation: { names: texts }, formats }: Texts,
): ExplanationSection {
  const unmatched = names.filter(({ match }) => match === 'unmatched').length
  return {
    title: texts.title,
    sentences: [names.length === 0 ? texts.none : texts.matched(names.length, unmatched)],
    columns: columnsOf(texts.columns, ['name', 'match', 'files']),
    rows: names.map(({ name, match, skus, users, activeUsers, keys, keysMore }) => [
      name === '' ? texts.unnamed : name,
      texts.match(match, skus),
      formats.count(users),
      formats.count(activeUsers),
      texts.files(keys.at(-1) ?? '', keys.length - 1 + keysMore),
    ]),
  }
}

function countsOf(
  { counts }: Evidenced,
  { explanation: { counts: texts, names }, formats }: Texts,
): ExplanationSection | null {
  if (counts.length === 0) return null
  return {
    title: texts.title,
    sentences: [texts.sentence],
    columns: columnsOf(texts.columns, ['name', 'match', 'used', 'file']),
    rows: counts.map(({ name, match, skus, activeUsers, windowDays, isUsed, key }) => [
      name,
      names.match(match, skus),
      formats.count(activeUsers),
      formats.count(windowDays),
      texts.isUsed(isUsed, match),
      key,
    ]),
  }
}

function coverageOf(
  { coverage, coverageMore, coverageDays, missingDays }: Evidenced,
  { explanation: { coverage: texts }, formats }: Texts,
): ExplanationSection {
  const missing = dayRanges(missingDays).map(([first, last]) => formats.shortDays(first, last))
  return {
    title: texts.title,
    sentences: [
      texts.days(coverageDays, missing),
      ...(coverageMore === 0 ? [] : [texts.more(coverage.length, coverageMore)]),
    ],
    columns: columnsOf(texts.columns, ['from', 'to', 'file']),
    rows: coverage.map(({ key, from, to }) => [from, to, key]),
  }
}

function callsOf(
  { calls, calls28d }: Evidenced,
  { explanation: { calls: texts }, formats }: Texts,
): ExplanationSection {
  return {
    title: texts.title,
    sentences: [texts.total(calls28d)],
    columns: columnsOf(texts.columns, ['category', 'countsAs', 'isHelp', 'file']),
    rows: calls.map(({ key, category, countsAs, calls: count, isHelp }) => [
      category,
      texts.countsAs(countsAs),
      formats.count(count),
      texts.isHelp(isHelp),
      key,
    ]),
  }
}

/** `words`: the columns that hold no numbers. */
function columnsOf<Name extends string>(
  titles: Readonly<Record<Name, string>>,
  words: readonly Name[],
): ExplanationColumn[] {
  return Object.entries<string>(titles).map(([name, title]) => ({
    title,
    isNumber: !words.includes(name as Name),
  }))
}
