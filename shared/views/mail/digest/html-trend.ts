// The trend of a customer: a bar for each week, in the cells of a table, and the words that say the same.

import { type Html, html } from '../../html.ts'
import { paragraph } from '../parts/elements.ts'
import { ACCENT, BAR, TRACK } from '../parts/styles.ts'
import type { Trend } from './model.ts'

const HEIGHT = 36
const WIDTH = 9

export function trendHtml({ title, bars, caption }: Trend, colon: string): Html {
  const words = html`${paragraph(title, { size: 12, isMuted: true })}${bars === null ? null : barsHtml(bars, `${title}${colon}${caption}`)}${paragraph(caption, { size: 12, above: bars === null ? 0 : 4 })}`
  return words
}

/** The last week stands out. */
function barsHtml(bars: readonly (number | null)[], label: string): Html {
  const cells = bars.map((value, n) =>
    value === null ? unknown() : bar(value, n === bars.length - 1 ? LAST : EARLIER),
  )
  return html`<table role="img" aria-label="${label}" cellpadding="0" cellspacing="0" style="margin:4px 0 0"><tr>${cells}</tr></table>`
}

const LAST = { name: 'f', ground: ACCENT }
const EARLIER = { name: 'v', ground: BAR }

/** At least a line, so that 0 is seen as well. */
function bar(value: number, { name, ground }: typeof LAST): Html {
  const height = Math.max(2, Math.round((Math.min(100, value) / 100) * HEIGHT))
  return cell(
    html`<table cellpadding="0" cellspacing="0"><tr><td class="${name}" width="${WIDTH}" height="${height}" style="font-size:0;line-height:0;background:${ground}">&nbsp;</td></tr></table>`,
  )
}

function unknown(): Html {
  return cell(
    html`<table cellpadding="0" cellspacing="0"><tr><td class="b" width="${WIDTH}" height="1" style="font-size:0;line-height:0;background:${TRACK}">&nbsp;</td></tr></table>`,
  )
}

function cell(content: Html): Html {
  return html`<td valign="bottom" height="${HEIGHT}" style="padding:0 3px 0 0">${content}</td>`
}
