// The digest mail in a real browser: readable by everybody at any width, light and dark, and nothing comes from elsewhere.

import axe from 'axe-core'
import type { Page as Tab } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import type { Digest } from '../../shared/domain/digest/digest.ts'
import { LANGUAGES } from '../../shared/views/texts/languages.ts'
import { day } from '../unit/domain/digest/points.ts'
import { digestOf, steady, type WeekFigures } from '../unit/domain/digest/portfolios.ts'
import { everyPart, LINKS, mailOf } from '../unit/views/mails.ts'
import { launchBrowser } from './browser.ts'

const browser = await launchBrowser()
afterAll(() => browser?.close())

const calm: WeekFigures = { sold: 100, assigned: 90, entitled: 80, calls: 1 }
const old = { stateDay: day('2026-11-08'), activityDay: day('2026-11-08') }
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

const DIGESTS: readonly (readonly [string, () => Digest])[] = [
  ['every part', everyPart],
  ['good news', () => digestOf({ a: { name: 'Proseware', weeks: steady(13, calm) } })],
  ['nothing new', () => digestOf({ a: { weeks: steady(4, { ...calm, entitled: 30, point: old }) } })],
  [
    'long names and large figures',
    () =>
      digestOf({
        [LONG]: {
          name: LONG,
          manager: `${LONG}@golden.example`,
          weeks: [{ sold: 1_250_000, assigned: 900_000, entitled: 123_456, calls: 98_765 }],
        },
      }),
  ],
]

describe.skipIf(browser === null)('a digest mail in a browser', () => {
  const widths = [1280, 320]
  const schemes = ['light', 'dark'] as const
  const english = DIGESTS.flatMap(([name, digest]) =>
    widths.flatMap((width) =>
      schemes.map((colorScheme) => ({ name, digest, width, colorScheme, locale: 'en' })),
    ),
  )
  const others = LANGUAGES.filter(({ locale }) => locale !== 'en').map(({ locale, name }) => ({
    name: `every part in ${name}`,
    digest: everyPart,
    width: 320,
    colorScheme: 'light' as const,
    locale,
  }))

  it.each([...english, ...others])(
    'with $name, at $width pixels, $colorScheme',
    async ({ digest, width, colorScheme, locale }) => {
      const context = await browser?.newContext({ viewport: { width, height: 800 }, colorScheme })
      const tab = (await context?.newPage()) ?? expect.fail('no browser')
      try {
        const asked: string[] = []
        tab.on('request', (request) => asked.push(request.url()))
        await tab.setContent(mailOf(digest(), LINKS, locale).html)
        expect(await violations(tab)).toEqual([])
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width)
        expect(asked).toEqual([])
      } finally {
        await context?.close()
      }
    },
  )
})

const NO_LANDMARKS = { region: { enabled: false }, 'landmark-one-main': { enabled: false } }

/** A mail is shown within the page of a mail client, which has the landmarks. */
async function violations(tab: Tab): Promise<unknown[]> {
  await tab.evaluate(axe.source)
  const found = (await tab.evaluate(`axe.run({ rules: ${JSON.stringify(NO_LANDMARKS)} })`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
  }
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => [id, node.html, node.failureSummary]),
  )
}
