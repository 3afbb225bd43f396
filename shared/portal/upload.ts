// The pages of a link to upload: the form, the receipts of the latest files, and what became of each upload.

import { Hono } from 'hono'
import { dayInZone, formatDay, isReportable, parseDay } from '../domain/calendar.ts'
import { buildDropKey, DATASETS, parseDropKey } from '../domain/drops/drop-key.ts'
import { guessOf } from '../domain/drops/guess.ts'
import { customerId, type PartnerId } from '../domain/ids.ts'
import { MAX_UPLOAD_BYTES, uploadId } from '../domain/portal/upload.ts'
import { visibleLine } from '../domain/untrusted-text.ts'
import { customerNames } from '../flows/portal/customer-names.ts'
import { latestDrops } from '../flows/portal/latest-drops.ts'
import { moveUpload } from '../flows/portal/move-upload.ts'
import type { Reader } from '../flows/portal/open-link.ts'
import { linkToRejects, outcomeOf, ownAddress } from '../flows/portal/outcome.ts'
import { signUpload, type WantedUpload } from '../flows/portal/sign-upload.ts'
import { uploadState } from '../flows/portal/upload-state.ts'
import { outcomePage, receiptPage } from '../views/portal/outcome.ts'
import { uploadPage } from '../views/portal/upload.ts'
import { signedFormPage } from '../views/portal/upload-form.ts'
import { fieldsOf } from './form.ts'
import { contentPolicy } from './headers.ts'
import { listedFile, shownOutcome } from './outcomes.ts'
import type { PortalPorts } from './ports.ts'
import { backTo, type PortalContext, type PortalRequest, say, show } from './respond.ts'

export function uploadPages(ports: PortalPorts): Hono<PortalContext> {
  async function page(c: PortalRequest, problem: string | null): Promise<Response> {
    const reader = c.get('reader')
    const { partner } = reader
    const [drops, customers] = await Promise.all([latestDrops(partner, ports), customerNames(reader, ports)])
    c.header('content-security-policy', contentPolicy(new URL(await ports.uploadForms.url()).origin))
    const content = {
      partner: partner.name,
      base: c.get('base'),
      today: todayOf(reader),
      timeZone: reader.recipient.timeZone,
      lastDataset: drops[0]?.address.dataset ?? null,
      maxBytes: MAX_UPLOAD_BYTES,
      customers,
      files: drops.map(listedFile),
      problem,
    }
    return show(c, uploadPage(content, c.get('texts')), problem === null ? 200 : 400)
  }

  const todayOf = ({ partner }: Reader) => formatDay(dayInZone(ports.clock(), partner.timeZone))
  const noReceipt = (c: PortalRequest) => say(c, c.get('texts').portalUpload.noReceipt, 404)

  return new Hono<PortalContext>()
    .get('/', (c) => page(c, null))
    .post('/form', async (c) => {
      const [reader, words] = [c.get('reader'), c.get('texts').portalUpload]
      const hasScript = c.req.header('accept') === 'application/json'
      const wanted = wantedUpload(await fieldsOf(c), reader.partner.id, todayOf(reader), !hasScript)
      if (typeof wanted === 'string') return hasScript ? c.json({}, 400) : page(c, words[wanted])
      const { form, id, file, replaces } = await signUpload(reader, wanted, ports)
      if (hasScript) return c.json({ ...form, outcome: `${c.get('base')}/outcome/${id}` })
      const { dataset, day, checkOnly: isCheck } = wanted
      const content = { form, file, dataset, day: formatDay(day), replaces, isCheck, back: c.get('base') }
      c.header('content-security-policy', contentPolicy(new URL(form.url).origin))
      return show(c, signedFormPage(content, c.get('texts')))
    })
    .get('/outcome/:upload', async (c) => {
      const [id, base] = [uploadId(c.req.param('upload')), c.get('base')]
      const state = id && (await uploadState(c.get('reader').partner.id, id, ports))
      if (state === null) return say(c, c.get('texts').portalUpload.unknown, 404)
      const rejects = `${base}/rejects?key=${encodeURIComponent(state.key)}`
      const { file, outcome } = shownOutcome(state, rejects, `${base}/move`)
      return show(
        c,
        outcomePage({ file, outcome, path: `${base}/outcome/${id}`, back: base }, c.get('texts')),
      )
    })
    .get('/receipt', async (c) => {
      const [key, base] = [c.req.query('key') ?? '', c.get('base')]
      const address = ownAddress(c.get('reader').partner.id, key)
      const found = address && (await outcomeOf(key, ports))
      if (address === null || found === null) return noReceipt(c)
      const rejects = found.hasRejects ? `${base}/rejects?key=${encodeURIComponent(key)}` : null
      const shown = { receipt: found.receipt, rejects, move: `${base}/move` }
      return show(c, receiptPage(address.file, shown, base, c.get('texts')))
    })
    .get('/rejects', async (c) => {
      const key = c.req.query('key') ?? ''
      const isOwn = ownAddress(c.get('reader').partner.id, key) !== null
      const url = isOwn ? await linkToRejects(key, ports) : null
      return url === null ? say(c, c.get('texts').portalUpload.noRejects, 404) : c.redirect(url, 302)
    })
    .post('/move', async (c) => {
      const field = await fieldsOf(c)
      const id = await moveUpload(c.get('reader'), field('key'), ports)
      return id === null ? say(c, c.get('texts').portalUpload.notMoved, 409) : backTo(c, `/outcome/${id}`)
    })
}

/** What a form asks for; a string: what is wrong with it. */
function wantedUpload(
  field: (name: string) => string,
  partner: PartnerId,
  today: string,
  goesOn: boolean,
): WantedUpload | 'wrongFields' | 'wrongCustomer' {
  const text = (name: string) => field(name).trim()
  const fileName = text('name')
  const dataset = DATASETS.find((each) => each === (text('dataset') || guessOf(fileName, today).dataset))
  const day = parseDay(text('day'))
  if (fileName === '' || dataset === undefined || day === null || !isReportable(day)) return 'wrongFields'
  const customer = text('customer') === '' ? null : customerId(text('customer'))
  const parts = { kind: 'drop', partner, dataset, keyDay: day, customer, file: 'any' } as const
  if (customer !== null && visibleLine(customer) !== customer) return 'wrongCustomer'
  if (parseDropKey(buildDropKey(parts)).kind === 'invalid') return 'wrongCustomer'
  const [checkOnly, replace] = [text('check') === 'yes', text('replace') === 'yes']
  return { dataset, day, customer, fileName, replace, checkOnly, goesOn }
}
