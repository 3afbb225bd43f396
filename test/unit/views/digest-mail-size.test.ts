import { describe, expect, it } from 'vitest'
import { buildDigest } from '../../../shared/domain/digest/build-digest.ts'
import { RULES } from '../../../shared/domain/flags/flag.ts'
import { customerId } from '../../../shared/domain/ids.ts'
import { MAX_HTML_BYTES } from '../../../shared/views/mail/parts/page.ts'
import { customersIn } from '../../../shared/views/mail-scope.ts'
import { encodedBytes } from '../../../shared/views/mime.ts'
import { LANGUAGES, textsFor } from '../../../shared/views/texts/languages.ts'
import {
  type CustomerStory,
  digestOf,
  everything,
  inputOf,
  partnerPoint,
} from '../domain/digest/portfolios.ts'
import { IMPRINT, mailOf } from './mails.ts'

const calm = { sold: 100, assigned: 90, entitled: 80, calls: 1 }
const low = { ...calm, entitled: 30 }

describe('the size', () => {
  it('of a small portfolio leaves room for everything', () => {
    const { html, shown } = mailOf(buildDigest(everything()))
    expect(encodedBytes(html)).toBeLessThan(MAX_HTML_BYTES)
    expect(shown).not.toMatch(/\d of \d+ shown/)
  })

  it.each([
    [10, 0],
    [20, 0],
    [60, 20],
    [400, 360],
  ])('of %i flagged customers is kept by lowering the level of detail', (count, uncounted) => {
    const digest = digestOf(manyStories(count, (n) => `Customer ${n}`))
    const { html, shown } = mailOf(digest)
    expect(encodedBytes(html)).toBeLessThanOrEqual(MAX_HTML_BYTES)
    expectWholeFooter(shown)
    expect(shown).toContain('Case studies')
    expect(new Set(customersIn(html)).size).toBe(count - uncounted)
    const cut = `${count - uncounted} of ${count} shown.`
    expect(shown.includes(cut)).toBe(uncounted > 0)
  })

  it.each([10, 60, 400])('of %i flagged customers with links to the portal is kept too', (count) => {
    const url = (purpose: string) => `https://portal.uptake.example/${purpose}/golden/${'x'.repeat(43)}`
    const links = {
      report: url('report'),
      preferences: url('preferences'),
      unsubscribe: `${url('unsubscribe')}/digest`,
    }
    const { html, text, shown } = mailOf(digestOf(manyStories(count, (n) => `Customer ${n}`)), links)
    expect(encodedBytes(html)).toBeLessThanOrEqual(MAX_HTML_BYTES)
    expectWholeFooter(shown)
    for (const one of Object.values(links)) {
      expect(html).toContain(`href="${one}"`)
      expect(text).toContain(one)
    }
    const cards = html.split(/class="e\d"/).length - 1
    expect(html.split('/flags#c-').length - 1).toBe(cards)
    expect(text.split('/flags#c-').length - 1).toBe(cards)
  })

  it.each(LANGUAGES)('in $name is kept, with what the figures mean and the imprint', ({ locale }) => {
    const { html, shown } = mailOf(digestOf(manyStories(400, (n) => `Customer ${n}`)), {}, locale)
    expect(encodedBytes(html)).toBeLessThanOrEqual(MAX_HTML_BYTES)
    const { terms } = textsFor(locale).footer
    for (const [term] of terms) expect(shown).toContain(term.replace(/\s/g, ' '))
    expect(shown.trimEnd().slice(-IMPRINT.length)).toBe(IMPRINT)
  })

  it('gives up bars, then cards, and only as far as it must', () => {
    const seen = [5, 12, 60].map((count) => {
      const { html, shown } = mailOf(digestOf(manyStories(count, (n) => `Customer ${n}`)))
      return { bars: html.split('class="v"').length - 1, reasons: shown.split('below 40%').length - 1 }
    })
    expect(seen).toEqual([
      { bars: 5, reasons: 5 },
      { bars: 10, reasons: 10 },
      { bars: 10, reasons: 10 },
    ])
  })

  it('of the worst portfolio is kept too, with the whole footer', () => {
    const worst = '"😀<&>\''.repeat(200)
    const stories = manyStories(300, () => worst, `&"${'\u{10ffff}'.repeat(62)}`)
    const input = inputOf(stories)
    const digest = buildDigest({
      ...input,
      partner: { ...input.partner, name: worst },
      customers: input.customers.map((customer) => ({
        ...customer,
        point: {
          ...customer.point,
          clashes: [{ subscription: worst, keys: [worst], keysMore: 3 }],
          otherWindows: [{ sku: worst, windowDays: 7 }],
        },
      })),
      partnerPoint: partnerPoint({
        missingDays: input.partnerPoint.missingDays,
        unmatchedOrganisations: Array.from({ length: 500 }, () => ({ word: worst, calls: 1 })),
        unmatchedOrganisationsMore: 19_500,
        unmappedCategories: Array.from({ length: 500 }, () => ({ word: worst, calls: 1 })),
        unmappedCategoriesMore: 19_500,
      }),
      restatements: Array.from({ length: 500 }, (_, n) => ({
        week: `2026-W${10 + (n % 12)}`,
        customerId: `c${n}`,
        customerName: worst,
        accountManager: '',
        was: { adjustedUsagePct: 50, flags: [] },
        isNow: { adjustedUsagePct: 70, flags: EVERY_FLAG },
        because: Array.from({ length: 5 }, () => worst),
        becauseMore: 99,
      })),
      undelivered: Array.from({ length: 50 }, () => ({
        week: '2026-W46',
        recipient: 'li@golden.example',
        how: 'refused' as const,
        reason: worst,
      })),
      refusedDrops: Array.from({ length: 500 }, () => ({
        key: worst,
        customer: customerId('x'),
        code: 'not_text' as const,
        message: worst,
        receiptKey: worst,
      })),
    })
    const { html, shown } = mailOf(digest)
    expect(encodedBytes(html)).toBeLessThanOrEqual(MAX_HTML_BYTES)
    expectWholeFooter(shown)
    expect(shown).toMatch(/\d of 300 shown\. All of them are in portfolio\.html\./)
  })
})

const EVERY_FLAG = RULES.map((rule) => ({ rule, severity: 'critical', state: 'continuing' }) as const)

function manyStories(
  count: number,
  name: (n: number) => string,
  idStart = 'c',
): Record<string, CustomerStory> {
  const story = (n: number): [string, CustomerStory] => [
    `${idStart}${String(n).padStart(4, '0')}`,
    {
      name: name(n),
      manager: name(n),
      weeks: [calm, { ...low, calls: 40, over: { transferred: 3, trial: 90, unlicensed: 9 } }],
    },
  ]
  return Object.fromEntries(Array.from({ length: count }, (_, n) => story(n)))
}

function expectWholeFooter(shown: string): void {
  expect(shown).toContain('Why usage can exceed 100%')
  expect(shown).toContain('Central European Time (Europe/Madrid)')
  expect(shown).toContain('Sent to ana@golden.example')
  expect(shown.trimEnd().slice(-IMPRINT.length)).toBe(IMPRINT)
}
