// The reports of a reader: the figures of one day with its files, and the other days.

import { dayOf, isoWeek } from '../../domain/calendar.ts'
import type { DigestFlag } from '../../domain/digest/digest.ts'
import type { PortfolioHead } from '../../domain/portfolio/portfolio.ts'
import { clipped } from '../../domain/untrusted-text.ts'
import { REPORT_FILES, type ReportFile } from '../../layout.ts'
import { type Html, html } from '../html.ts'
import { attentionOf, stateCounts } from '../mail/digest/attention.ts'
import { changeSince } from '../mail/digest/tiles.ts'
import { MAX_NAME } from '../mail/parts/limits.ts'
import { trendTiles } from '../report/trend-tiles.ts'
import type { Texts } from '../texts/texts.ts'
import type { PortalPage } from './page.ts'

export interface ReportFigures {
  readonly head: PortfolioHead
  readonly flags: readonly DigestFlag[]
}

export interface ShownReport {
  /** `YYYY-MM-DD` */
  readonly day: string
  /** null: they cannot be shown, and its files are all that there is. */
  readonly figures: ReportFigures | null
}

export interface ReportPageContent {
  readonly partner: string
  /** The recipient to whose customers the reports are limited; null: all of them are in it. */
  readonly scopedTo: string | null
  /** Whether the reader may upload files. */
  readonly mayUpload: boolean
  /** The path of the link. */
  readonly base: string
  /** The days with a report, the latest first. */
  readonly days: readonly string[]
  /** null: there is no report yet. */
  readonly shown: ShownReport | null
}

export function reportPage(content: ReportPageContent, texts: Texts): PortalPage {
  const { partner, scopedTo, mayUpload, base, days, shown } = content
  const others = days.filter((day) => day !== shown?.day)
  return {
    title: clipped(partner, MAX_NAME),
    lines: [
      ...(shown === null ? [] : [periodOf(shown, texts)]),
      ...(scopedTo === null ? [] : [texts.footer.scopedTo(scopedTo)]),
    ],
    body: html`${
      shown === null
        ? nothingYet(texts)
        : [
            figuresSection(shown, texts),
            filesSection(shown.day, base, texts),
            daysSection(others, base, texts),
          ]
    }${mayUpload ? uploadSection(base, texts) : null}`,
  }
}

/** The answer to the button that asks for a link to upload with, which is mailed and never shown. */
export function uploadLinkPage(base: string, { portalReport }: Texts): PortalPage {
  return {
    title: portalReport.asked,
    body: html`<section class="panel"><p>${portalReport.mailed}</p><p><a href="${base}">${portalReport.back}</a></p></section>`,
  }
}

function nothingYet({ portalReport }: Texts): Html {
  return html`<section class="panel"><h2>${portalReport.noneYet}</h2><p>${portalReport.whenFirst}</p></section>`
}

function periodOf({ day, figures }: ShownReport, { report, mail, footer, formats }: Texts): string {
  const week = mail.week(isoWeek(dayOf(day)))
  if (figures === null) return `${report.title} · ${week}, ${formats.day(day)}`
  const { window, timezone } = figures.head
  return `${report.title} · ${week}, ${footer.window(window.start, window.end, timezone)}`
}

function figuresSection({ figures }: ShownReport, texts: Texts): Html {
  if (figures === null) return html`<section class="panel"><p>${texts.portalReport.noFigures}</p></section>`
  const { head, flags } = figures
  const { portfolio, weeks, dataQuality } = head
  const { summary, figures: words, formats } = texts
  const trend = weeks.map((of) => ({
    asOf: of.asOf,
    figures: of.customers === 0 ? null : of,
    calls28d: of.calls28d,
  }))
  return html`<section><h2>${words.portfolio}</h2>
<p class="headline">${formats.sentences([summary.headline(attentionOf({ flags, dataQuality }), portfolio.customers), summary.movement(stateCounts({ flags }))])}</p>
${trendTiles(portfolio, trend, texts)}
<p class="change">${formats.sentences([formats.sentence(words.portfolioSize(portfolio)), changeSince(portfolio, texts, portfolio.customersInTheWay)])}</p></section>
`
}

function filesSection(day: string, base: string, { portalReport }: Texts): Html {
  const { files, open, download } = portalReport
  const href = (file: ReportFile) => `${base}/${day}/${file}`
  return html`<section><h2>${portalReport.title}</h2>
<p class="actions"><a class="button primary" href="${href('portfolio.html')}">${open}</a><a class="button" href="${href('portfolio.xlsx')}">${download}</a></p>
<ul class="files">${TABLES.map((file) => html`<li><a href="${href(file)}">${file}</a><span>${files[file]}</span></li>`)}</ul></section>
`
}

/** The others have buttons. */
const TABLES = REPORT_FILES.filter(
  (file): file is Exclude<ReportFile, 'portfolio.html' | 'portfolio.xlsx'> =>
    file !== 'portfolio.html' && file !== 'portfolio.xlsx',
)

function daysSection(days: readonly string[], base: string, texts: Texts): Html | null {
  if (days.length === 0) return null
  const { portalReport, mail, formats } = texts
  return html`<section><h2>${portalReport.otherDays}</h2>
<ul class="files">${days.map(
    (day) =>
      html`<li><a href="${base}/${day}">${mail.week(isoWeek(dayOf(day)))}</a><span>${formats.day(day)}</span></li>`,
  )}</ul></section>
`
}

function uploadSection(base: string, { portalReport }: Texts): Html {
  return html`<section class="panel"><h2>${portalReport.uploadTitle}</h2><p>${portalReport.uploadWhat}</p>
<form method="post" action="${base}/upload-link"><button>${portalReport.uploadAsk}</button></form></section>
`
}
