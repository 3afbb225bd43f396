// Unsubscribing: at once for a mail program that sends what RFC 8058 says, and by a button for whoever opens the link,
// since programs that check links open them too.

import { Hono } from 'hono'
import { listsFor, MAIL_LISTS, type MailList } from '../domain/mail/unsubscription.ts'
import { undoUnsubscribe, unsubscribe, unsubscribedLists } from '../flows/portal/unsubscribe.ts'
import { ANSWER } from '../views/portal/subscriptions.ts'
import { unsubscribePage } from '../views/portal/unsubscribe.ts'
import { fieldsOf } from './form.ts'
import type { PortalPorts } from './ports.ts'
import { backTo, type PortalContext, type PortalRequest, show } from './respond.ts'

export function unsubscribePages(ports: PortalPorts): Hono<PortalContext> {
  const page = async (c: PortalRequest): Promise<Response> => {
    const { partner, recipient } = c.get('reader')
    const left = await unsubscribedLists({ partner, recipient }, ports)
    const about = {
      partner: partner.name,
      address: recipient.email,
      list: listOf(c),
      lists: listsFor(recipient),
      left,
    }
    return show(c, unsubscribePage({ ...about, base: c.get('base') }, c.get('texts')))
  }
  const post = async (c: PortalRequest): Promise<Response> => {
    const field = await fieldsOf(c)
    const list = listOf(c)
    if (field('List-Unsubscribe') === 'One-Click') {
      for (const each of list === null ? MAIL_LISTS : [list]) await unsubscribe(c.get('reader'), each, ports)
      return page(c)
    }
    if (list === null || !(await answerList(c, list, field(ANSWER), ports))) return page(c)
    return backTo(c, `/${list}`)
  }
  return new Hono<PortalContext>().get('/', page).get('/:list', page).post('/', post).post('/:list', post)
}

/** False: it was no answer of our form. */
export async function answerList(
  c: PortalRequest,
  list: MailList,
  answer: string,
  ports: PortalPorts,
): Promise<boolean> {
  if (answer === 'leave') await unsubscribe(c.get('reader'), list, ports)
  else if (answer === 'return') await undoUnsubscribe(c.get('reader'), list, ports)
  else return false
  return true
}

/** null: the path names none. */
export function listOf(c: PortalRequest): MailList | null {
  return MAIL_LISTS.find((list) => list === c.req.param('list')) ?? null
}
