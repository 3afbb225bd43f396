import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCanary } from '../../../../shared/domain/canary.ts'
import { NO_PRODUCTS } from '../../../../shared/domain/catalogue/product-index.ts'
import { type CustomerId, customerId, type PartnerId, partnerId } from '../../../../shared/domain/ids.ts'
import {
  DEFAULT_THRESHOLDS,
  type Partner,
  type Settings,
  thresholdsFor,
} from '../../../../shared/domain/settings.ts'
import { parseSettings, parseSettingsFile } from '../../../../shared/domain/settings-file.ts'

type Written = Record<string, unknown>

const SIMULATED = { email: 'Success+1@simulator.amazonses.com', customers: 'all' }
const ANA = { email: 'ana@northwind.example', name: 'Ana Ruiz', customers: 'all' }

describe('parseSettings', () => {
  it('fills in defaults', () => {
    expect(onlyPartner({})).toEqual({
      id: 'northwind',
      name: 'Northwind Cloud',
      timeZone: 'Europe/Madrid',
      locale: 'en',
      send: { weekday: 'monday', time: '08:00' },
      recipients: [
        {
          email: 'ana@northwind.example',
          name: 'Ana Ruiz',
          customers: 'all',
          locale: 'en',
          timeZone: 'Europe/Madrid',
          upload: false,
        },
      ],
      replyTo: null,
      thresholds: DEFAULT_THRESHOLDS,
      customerThresholds: new Map(),
      products: new Map(),
      operatorProducts: NO_PRODUCTS,
      excludedProducts: new Set(),
      countFreeProducts: false,
      supportCategories: new Map(),
      dateOrder: null,
      columns: {},
      customers: new Map(),
      supportSkip: new Map(),
      branding: { color: null, logo: null, contact: null },
      links: { training: null, selfService: null, booking: null },
      customerLocales: new Map(),
      prices: new Map(),
      opportunities: true,
      canary: false,
    })
  })

  it('accepts any customer or help desk category, even those named like properties of every object', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const own = names.map((name) => `${JSON.stringify(name)}: { "min_seats": 3 }`).join()
    const words = names.map((name) => `${JSON.stringify(name)}: "help"`).join()
    const written = JSON.stringify([{ id: 'n1', name: 'N', timezone: 'UTC', recipients: [] }]).replace(
      '}]',
      `, "customer_thresholds": {${own}}, "support_categories": {${words}} }]`,
    )
    const parsed = parseSettingsFile(Buffer.from(written), NO_PRODUCTS)
    const [partner] = 'settings' in parsed ? parsed.settings.values() : []
    for (const name of names) {
      expect(partner?.customerThresholds.get(customerId(name))?.minSeats).toBe(3)
      expect(partner?.supportCategories.get(name.toLowerCase())).toBe('help')
    }
  })

  it('reports such a name if it is not a field', () => {
    expect(parseSettings('[{ "__proto__": { "id": "n1" } }]')).toMatchObject({
      problems: expect.arrayContaining([
        expect.stringMatching(/^partners\[0\]\.__proto__: is not a known field/),
      ]),
    })
    expect(parseSettings('[{ "customer_thresholds": { "__proto__": 7 } }]')).toMatchObject({
      problems: expect.arrayContaining([
        'partners[0].customer_thresholds.__proto__: must be an object, in { }.',
      ]),
    })
  })

  it.each([
    ['windows-1252', Buffer.from('[{\n"name": "Café"\n}]', 'latin1'), 2],
    ['utf-16', Buffer.from('\ufeff[]', 'utf16le'), 1],
    ['a character cut off at the end', Buffer.from('[]\n\n\u00e9').subarray(0, -1), 3],
  ])('reports text that is not UTF-8: %s', (_, bytes, line) => {
    expect(parseSettingsFile(bytes, NO_PRODUCTS)).toEqual({
      problems: [`line ${line}: the text is not UTF-8; save the file as UTF-8.`],
    })
  })

  it('reads every field', () => {
    const thresholds = {
      low_usage: { warning: 1, critical: 2 },
      low_deployment: { warning: 3, critical: 4 },
      declining: { week: 5, mean: 6 },
      expansion: { usage: 7, deployment: 8 },
      high_support: {
        calls: 9,
        per_100: 10,
        times_baseline: 11,
        critical_per_100: 12,
        critical_times_baseline: 13,
      },
      min_seats: 14,
      ramping_days: 15,
      coverage_days: 16,
      recovery_margin: 17.5,
      stale_days: 0,
    }
    const partner = onlyPartner({
      locale: 'zh-TW',
      send: { weekday: 'Friday', time: '04:00' },
      recipients: [
        { ...ANA, email: ' Ana@Northwind.Example', customers: 'own', locale: 'de', timezone: 'Asia/Taipei' },
        { ...ANA, email: 'b@c.de' },
      ],
      thresholds,
      excluded_products: [' power_bi_standard '],
      support_categories: { ' Question ': 'how-to', INCIDENT: 'Incident' },
    })
    expect(partner).toMatchObject({
      locale: 'zh-TW',
      send: { weekday: 'friday', time: '04:00' },
      recipients: [
        { email: 'ana@northwind.example', customers: 'own', locale: 'de', timeZone: 'Asia/Taipei' },
        { email: 'b@c.de', locale: 'zh-TW', timeZone: 'Europe/Madrid' },
      ],
      thresholds: {
        lowUsage: { warning: 1, critical: 2 },
        lowDeployment: { warning: 3, critical: 4 },
        declining: { week: 5, mean: 6 },
        expansion: { usage: 7, deployment: 8 },
        highSupport: {
          calls: 9,
          per100: 10,
          timesBaseline: 11,
          criticalPer100: 12,
          criticalTimesBaseline: 13,
        },
        minSeats: 14,
        rampingDays: 15,
        coverageDays: 16,
        recoveryMargin: 17.5,
        staleDays: 0,
      },
    })
    expect(partner.excludedProducts).toEqual(new Set(['power_bi_standard']))
    expect(partner.supportCategories).toEqual(
      new Map([
        ['question', 'how-to'],
        ['incident', 'incident'],
      ]),
    )
  })

  it('reads where answers go', () => {
    expect(onlyPartner({ reply_to: ' Success@Northwind.example ' }).replyTo).toBe('success@northwind.example')
  })

  it('reads how reports look and where they lead', () => {
    const partner = onlyPartner({
      branding: { color: '#0F6E68', logo: 'northwind.png', contact: ' Success@Northwind.example ' },
      links: { training: 'https://learn.example/', self_service: 'https://help.example/?q=1' },
      customer_locale: { ' GAMMA ': 'de' },
      prices: { SPE_E3: { amount: 36.5, currency: 'EUR' } },
    })
    expect(partner).toMatchObject({
      branding: { color: '#0f6e68', logo: 'northwind.png', contact: 'success@northwind.example' },
      links: { training: 'https://learn.example/', selfService: 'https://help.example/?q=1', booking: null },
    })
    expect(partner.customerLocales).toEqual(new Map([['gamma', 'de']]))
    expect(partner.prices).toEqual(new Map([['spe_e3', { amount: 36.5, currency: 'EUR' }]]))
  })

  it('reads whether commercial parts are shown', () => {
    expect(onlyPartner({ opportunities: false }).opportunities).toBe(false)
  })

  it.each([{ recipients: [] }, { recipients: [SIMULATED] }])('accepts a canary with %j', ({ recipients }) => {
    const text = JSON.stringify([written({ canary: true, recipients }), written({ id: 'adatum' })])
    const settings = settingsOf(text)
    const ids = ['northwind', 'adatum', 'nobody'] as PartnerId[]
    expect(ids.map((id) => isCanary(settings, id))).toEqual([true, false, false])
  })

  it.each([
    [
      { reply_to: 'success' },
      'reply_to: "success" is not an e-mail address; write one such as ana@northwind.example.',
    ],
    [{ branding: { color: 'teal' } }, 'branding.color: "teal" is not a colour; write one such as #0f6e68.'],
    [
      { branding: { logo: '../logo.png' } },
      'branding.logo: "../logo.png" is not the name of a logo; use at most 64 of a-z, 0-9, ".", "_" and "-", no sign first.',
    ],
    [
      { branding: { logo: 'partners.json' } },
      'branding.logo: "partners.json" is a settings file; name a PNG or JPEG.',
    ],
    [
      { links: { booking: 'http://book.example' } },
      'links.booking: "http://book.example" is not an address that begins with https://; write the whole address.',
    ],
    [
      { links: { booking: 'javascript:alert(1)' } },
      'links.booking: "javascript:alert(1)" is not an address that begins with https://; write the whole address.',
    ],
    [{ opportunities: 'no' }, 'opportunities: must be true or false.'],
    [{ canary: 'yes' }, 'canary: must be true or false.'],
    [
      { canary: true, recipients: [SIMULATED, ANA] },
      'recipients[1].email: "ana@northwind.example" may be somebody\'s address; a canary has only those of the mailbox simulator, such as success@simulator.amazonses.com.',
    ],
    [
      { canary: true, recipients: [{ ...ANA, email: 'ana@simulator.amazonses.com.example' }] },
      'recipients[0].email: "ana@simulator.amazonses.com.example" may be somebody\'s address; a canary has only those of the mailbox simulator, such as success@simulator.amazonses.com.',
    ],
    [
      { prices: { SPE_E3: { amount: 1, currency: 'euro' } } },
      'prices.SPE_E3.currency: "euro" is not a currency; write its code such as EUR.',
    ],
  ])('refuses %j', (written, problem) => {
    const partner = { id: 'northwind', name: 'N', timezone: 'UTC', recipients: [ANA], ...written }
    expect(parseSettings(JSON.stringify([partner]))).toEqual({ problems: [`partners[0].${problem}`] })
  })

  it('gives a customer each threshold of the partner that it does not set', () => {
    const partner = onlyPartner({
      thresholds: { low_usage: { warning: 70 }, high_support: { calls: 8 }, min_seats: 5 },
      customer_thresholds: { ' GAMMA ': { low_usage: { critical: 25 }, high_support: { per_100: 30 } } },
    })
    expect(partner.thresholds.lowUsage).toEqual({ warning: 70, critical: 40 })
    expect(thresholdsFor(partner, customerId('Gamma'))).toEqual({
      ...DEFAULT_THRESHOLDS,
      lowUsage: { warning: 70, critical: 25 },
      highSupport: { ...DEFAULT_THRESHOLDS.highSupport, calls: 8, per100: 30 },
      minSeats: 5,
    })
    expect(thresholdsFor(partner, 'delta' as CustomerId)).toBe(partner.thresholds)
  })

  it('reads the settings of the worked example', () => {
    const golden = partnerOf(
      settingsOf(readFileSync('test/e2e/example/drops/partners.json', 'utf8')),
      'golden',
    )
    expect(golden.thresholds.minSeats).toBe(5)
    expect(thresholdsFor(golden, customerId('gamma')).lowUsage).toEqual({ warning: 80, critical: 40 })
    expect(golden.supportCategories.get('question')).toBe('how-to')
  })

  it('accepts a byte order mark, several partners and a partner without recipients', () => {
    const text = JSON.stringify([written({}), written({ id: 'adatum', recipients: [] })])
    expect([...settingsOf(`\uFEFF${text}`).keys()]).toEqual(['northwind', 'adatum'])
    expect(partnerOf(settingsOf(text), 'adatum').recipients).toEqual([])
  })

  it('reports the position of a syntax error', () => {
    expect(problemsOf('[{\n  "id": "a b",\n}]')).toEqual([
      'line 3, column 1: unexpected "}"; check for a wrong, missing or extra comma, quote or bracket.',
    ])
  })

  it.each<[string, Written, string]>([
    ['an id with capitals', { id: 'Northwind' }, 'partners[0].id: "Northwind" is not a partner id'],
    ['the id of rehearsals', { id: 'validate' }, 'partners[0].id: "validate" is reserved for rehearsals'],
    ['no name', { name: undefined }, 'partners[0].name: is missing; write a text.'],
    ['an empty name', { name: ' ' }, 'partners[0].name: "" is empty'],
    [
      'a name that would split a header',
      { name: 'A\r\nBcc: x@y.example' },
      'partners[0].name: "A\\r\\nBcc: x@y.example" contains',
    ],
    [
      'an unknown zone',
      { timezone: 'Mars/Phobos' },
      'partners[0].timezone: "Mars/Phobos" is not a time zone',
    ],
    ['an offset', { timezone: '+02:00' }, 'partners[0].timezone: "+02:00" is not a time zone'],
    [
      'a locale',
      { locale: 'english language' },
      'partners[0].locale: "english language" is not a language tag',
    ],
    [
      'a weekday',
      { send: { weekday: 'mon' } },
      'partners[0].send.weekday: "mon" is not known; use monday, tuesday',
    ],
    ['a time', { send: { time: '8:00' } }, 'partners[0].send.time: "8:00" is not a time of day'],
    ['a time in the night', { send: { time: '03:59' } }, 'partners[0].send.time: "03:59" is in the hours'],
    ['recipients as text', { recipients: 'ana' }, 'partners[0].recipients: must be a list, in [ ].'],
    [
      'customers',
      { recipients: [{ ...ANA, customers: 'mine' }] },
      'partners[0].recipients[0].customers: "mine" is not known; use all, own.',
    ],
    [
      'no choice of customers',
      { recipients: [{ email: ANA.email }] },
      'partners[0].recipients[0].customers: is missing',
    ],
    [
      'the same address twice',
      { recipients: [ANA, { ...ANA, email: 'ANA@northwind.example' }] },
      'partners[0].recipients[1].email: "ANA@northwind.example" is the address of an earlier recipient',
    ],
    [
      'a negative number',
      { thresholds: { min_seats: -1 } },
      'partners[0].thresholds.min_seats: must be 0 or more.',
    ],
    [
      'a number as text',
      { thresholds: { low_usage: { warning: '60' } } },
      'partners[0].thresholds.low_usage.warning: must be a number.',
    ],
    [
      'a customer twice',
      { customer_thresholds: { 'A-1': {}, 'a-1 ': { min_seats: 3 } } },
      'partners[0].customer_thresholds["a-1 "]: is a duplicate; keep one.',
    ],
    [
      'a category',
      { support_categories: { Question: 'how to' } },
      'partners[0].support_categories.Question: "how to" is not known; use help,',
    ],
    ['a product', { excluded_products: ['A', 7] }, 'partners[0].excluded_products[1]: must be a text.'],
    [
      'uploads by somebody who sees only some customers',
      { recipients: [{ ...ANA, customers: 'own', upload: true }] },
      'partners[0].recipients[0].upload: is only for recipients with "customers": "all", since a file is about many; write false.',
    ],
    [
      'an unknown field',
      { recipient: [] },
      'partners[0].recipient: is not a known field; the closest one is "recipients".',
    ],
    [
      'an unknown threshold',
      { thresholds: { low_use: {} } },
      'partners[0].thresholds.low_use: is not a known field; the closest one is "low_usage".',
    ],
  ])('reports %s in one line with its path', (_, fields, start) => {
    const [problem = '', ...more] = problemsOf(JSON.stringify([written(fields)]))
    expect(problem.slice(0, start.length)).toBe(start)
    expect(problem).toMatch(/^[^\n]+\.$/)
    expect(more).toEqual([])
  })

  it.each([
    'ana',
    '@b.example',
    'a@b',
    'a b@c.example',
    'a@b.example\r\nBcc: c@d.example',
    'a@b@c.example',
    '"a"@b.example',
    'a/../../b@c.example',
    '.a@b.example',
    'a@-b.example',
    `${'a'.repeat(65)}@b.example`,
    'a@b.example,c@d.example',
    'añ@b.example',
    '',
  ])('rejects %j as an email address', (email) => {
    expect(problemsOf(JSON.stringify([written({ recipients: [{ ...ANA, email }] })]))).toHaveLength(1)
  })

  it.each(["o'neil+x@b.example", 'a.b-c_d@sub.b-c.example', 'x@xn--bcher-kva.example'])(
    'accepts %j as an email address',
    (email) => {
      expect(onlyPartner({ recipients: [{ ...ANA, email }] }).recipients[0]?.email).toBe(email)
    },
  )

  it('reports all mistakes at once, including those between partners', () => {
    const text = JSON.stringify([written({}), written({ timezone: 'x', colour: 'red', sned: {} }), 7])
    const paths = problemsOf(text).map((problem) => problem.split(':')[0])
    expect(paths.sort()).toEqual([
      'partners[1].colour',
      'partners[1].id',
      'partners[1].sned',
      'partners[1].timezone',
      'partners[2]',
    ])
  })

  it('says what the file must be if it is not a list', () => {
    expect(problemsOf('{}')).toEqual(['partners: must be a list, in [ ].'])
  })

  it('turns any JSON into settings or one-line problems', () => {
    const anyPartner = fc.record(
      {
        ...Object.fromEntries(Object.keys(written({})).map((key) => [key, fc.jsonValue()])),
        __proto__: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(anyPartner)), (value) => {
        const parsed = parseSettings(JSON.stringify(value))
        const lines = 'problems' in parsed ? parsed.problems : []
        expect('settings' in parsed).toBe(lines.length === 0)
        for (const line of lines) expect(line).toMatch(/^partners\S*.*: [^\n]+\.$/)
      }),
    )
  })
})

function written(fields: Written): Written {
  return { id: 'northwind', name: 'Northwind Cloud', timezone: 'Europe/Madrid', recipients: [ANA], ...fields }
}

function onlyPartner(fields: Written): Partner {
  return partnerOf(settingsOf(JSON.stringify([written(fields)])), 'northwind')
}

function partnerOf(settings: Settings, id: string): Partner {
  const key = partnerId(id)
  const partner = key === null ? undefined : settings.get(key)
  if (partner === undefined) throw new Error(`no partner ${id}`)
  return partner
}

function settingsOf(text: string): Settings {
  const parsed = parseSettings(text)
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.settings
}

function problemsOf(text: string): readonly string[] {
  const parsed = parseSettings(text)
  return 'problems' in parsed ? parsed.problems : []
}
