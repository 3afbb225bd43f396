// Arguments for every sentence that is made of facts. Numbers from 10 on are unlike each other, so that a test can tell
// which of them a sentence shows; smaller ones may be written out.

import type { DigestCustomer, DigestPortfolio } from '../../../../shared/domain/digest/digest-figures.ts'
import type { FlaggedCustomer } from '../../../../shared/domain/digest/flagged-customer.ts'
import type { Dataset } from '../../../../shared/domain/drops/drop-key.ts'
import { FLAG_STATES, RULES } from '../../../../shared/domain/flags/flag.ts'
import { INCOMPARABLE } from '../../../../shared/domain/metrics/delta.ts'
import { CATEGORIES } from '../../../../shared/domain/settings.ts'
import type { Verdict } from '../../../../shared/views/texts/facts.ts'
import type { Texts } from '../../../../shared/views/texts/texts.ts'

/** Lists of arguments in the places of functions; nothing in the places of plain sentences. */
export type SampleArguments<Part> = Part extends (...facts: infer Facts) => unknown
  ? readonly Readonly<Facts>[]
  : Part extends string | readonly unknown[]
    ? never
    : { readonly [Key in keyof Part]?: SampleArguments<Part[Key]> }

const DAY = '2026-11-22'
const EARLIER = '2026-09-04'
const DATASETS: readonly Dataset[] = ['entitlements', 'activity', 'support']
const NAME = 'Contoso Ltd'
const FILE = 'northwind/activity/2026-11-20/use.csv'

const over = {
  transferred: 21,
  inactiveSubscription: 22,
  trial: 23,
  yammer: 24,
  unlicensed: 25,
  inferred: 26,
}
const change = { adjustedUsageDelta7d: -3.4, deltaActivity: -2.3, deltaSeats: -1.1, notComparable: null }
const LIST_VALUE = { amount: 7890, currency: 'EUR', seats: 345 }
const UNUSED = { seats: 456, customers: 39, listValue: [LIST_VALUE] }
const weakProduct = {
  productSku: 'SPE_E5',
  productName: 'Microsoft 365 E5',
  licensesSold: 555,
  unusedSeats: 222,
}
const weakWorkload = { workload: 'office_apps', users: 66, activeUsers: 321 }
const sums = {
  licensesSold: 1234,
  licensesAssigned: 1111,
  deploymentPct: 90.1,
  entitlementsActive: 987,
  usagePct: 80.2,
  entitledActive: 876,
  adjustedUsagePct: 70.3,
  calls28d: 345,
}
const portfolio: DigestPortfolio = {
  customers: 42,
  customersUnseen: 13,
  ...sums,
  ...change,
  customersInTheWay: 14,
  compared: { customers: 38, adjustedUsageDelta7d: 1.7, deltaActivity: 1.3, deltaSeats: 0.4 },
  unused: UNUSED,
}
const customer: DigestCustomer = {
  customerId: 'contoso',
  customerName: NAME,
  accountManager: 'li@northwind.example',
  ...sums,
  over,
  coverageDays: 27,
  callsPer100: 31.6,
  callsBaseline: 58.5,
  ...change,
  unmatchedProducts: [],
}
const flaggedCustomer: FlaggedCustomer = {
  ...customer,
  activeUsers: 321,
  trend: [],
  unusedSeats: 456,
  listValue: [LIST_VALUE],
  weakProduct,
  weakWorkload,
  nextStep: null,
}
const named = { customerId: 'contoso', customerName: NAME }
const product = { productSku: 'SPE_E3', productName: 'Microsoft 365 E3' }
const trial = { kind: 'trial', ...named, ...product, seats: 25, endDate: DAY } as const
const expansion = {
  kind: 'expansion',
  ...named,
  adjustedUsagePct: 96.3,
  deploymentPct: 98.7,
  licensesSold: 444,
} as const
const doubts = { customers: 15, refusedFiles: 16, unreadFiles: 17, rejectingFiles: 18 }
const noDoubts = { customers: 0, refusedFiles: 0, unreadFiles: 0, rejectingFiles: 0 }
const attention = { customers: 12, critical: 0, doubts: noDoubts, rejectedRows: 0 }

