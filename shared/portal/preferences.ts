// What a recipient can choose.

import { Hono } from 'hono'
import { listsFor } from '../domain/mail/unsubscription.ts'
import { chooseLocale, localeOf } from '../flows/portal/preferences.ts'
import { unsubscribedLists } from '../flows/portal/unsubscribe.ts'
import { preferencesPage } from '../views/portal/preferences.ts'
import { ANSWER } from '../views/portal/subscriptions.ts'
import { LANGUAGES, languageOf } from '../views/texts/languages.ts'
import { flagPages } from './flags.ts'
import { fieldsOf } from './form.ts'
import type { PortalPorts } from './ports.ts'
import { backTo, type PortalContext, show } from './respond.ts'
import { answerList, listOf } from './unsubscribe.ts'

export function preferencesPages(ports: PortalPorts): Hono<PortalContext> {
  return new Hono<PortalContext>()
    .get('/', async (c) => {
      const reader = c.get('reader')
      const content = {
        partner: reader.partner.name,
        address: reader.recipient.email,
        lists: listsFor(reader.recipient),
        left: await unsubscribedLists(reader, ports),
        languages: LANGUAGES,
        language: languageOf(await localeOf(reader, ports)),
        base: c.get('base'),
      }
      return show(c, preferencesPage(content, c.get('texts')))
    })
    .route('/flags', flagPages(ports))
    .post('/mail/:list', async (c) => {
      const list = listOf(c)
      const field = await fieldsOf(c)
      if (list !== null) await answerList(c, list, field(ANSWER), ports)
      return backTo(c)
    })
    .post('/language', async (c) => {
      const field = await fieldsOf(c)
      const language = languageOf(field('locale'))
      if (language !== null) await chooseLocale(c.get('reader'), language.locale, ports)
      return backTo(c)
    })
}
