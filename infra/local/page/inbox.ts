// The inbox: every mail that was sent, as HTML, as text and as source.

import { type Context, Hono } from 'hono'
import { byCodePoint } from '../../../shared/domain/ids.ts'
import { type Html, html } from '../../../shared/views/html.ts'
import { formatTime } from './format.ts'
import { notFound, nothing, page } from './layout.ts'
import { createMessageParser, type ParsedMessage } from './messages.ts'
import { download, link, MAIL_SANDBOX, mail } from './respond.ts'
import type { PageSources } from './sources.ts'

const VIEWS = [
  { id: 'html', name: 'HTML' },
  { id: 'text', name: 'Text' },
  { id: 'source', name: 'Source' },
] as const

type View = (typeof VIEWS)[number]['id']

export function inboxPages({ mailbox }: PageSources): Hono {
  const parse = createMessageParser()
  const show =
    (respond: (c: Context, message: ParsedMessage) => Response) =>
    async (c: Context): Promise<Response> => {
      const message = (await mailbox()).find(({ messageId }) => messageId === c.req.query('id'))
      return message === undefined
        ? notFound(c, 'There is no such message.')
        : respond(c, await parse(message))
    }
  return new Hono()
    .get('/', async (c) => listPage(c, await Promise.all((await mailbox()).map(parse))))
    .get('/message', show(messagePage))
    .get(
      '/message/html',
      show((c, { html: markup }) => mail(c, markup)),
    )
    .get(
      '/message/download',
      show((c, { id, raw }) => download(c, `${id}.eml`, raw)),
    )
}

function listPage(c: Context, messages: readonly ParsedMessage[]): Response {
  const newest = messages.toSorted((a, b) => b.atMs - a.atMs || byCodePoint(a.to, b.to))
  const body =
    newest.length === 0
      ? nothing('No mail was sent yet.')
      : html`<ul class="mails">${newest.map(
          ({ id, to, subject, text, atMs }) => html`<li><a href="${link('/inbox/message', { id })}">
<span class="to">${to}</span>
<span class="subject">${subject}</span>
<span class="start">${text.replace(/\s+/g, ' ').slice(0, 160)}</span>
<time>${formatTime(atMs)}</time>
</a></li>`,
        )}</ul>`
  return page(c, { section: '/inbox', title: 'Inbox', aside: html`<p>${newest.length} sent</p>`, body })
}

function messagePage(c: Context, message: ParsedMessage): Response {
  const view = viewOf(c.req.query('view'))
  const { id, subject, from, to, atMs } = message
  const tabs = VIEWS.map(
    (tab) =>
      html`<a href="${link('/inbox/message', { id, view: tab.id })}"${tab.id === view ? html` aria-current="true"` : null}>${tab.name}</a>`,
  )
  const body = html`<dl class="facts"><dt>From</dt><dd>${from}</dd><dt>To</dt><dd>${to}</dd><dt>Sent</dt><dd>${formatTime(atMs)}</dd></dl>
<div class="tabs">${tabs}<a class="download" href="${link('/inbox/message/download', { id })}" download>Download .eml</a></div>
${messageView(message, view)}`
  return page(c, { section: '/inbox', title: subject, back: { path: '/inbox', name: 'Inbox' }, body })
}

function messageView({ id, html: markup, text, source }: ParsedMessage, view: View): Html {
  if (view === 'text') return html`<pre class="sheet">${text}</pre>`
  if (view === 'source') return html`<pre class="sheet source">${source}</pre>`
  if (markup === '') return nothing('This message has no HTML part.')
  return html`<iframe class="sheet" title="The message" sandbox="${MAIL_SANDBOX}" src="${link('/inbox/message/html', { id })}"></iframe>`
}

function viewOf(text: string | undefined): View {
  return VIEWS.find(({ id }) => id === text)?.id ?? 'html'
}