const verdicts: readonly Verdict[] = [
  { kind: 'firing', limit: 55 },
  { kind: 'improving', limit: 60 },
  { kind: 'cleared', limit: 60 },
  ...(
    [
      'no_figure',
      'few_seats',
      'ramping',
      'coverage',
      'unmatched_products',
      'window',
      'nothing_to_compare',
    ] as const
  ).map((guard): Verdict => ({ kind: 'guarded', guard, coverageDays: 11 })),
]
const ratio = { part: 345, whole: 789, pct: 43.7 }
const calls = { calls: 123, per100: 15.6, baseline: 40.5 }
const thresholds = { callsPer100: 12, timesBaseline: 2.5, decliningWeek: 10, decliningMean: 15.5 }
const names = [
  { word: 'Office Pro', partNumber: null, users: 33 },
  { word: 'Office E3', partNumber: 'ENTERPRISEPACK', users: 44 },
]
const reported = { adjustedUsagePct: 61.2, flags: [] }
const flagged = {
  adjustedUsagePct: 34.5,
  flags: RULES.map((rule) => ({ rule, severity: 'critical', state: 'new' }) as const),
}
const point = (value: number, day: string) => ({ value, day })
const FILE_FACTS = {
  format: 'csv',
  delimiter: ',',
  encoding: 'utf-8',
  container: 'gzip',
  bytes: 45_600,
} as const
const trend = {
  label: 'LABEL',
  first: point(51, '2026-08-30'),
  last: point(64, DAY),
  lowest: point(47, '2026-09-13'),
  highest: point(68, '2026-10-11'),
  weeks: 13,
  unknown: 0,
}
const undelivered = { week: '2026-W46', recipient: 'li@northwind.example', reason: 'quota' }

