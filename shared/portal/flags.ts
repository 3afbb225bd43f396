// The open flags that the reader may see, and forms to snooze them and to end that.

import { Hono } from 'hono'
import { RULES } from '../domain/flags/flag.ts'
import { SNOOZE_WEEKS } from '../domain/flags/snooze.ts'
import { flagAnchor } from '../domain/portal/flag-anchor.ts'
import { oneLine } from '../domain/untrusted-text.ts'
import { endSnooze, openFlags, setSnooze } from '../flows/portal/snooze.ts'
import { flagsPage } from '../views/portal/flags.ts'
import { fieldsOf } from './form.ts'
import type { PortalPorts } from './ports.ts'
import { backTo, type PortalContext, say, show } from './respond.ts'

export function flagPages(ports: PortalPorts): Hono<PortalContext> {
  return new Hono<PortalContext>()
    .get('/', async (c) => {
      const reader = c.get('reader')
      const customers = await openFlags(reader, ports)
      return show(
        c,
        flagsPage({ partner: reader.partner.name, customers, base: c.get('base') }, c.get('texts')),
      )
    })
    .post('/snooze', async (c) => {
      const field = await fieldsOf(c)
      const { portalFlags } = c.get('texts')
      const weeks = SNOOZE_WEEKS.find((each) => String(each) === field('weeks'))
      const reason = oneLine(field('reason'))
      if (weeks === undefined || reason === '') return say(c, portalFlags.incomplete, 400)
      const flag = flagOf(field)
      const isSet = flag !== null && (await setSnooze(c.get('reader'), { ...flag, weeks, reason }, ports))
      return isSet ? backTo(c, `/flags#${flagAnchor(flag.customer)}`) : say(c, portalFlags.notOpen, 404)
    })
    .post('/end', async (c) => {
      const flag = flagOf(await fieldsOf(c))
      const isDone = flag !== null && (await endSnooze(c.get('reader'), flag, ports))
      return isDone
        ? backTo(c, `/flags#${flagAnchor(flag.customer)}`)
        : say(c, c.get('texts').portalFlags.notOpen, 404)
    })
}

function flagOf(field: (name: string) => string) {
  const rule = RULES.find((each) => each === field('rule'))
  return rule === undefined ? null : { customer: field('customer'), rule }
}
