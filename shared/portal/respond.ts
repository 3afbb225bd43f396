// Answers of the portal: a page, or one sentence in its place. No answer holds an address that was asked for.

import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Reader } from '../flows/portal/open-link.ts'
import { type PortalPage, portalDocument } from '../views/portal/page.ts'
import { sentencePage } from '../views/portal/sentence.ts'
import type { Texts } from '../views/texts/texts.ts'

export interface PortalContext {
  Variables: {
    /** The path of the portal, without a slash at the end; every path in a page begins with it. */
    root: string
    /** In the reader's language. */
    texts: Texts
    /** The path of the pages of this link: `{root}/report/{partner}/{token}`. */
    base: string
    /** Who followed the link. */
    reader: Reader
  }
}

export type PortalRequest = Context<PortalContext>

export function show(c: PortalRequest, page: PortalPage, status: ContentfulStatusCode = 200): Response {
  const frame = { root: c.get('root'), isPrivate: c.get('reader') !== undefined }
  return c.html(portalDocument(page, frame, c.get('texts')).markup, status)
}

/** An error in one sentence. */
export function say(c: PortalRequest, sentence: string, status: ContentfulStatusCode): Response {
  return show(c, sentencePage(sentence, c.get('texts')), status)
}

/** The page of this link to go to after a form was sent. */
export function backTo(c: PortalRequest, page = ''): Response {
  return c.redirect(`${c.get('base')}${page}`, 303)
}
