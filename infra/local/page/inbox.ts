// The inbox: what was mailed, as its reader sees it, as text, and as it left.

import { byCodePoint } from '../../../shared/domain/ids.ts'
import { type Html, html } from '../../../shared/views/html.ts'
import type { Reply } from '../../emulator/loopback.ts'
import { framed, notFound } from './frame.ts'
import { messageReader, type ReadMessage } from './messages.ts'
import { downloadReply, link, messageReply, nothing, type Routes } from './reply.ts'
import type { PageSources } from './sources.ts'
import { timeOf } from './words.ts'

const VIEWS = [
  { id: 'html', name: 'HTML' },
  { id: 'text', name: 'Text' },
  { id: 'source', name: 'Source' },
] as const

type View = (typeof VIEWS)[number]['id']

export function inboxRoutes({ mailbox }: PageSources): Routes {
  const read = messageReader()
  const withMessage =
    (show: (message: ReadMessage, query: URLSearchParams) => Reply) =>
    async (query: URLSearchParams): Promise<Reply> => {
      const found = (await mailbox()).find(({ messageId }) => messageId === query.get('id'))
      return found === undefined ? notFound('There is no such message.') : show(await read(found), query)
    }
  return {
    '/inbox': async () => listPage(await Promise.all((await mailbox()).map(read))),
    '/inbox/message': withMessage((message, query) => messagePage(message, viewOf(query))),
    '/inbox/message/html': withMessage(({ html: markup }) => messageReply(markup)),
    '/inbox/message/download': withMessage(({ id, raw }) => downloadReply(`${id}.eml`, raw)),
  }
}

function listPage(messages: readonly ReadMessage[]): Reply {
  const newest = messages.toSorted((a, b) => b.atMs - a.atMs || byCodePoint(a.to, b.to))
  const body =
    newest.length === 0
      ? nothing('No mail was sent yet.')
      : html`<ul class="mails">${newest.map(
          ({ id, to, subject, text, atMs }) => html`<li><a href="${link('/inbox/message', { id })}">
<span class="to">${to}</span>
<span class="subject">${subject}</span>
<span class="start">${text.replace(/\s+/g, ' ').slice(0, 160)}</span>
<time>${timeOf(atMs)}</time>
</a></li>`,
        )}</ul>`
  return framed({ section: '/inbox', title: 'Inbox', aside: html`<p>${newest.length} sent</p>`, body })
}

function messagePage(message: ReadMessage, view: View): Reply {
  const { id, subject, from, to, atMs } = message
  const tabs = VIEWS.map(
    (tab) =>
      html`<a href="${link('/inbox/message', { id, view: tab.id })}"${tab.id === view ? html` aria-current="true"` : null}>${tab.name}</a>`,
  )
  const body = html`<dl class="facts"><dt>From</dt><dd>${from}</dd><dt>To</dt><dd>${to}</dd><dt>Sent</dt><dd>${timeOf(atMs)}</dd></dl>
<div class="tabs">${tabs}<a class="download" href="${link('/inbox/message/download', { id })}" download>Download .eml</a></div>
${messageView(message, view)}`
  return framed({ section: '/inbox', title: subject, back: { path: '/inbox', name: 'Inbox' }, body })
}

function messageView({ id, html: markup, text, source }: ReadMessage, view: View): Html {
  if (view === 'text') return html`<pre class="sheet">${text}</pre>`
  if (view === 'source') return html`<pre class="sheet source">${source}</pre>`
  if (markup === '') return nothing('This message has no HTML part.')
  return html`<iframe class="sheet" title="The message" sandbox="" src="${link('/inbox/message/html', { id })}"></iframe>`
}

function viewOf(query: URLSearchParams): View {
  return VIEWS.find(({ id }) => id === query.get('view'))?.id ?? 'html'
}
