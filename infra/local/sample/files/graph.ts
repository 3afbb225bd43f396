// Microsoft Graph's getOffice365ActiveUserDetail, one tenant a file, names concealed as Microsoft does by default.

import { type Day, formatDay } from '../../../../shared/domain/calendar.ts'
import type { Cell } from '../../../../shared/domain/csv-line.ts'
import { graphRefreshDay, weekEnd } from '../calendar.ts'
import { type Person, peopleOf } from '../people.ts'
import { aliasOf, guidOf } from '../random.ts'
import { isWithin, type PartnerStory, WEEKS, type Week } from '../story.ts'
import { lastDay } from './activity.ts'
import { csvBody, dropKey, GRAPH_EXPORT, type SampleFile } from './csv.ts'

const WORKLOADS = [
  { title: 'Exchange', name: 'exchange' },
  { title: 'OneDrive', name: 'onedrive' },
  { title: 'SharePoint', name: 'sharepoint' },
  { title: 'Skype For Business', name: 'skype' },
  { title: 'Yammer', name: 'yammer' },
  { title: 'Teams', name: 'teams' },
] as const

const HEAD = [
  'Report Refresh Date',
  'User Principal Name',
  'Display Name',
  'Is Deleted',
  'Deleted Date',
  ...WORKLOADS.map(({ title }) => `Has ${title} License`),
  ...WORKLOADS.map(({ title }) => `${title} Last Activity Date`),
  ...WORKLOADS.map(({ title }) => `${title} License Assign Date`),
  'Assigned Products',
]

const FREE_PRODUCT = 'MICROSOFT POWER AUTOMATE FREE'
const ASSIGNED_ON = '2024-02-01'

/** One export a week for each customer that is reported this way. */
export function* graphFiles(partner: PartnerStory, asOf: Day): Iterable<SampleFile> {
  for (const story of partner.customers.filter(({ reported }) => reported === 'graph')) {
    const people = peopleOf(story, asOf)
    for (const week of WEEKS.filter((candidate) => isWithin(story.activityWeeks, candidate))) {
      const folder = `customer=${guidOf(story.name)}`
      yield {
        key: dropKey(partner.id, 'activity', weekEnd(asOf, week), folder, 'getOffice365ActiveUserDetail.csv'),
        body: csvBody(
          HEAD,
          people.map((person) => userRow(person, week, asOf)),
          GRAPH_EXPORT,
        ),
      }
    }
  }
}

function userRow(person: Person, week: Week, asOf: Day): Cell[] {
  const refreshed = graphRefreshDay(asOf, week)
  const isDeleted = person.deletedFrom !== undefined && week >= person.deletedFrom
  const isLicensed = person.product !== undefined && !isDeleted && !person.isUnlicensed
  const licences = WORKLOADS.map(() => titled(isLicensed))
  const lastDays = WORKLOADS.map(({ name }) =>
    lastDay(person.workloads.find((workload) => workload.name === name)?.days ?? [], refreshed),
  )
  return [
    formatDay(refreshed),
    aliasOf(person.user),
    aliasOf(`name of ${person.user}`),
    titled(isDeleted),
    isDeleted && person.deletedFrom !== undefined
      ? formatDay(graphRefreshDay(asOf, person.deletedFrom - 1))
      : null,
    ...licences,
    ...lastDays,
    ...WORKLOADS.map(() => (isLicensed ? ASSIGNED_ON : null)),
    assignedProducts(person),
  ]
}

function assignedProducts({ product }: Person): string {
  return product === undefined ? '' : `${(product.reportedAs ?? product.name).toUpperCase()}+${FREE_PRODUCT}`
}

function titled(value: boolean): string {
  return value ? 'True' : 'False'
}