export const SAMPLE_ARGUMENTS: SampleArguments<Texts> = {
  mail: { greeting: [[''], ['Ana']], week: [['2026-W47']], more: [[12]], shown: [[12, 345]] },
  lead: {
    subject: {
      flag: [
        ...RULES.map((rule) => [NAME, rule, flaggedCustomer, 12, '2026-W47'] as const),
        [NAME, 'low_usage', flaggedCustomer, 0, '2026-W47'],
      ],
      improving: [[12, '2026-W47']],
      well: [['2026-W47']],
      doubt: [['2026-W47']],
      nothingNew: [['2026-W47']],
    },
    preheader: [
      ['HEADLINE', portfolio],
      ['HEADLINE', { ...portfolio, customersUnseen: 42 }],
    ],
    opening: [
      ...RULES.map((rule) => [NAME, rule, flaggedCustomer] as const),
      [NAME, 'low_usage', { ...flaggedCustomer, coverageDays: 0 }],
      [NAME, 'high_support', { ...flaggedCustomer, calls28d: null }],
    ],
    stillOpen: [
      [12, 42],
      [1, 42],
      [1, 1],
    ],
    missing: [[['DOUBT', 'ANOTHER']]],
    stopped: DATASETS.map((dataset) => [dataset, DAY]),
  },
  card: {
    trend: [[56.7, 43.2, 13]],
    trendValues: [[[56.7, null, 43.2]]],
    weakSpot: [
      [weakProduct, weakWorkload],
      [{ ...weakProduct, productName: '' }, null],
    ],
    unusedSeats: [
      [456, [LIST_VALUE]],
      [345, [LIST_VALUE]],
    ],
    nextStep: [
      [{ kind: 'train', calls: 123, workload: weakWorkload }],
      [{ kind: 'train', calls: 123, workload: null }],
      [{ kind: 'introduce', ...weakWorkload }],
      [{ kind: 'activate', ...weakProduct }],
      [{ kind: 'activate', ...weakProduct, productName: '', unusedSeats: 1 }],
      [{ kind: 'assign', seats: 123 }],
      [{ kind: 'assign', seats: 1 }],
      [{ kind: 'roll_out' }],
      [{ kind: 'ask' }],
      [{ kind: 'answer', calls: 123 }],
      [{ kind: 'match_names' }],
      [{ kind: 'upload' }],
      [{ kind: 'renew', seats: 123 }],
      [{ kind: 'convert_trials', seats: 123 }],
      [{ kind: 'license', seats: 123 }],
      [{ kind: 'check_leavers', seats: 0 }],
      [{ kind: 'keep_going' }],
    ],
    ideas: [[['TOPIC', 'ANOTHER']]],
    folded: [
      [['FLAG', 'ANOTHER'], flaggedCustomer],
      [['FLAG'], { ...flaggedCustomer, coverageDays: 0, adjustedUsageDelta7d: null }],
      [['FLAG'], { ...flaggedCustomer, adjustedUsageDelta7d: 0 }],
    ],
  },
  opportunities: {
    trial: [[{ ...trial, active: 34 }], [{ ...trial, active: null, productName: '' }]],
    expansion: [[{ ...expansion, weeks: 12 }], [{ ...expansion, weeks: 1 }]],
  },
  summary: {
    doubts: [[doubts]],
    headline: [
      [attention, 0],
      [{ ...attention, customers: 0 }, 42],
      [{ ...attention, customers: 0, rejectedRows: 77 }, 42],
      [{ ...attention, customers: 0, doubts }, 42],
      [attention, 12],
      [attention, 42],
      [{ ...attention, critical: 12 }, 42],
      [{ ...attention, critical: 11 }, 42],
      [{ ...attention, customers: 1, critical: 1 }, 42],
      [{ ...attention, customers: 1 }, 1],
    ],
    movement: [[{ new: 11, continuing: 12, improving: 13, cleared: 14 }]],
  },
  figures: {
    portfolioSize: [
      [portfolio],
      [{ ...portfolio, customersUnseen: 0 }],
      [{ ...portfolio, customersUnseen: 42, licensesAssigned: null }],
    ],
    inUse: [
      [876, 1234],
      [0, 0],
    ],
    assigned: [
      [1111, 1234],
      [null, 1234],
      [0, 0],
    ],
    namesUnmatched: [['NOTE']],
    active: [[987]],
    callRate: [[31.6], [null]],
    accountManager: [['li@northwind.example']],
    brief: [[customer], [{ ...customer, coverageDays: 0, calls28d: null }]],
    sinceLastWeek: [
      [0, 0, 0],
      [3.4, 2.3, 1.1],
      [-3.4, -2.3, -1.1],
    ],
    compared: [[38, 42]],
    unusedSeats: [
      [UNUSED, 39],
      [{ ...UNUSED, seats: 345 }, 42],
    ],
    notComparable: INCOMPARABLE.flatMap((reason) => [
      [reason, 0],
      [reason, 14],
    ]),
    whyOver: [[over], [{ ...over, trial: 1, inferred: 0 }]],
  },
  flags: {
    age: FLAG_STATES.filter((state) => state !== 'cleared').map((state) => [state, 12]),
  },
  why: {
    lowUsage: verdicts.map((verdict) => [ratio, verdict]),
    lowDeployment: verdicts.map((verdict) => [ratio, verdict]),
    bothTogether: [['USAGE.', 'CALLS.']],
    noLongerAtRisk: [[ratio, calls]],
    highSupport: verdicts.map((verdict) => [calls, verdict, thresholds]),
    declining: verdicts.map((verdict) => [{ pct: 43.7, weekBefore: 57.9, mean: 61.8 }, verdict, thresholds]),
    unmatchedProducts: verdicts.map((verdict) => [
      { users: 33, active: 99, idle: 88, sold: 444 },
      names,
      verdict,
    ]),
    over100: verdicts.map((verdict) => [{ part: 567, whole: 456, pct: 124.3 }, verdict]),
    expansion: verdicts.map((verdict) => [
      96.3,
      98.7,
      verdict,
      { expansionUsage: 85, expansionDeployment: 95 },
    ]),
    staleData: verdicts.flatMap((verdict) => [
      [13, 17, verdict],
      [13, null, verdict],
    ]),
  },
  undelivered: {
    digest: (['not_made', 'not_sent', 'refused', 'bounced', 'unconfirmed'] as const).flatMap((how) => [
      [
        { ...undelivered, how },
        { isReader: false, isLastWeek: false },
      ],
      [
        { ...undelivered, how, recipient: null, reason: '' },
        { isReader: true, isLastWeek: true },
      ],
    ]),
    more: [[12]],
  },
  changes: { usage: [[70.3, -3.4, -2.3, -1.1]] },
  corrections: {
    change: [
      [reported, flagged, [FILE], 12],
      [reported, { ...flagged, adjustedUsagePct: 61.2 }, [], 0],
      [reported, { ...flagged, adjustedUsagePct: null }, [], 0],
      [
        flagged,
        {
          adjustedUsagePct: 61.2,
          flags: RULES.map((rule) => ({ rule, severity: 'info', state: 'cleared' }) as const),
        },
        [],
        0,
      ],
    ],
    fileOfDay: DATASETS.map((dataset) => [dataset, DAY]),
  },
  dataQuality: {
    received: [
      [28, [], 0],
      [25, ['Nov 1', 'Nov 3'], 0],
      [17, ['Nov 1', 'Nov 3'], 12],
    ],
    coverage: [[28], [19]],
    stoppedSince: DATASETS.map((dataset) => [dataset, DAY]),
    staleSince: [
      [DAY, EARLIER],
      [DAY, null],
    ],
    refusedAlike: [[[FILE], 12, 'MESSAGE']],
    caller: [
      ['(none)', 12],
      ['Fabrikam', 13],
    ],
    category: [['vip', 12]],
    unmatchedProduct: names.map((name) => [name]),
    freeProducts: [[['FLOW_FREE', 'POWER_BI_STANDARD']]],
    rejectedRows: [[FILE, 12, 345]],
    clash: [['sub-1', FILE]],
    window: [['ENTERPRISEPACK', 30]],
  },
  footer: {
    window: [[EARLIER, DAY, 'Europe/Madrid']],
    days: [['PERIOD']],
    digestRecipient: [['ana@northwind.example', 'Northwind']],
    scopedTo: [['li@northwind.example']],
    noticeRecipient: [['ana@northwind.example', 'Northwind']],
  },
  gapNotice: {
    subject: [
      ...DATASETS.map((dataset) => [[dataset], DAY, 'Northwind'] as const),
      [DATASETS, DAY, 'Northwind'],
    ],
    headline: [...DATASETS.map((dataset) => [[dataset]] as const), [DATASETS]],
    last: [[DAY, 12]],
    advice: [[['northwind/activity/', 'northwind/support/']]],
  },
  refusalNotice: {
    subject: [
      [1, 'Northwind'],
      [12, 'Northwind'],
    ],
    headline: [[1], [12]],
    before: [[null], [{ rows: 345, customers: 12 }], [{ rows: 1, customers: 1 }]],
    receipt: [[FILE]],
    alike: [[12]],
    one: [
      [FILE, null],
      [FILE, { rows: 345, customers: 12 }],
    ],
    moreFiles: [[12]],
  },
  mailLinks: { snooze: [[1], [2]] },
  linksMail: {
    subject: [
      [1, 'Northwind'],
      [2, 'Northwind'],
    ],
    headline: [[1], [2]],
    why: [['ana@northwind.example']],
  },
  welcome: {
    subject: [['Northwind']],
    when: [
      ['monday', '08:30', 'Europe/Madrid'],
      ['sunday', '08:30', 'Europe/Madrid'],
    ],
  },
  snooze: {
    counted: [[1], [12]],
    line: [
      ['FLAG', { until: DAY, by: 'li@northwind.example', reason: 'On leave' }],
      ['FLAG', { until: DAY, by: 'li@northwind.example', reason: '' }],
    ],
  },
  receipt: {
    file: [
      [FILE_FACTS],
      [{ ...FILE_FACTS, format: 'ndjson', delimiter: null, encoding: 'windows-1252', bytes: 345 }],
      [{ ...FILE_FACTS, format: 'json', delimiter: null, encoding: 'utf-16le', bytes: 4_567_890 }],
      [{ ...FILE_FACTS, format: 'xlsx', delimiter: null, encoding: null, container: 'plain' }],
      [{ ...FILE_FACTS, delimiter: ';' }],
      [{ ...FILE_FACTS, delimiter: '\t' }],
    ],
    effective: [
      [DAY, DAY],
      [EARLIER, DAY],
    ],
    rows: [
      [{ read: 456, accepted: 123, rejected: 234, skipped: 99 }],
      [{ read: 0, accepted: 0, rejected: 0, skipped: 0 }],
    ],
    countedRows: [[1], [123]],
  },
  portalUpload: {
    goesTo: DATASETS.map((dataset) => ['use.csv', dataset, DAY]),
    counts: [
      [123, 0],
      [123, 45],
    ],
    advice: {
      wrongDataset: DATASETS.map((dataset) => [dataset]),
      wrongDatasetElsewhere: DATASETS.map((dataset) => [dataset]),
    },
    before: [[345, 12]],
    downloadRejects: [[1], [123]],
    moveTo: DATASETS.map((dataset) => [dataset]),
  },
  portalFlags: { weeks: [[4], [12]], snoozed: [['LINE.']] },
  explanation: {
    notListed: [[EARLIER, DAY]],
    figures: {
      deployment: [
        [{ ...sums, licensesSoldOwn: 1000, over }],
        [{ ...sums, licensesSoldOwn: 1000, over, licensesAssigned: null, deploymentPct: null }],
      ],
      usage: [
        [{ ...sums, licensesSoldOwn: 1000, over }],
        [{ ...sums, licensesSoldOwn: 1000, over, licensesSold: 0 }],
        [{ ...sums, licensesSoldOwn: 1000, over, usagePct: null }],
      ],
    },
    licences: {
      since: [[DAY, 123]],
      treatment: [
        ...(['counted', 'trial', 'summary', 'free', 'excluded', 'ignored'] as const).map(
          (treatment) => [treatment, 'active'] as const,
        ),
        ...(['active', 'in_grace_period', 'disabled', 'deprovisioned'] as const).map(
          (status) => ['inactive', status] as const,
        ),
      ],
    },
    names: {
      matched: [
        [12, 0],
        [13, 11],
      ],
      match: [
        ...(['held', 'not_held', 'unmatched', 'left_out', 'unnamed'] as const).map(
          (match) => [match, ['SPE_E3']] as const,
        ),
        ['unmatched', []],
      ],
      files: [[FILE, 12]],
    },
    counts: {
      isUsed: [
        [true, 'held'],
        [false, 'held'],
        [false, 'left_out'],
        [false, 'unmatched'],
      ],
    },
    coverage: {
      more: [[12, 34]],
      days: [
        [28, []],
        [17, ['Nov 1', 'Nov 3']],
      ],
    },
    calls: {
      total: [[null], [123]],
      countsAs: [...CATEGORIES.map((category) => [category] as const), [null]],
      isHelp: [[true], [false]],
    },
  },
  report: {
    seatsAssigned: [[null], [1111]],
    trend: [
      [trend, (value) => `${value}!`],
      [{ ...trend, unknown: 11 }, (value) => `${value}!`],
      [{ ...trend, first: null }, (value) => `${value}!`],
      [{ ...trend, lowest: trend.last, highest: trend.last }, (value) => `${value}!`],
    ],
    range: [
      ['47!', '68!', 13],
      ['47!', '47!', 13],
    ],
    attention: { more: [[12]] },
    needsScript: [[100, 2345]],
    details: [
      [42, 42],
      [100, 2345],
    ],
    detail: {
      licences: [[DAY]],
      activity: [
        [DAY, 27],
        [null, 0],
      ],
      history: [[13]],
      strip: [
        ['RULE', 11, 13, EARLIER],
        ['RULE', 11, 13, null],
      ],
      free: [[['FLOW_FREE']]],
      callSentence: [
        [123, 15.6, 40.5],
        [123, null, null],
        [null, null, null],
      ],
      rows: [[123]],
    },
  },
  customerReport: {
    preparedFor: [[NAME]],
    preparedBy: [['Northwind']],
    period: [[EARLIER, DAY]],
    tiles: {
      assignedNote: [
        [1111, 1234],
        [null, 1234],
      ],
      usedNote: [
        [876, 1234],
        [null, 1234],
      ],
    },
    steps: {
      step: [
        [{ kind: 'use', seats: 123 }],
        [{ kind: 'use', seats: 1 }],
        [{ kind: 'assign', seats: 123 }],
        [{ kind: 'learn', calls: 123 }],
        [{ kind: 'discover', workload: 'teams', users: 12, activeUsers: 345 }],
        [{ kind: 'grow' }],
      ],
    },
    offers: { contact: [['help@northwind.example']] },
    workloads: {
      people: [
        [123, null],
        [123, 456],
      ],
      name: [['sharepoint'], ['exchange'], ['office_apps'], ['whiteboard']],
    },
    beyond: [[123], [1]],
    trend: [['LABEL']],
    partly: [[17]],
  },
  workbook: {
    flag: RULES.flatMap((rule) => FLAG_STATES.map((state) => [rule, state, 12] as const)),
    category: [['NAME', 123]],
    service: [['office365'], ['dynamics365'], ['other']],
    workload: [['sharepoint'], ['yammer'], ['office_apps'], ['whiteboard']],
    of: [['Northwind', 'PERIOD']],
  },
  portalPreferences: { to: [['ana@northwind.example', 'Northwind']] },
}
