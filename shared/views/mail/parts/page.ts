// The HTML page of every mail: one column of cards, in light and dark. It is own code rather than mjml or react-email
// because a digest is rendered at decreasing levels of detail until it fits below Gmail's limit, which takes control of
// every byte, and because a frozen digest must render to the same bytes whatever version a library has.

import { type Html, html, verbatim } from '../../html.ts'
import { LAYOUT, openRow, paragraph, row } from './elements.ts'
import { type MailLink, textLink } from './links.ts'
import { ACCENT, FONT, INK, PAGE, STYLE_SHEET } from './styles.ts'

/** Gmail clips messages at 102 KB, and with them the footer. */
export const MAX_HTML_BYTES = 90_000

export interface PageHead {
  /** BCP 47. */
  readonly language: string
  readonly subject: string
  /** What an inbox shows after the subject. */
  readonly preheader: string
}

/** A whole document; `rows`: the table rows of the column. */
export function pageHtml({ language, subject, preheader }: PageHead, rows: readonly Html[]): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no"><title>${subject}</title><style>${verbatim(STYLE_SHEET)}</style><!--[if mso]><style>td,h1,h2,h3,p,span{font-family:'Segoe UI',Arial,sans-serif!important}</style><![endif]--></head>
<body class="g" style="margin:0;padding:0;background:${PAGE};font-family:${FONT};color:${INK}"><div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}${verbatim(INBOX_FILLER)}</div>
<table ${LAYOUT} class="g" style="background:${PAGE}"><tr><td align="center" style="padding:20px 10px 32px;font-family:${FONT}">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table ${LAYOUT} style="max-width:600px;margin:0 auto;text-align:left">
${rows}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table></body></html>
`.markup
}

/** The kind of mail, the partner, and the period. */
export function headRow(about: string, partner: string, period: string): Html {
  return row(
    html`<p class="a" style="margin:0;font-size:13px;line-height:18px;font-weight:700;color:${ACCENT}">${about}</p><h1 class="h" style="margin:4px 0 2px;font-size:28px;line-height:34px;word-break:break-word">${partner}</h1>${paragraph(period, { size: 13, isMuted: true })}`,
    '24px 24px 0',
  )
}

/** Small print below the last card. */
export function footerRow(lines: readonly string[], links: readonly MailLink[]): Html {
  const small = (content: Html | string) => paragraph(content, { size: 13, isMuted: true })
  const linked = links.map((link, n) => html`${n === 0 ? null : ' · '}${textLink(link)}`)
  return openRow(html`${links.length === 0 ? null : small(html`${linked}`)}${lines.map(small)}`, '2px 4px 0')
}

/** Keeps an inbox from showing the beginning of the body after the preheader. */
const INBOX_FILLER = '&#847;&zwnj;&nbsp;'.repeat(40)
