// The user-detail reports of Microsoft Graph and of the admin center: one tenant, one row per user, the last day of use
// per workload. Their JSON forms have the same names in camel case.

import type { Header } from '../rows/header.ts'

export interface GraphReport {
  readonly title: string
  /** Any of these columns gives the report away, unless one of `unlike` is there. */
  readonly signs: readonly string[]
  readonly unlike?: readonly string[]
  readonly user: string
  readonly uses: readonly GraphUse[]
  /** The column of assigned products, the name of the one product that the report is about, or null: none. */
  readonly products: { readonly column: string } | { readonly name: string } | null
  /** Beside other data it adds its activity, and says nothing of the days on which nobody is in it. */
  readonly isAddition: boolean
}

/** A workload of the report, by its columns. */
export interface GraphUse {
  readonly workload: string
  /** Column of the last day of use. */
  readonly date: string
  /** Where that is blank: the latest of the columns whose names have this in them and end alike. */
  readonly appsOf?: string
  /** Column of the licence flag; null: the report has none. */
  readonly license: string | null
}

const USER = 'User Principal Name'
const LAST = 'Last Activity Date'
const ASSIGNED = { column: 'Assigned Products' } as const
const COPILOT = { name: 'microsoft 365 copilot' } as const

const ACTIVE_USER_WORKLOADS = [
  ['exchange', 'Exchange'],
  ['onedrive', 'OneDrive'],
  ['sharepoint', 'SharePoint'],
  ['skype', 'Skype For Business'],
  ['yammer', 'Yammer'],
  ['teams', 'Teams'],
] as const

const ofOneWorkload = (workload: string, license: string | null = null) =>
  ({
    user: USER,
    uses: [{ workload, date: LAST, license }],
    products: ASSIGNED,
    isAddition: false,
  }) as const

/** The first that fits. */
export const GRAPH_REPORTS: readonly GraphReport[] = [
  {
    title: 'getOffice365ActiveUserDetail',
    signs: ACTIVE_USER_WORKLOADS.map(([, name]) => `${name} ${LAST}`),
    user: USER,
    uses: ACTIVE_USER_WORKLOADS.map(([workload, name]) => ({
      workload,
      date: `${name} ${LAST}`,
      license: `Has ${name} License`,
    })),
    products: ASSIGNED,
    isAddition: false,
  },
  {
    title: 'getTeamsUserActivityUserDetail',
    signs: ['Team Chat Message Count', 'Private Chat Message Count', 'Meetings Attended Count'],
    ...ofOneWorkload('teams', 'Is Licensed'),
  },
  {
    title: 'getSharePointActivityUserDetail',
    signs: ['Visited Page Count'],
    ...ofOneWorkload('sharepoint'),
  },
  {
    title: 'getOneDriveActivityUserDetail',
    signs: ['Viewed Or Edited File Count', 'Synced File Count'],
    unlike: ['Visited Page Count'],
    ...ofOneWorkload('onedrive'),
  },
  {
    title: 'getEmailActivityUserDetail',
    signs: ['Send Count', 'Receive Count'],
    ...ofOneWorkload('exchange'),
  },
  {
    title: 'getYammerActivityUserDetail',
    signs: ['Posted Count', 'Liked Count'],
    ...ofOneWorkload('yammer'),
  },
  {
    title: 'getMicrosoft365CopilotUsageUserDetail',
    signs: [`Microsoft Teams Copilot ${LAST}`, `Copilot Chat ${LAST}`],
    user: USER,
    uses: [{ workload: 'copilot', date: LAST, appsOf: 'Copilot', license: null }],
    products: COPILOT,
    isAddition: true,
  },
  {
    title: 'Microsoft 365 admin center, Copilot usage',
    signs: ['Prompts submitted (any app)'],
    user: 'User name',
    uses: [{ workload: 'copilot', date: 'Last activity date (UTC)', license: null }],
    products: COPILOT,
    isAddition: true,
  },
  {
    title: 'getM365AppUserDetail',
    signs: ['Last Activation Date'],
    user: USER,
    uses: [{ workload: 'office_apps', date: LAST, license: null }],
    products: null,
    isAddition: true,
  },
]

/** A file with a column for the workload is one of the product's own. */
export function graphReportOf(header: Header): GraphReport | null {
  if (header.has('workload')) return null
  const hasAny = (names: readonly string[] = []) => names.some((name) => header.has(name))
  return GRAPH_REPORTS.find(({ signs, unlike }) => hasAny(signs) && !hasAny(unlike)) ?? null
}

/** Reports of which nothing can be learned here: each by columns that it has. */
export const UNREAD_REPORTS: readonly { readonly title: string; readonly signs: readonly string[] }[] = [
  {
    title: 'a report of mailboxes, OneDrive or SharePoint sites and their storage',
    signs: ['Storage Used (Byte)'],
  },
  { title: 'getOffice365ServicesUserCounts', signs: ['Exchange Active', 'Exchange Inactive'] },
  { title: "the Teams admin center's user activity", signs: ['Total Meetings organized'] },
  { title: "the admin center's export of users", signs: ['Block credential', 'Proxy addresses'] },
]
