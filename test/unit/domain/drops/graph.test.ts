// Microsoft Graph's user-detail reports: columns by name, in any order, with the licence flags of each.

import { describe, expect, it } from 'vitest'
import { csv, effectiveDateOf, entriesOf, outcomeOf, readAt, rejectsOf } from './read.ts'

const KEY = 'northwind/activity/2026-11-24/customer=T1/report.csv'
const DATE = '2026-11-22'

const ACTIVE_USERS =
  'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Has Exchange License,Has OneDrive License,Has SharePoint License,Has Skype For Business License,Has Yammer License,Has Teams License,Exchange Last Activity Date,OneDrive Last Activity Date,SharePoint Last Activity Date,Skype For Business Last Activity Date,Yammer Last Activity Date,Teams Last Activity Date,Exchange License Assign Date,OneDrive License Assign Date,SharePoint License Assign Date,Skype For Business License Assign Date,Yammer License Assign Date,Teams License Assign Date,Assigned Products'
const TEAMS_AS_DOCUMENTED =
  'Report Refresh Date,Tenant Display Name,Shared Channel Tenant Display Names,User Id,User Principal Name,Last Activity Date,Is Deleted,Deleted Date,Assigned Products,Team Chat Message Count,Private Chat Message Count,Call Count,Meeting Count,Post Messages,Reply Messages,Urgent Messages,Meetings Organized Count,Meetings Attended Count,Ad Hoc Meetings Organized Count,Ad Hoc Meetings Attended Count,Scheduled One-time Meetings Organized Count,Scheduled One-time Meetings Attended Count,Scheduled Recurring Meetings Organized Count,Scheduled Recurring Meetings Attended Count,Audio Duration,Video Duration,Screen Share Duration,Audio Duration In Seconds,Video Duration In Seconds,Screen Share Duration In Seconds,Has Other Action,Is Licensed,Report Period'
const SHAREPOINT =
  'Report Refresh Date,User Principal Name,Is Deleted,Deleted Date,Last Activity Date,Viewed Or Edited File Count,Synced File Count,Shared Internally File Count,Shared Externally File Count,Visited Page Count,Assigned Products,Report Period'
const ONEDRIVE = SHAREPOINT.replace('Visited Page Count,', '')
const EMAIL =
  'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Last Activity Date,Send Count,Receive Count,Read Count,Meeting Created Count,Meeting Interacted Count,Assigned Products,Report Period'
const YAMMER =
  'Report Refresh Date,User Principal Name,Display Name,User State,State Change Date,Last Activity Date,Posted Count,Read Count,Liked Count,Assigned Products,Report Period'

type Cells = Readonly<Record<string, string>>

/** A row of a report: the cells named, the day of the report, and nothing else. */
function rowOf(header: string, cells: Cells): string {
  return header
    .split(',')
    .map((name) => cells[name] ?? (name === 'Report Refresh Date' ? DATE : ''))
    .join(',')
}

function readReport(header: string, ...rows: Cells[]) {
  return readAt(KEY, csv(`\ufeff${header}`, ...rows.map((cells) => rowOf(header, cells))))
}

const USER = {
  'User Principal Name': '77E5979DD60BA6EAA53E814DBEEEFA5F',
  'Assigned Products': 'MICROSOFT 365 E5+Enterprise Mobility  + Security E3+',
}

describe('getOffice365ActiveUserDetail', () => {
  it('makes an entry for each workload that has a date, a flag or a deleted user', async () => {
    const read = await readReport(ACTIVE_USERS, {
      ...USER,
      'Has Yammer License': 'False',
      'Exchange Last Activity Date': '2026-11-22T00:00:00Z',
      'Skype For Business Last Activity Date': '2026-11-01',
    })
    const common = {
      user: USER['User Principal Name'].toLowerCase(),
      product: 'microsoft 365 e5\nenterprise mobility + security e3',
    }
    expect(effectiveDateOf(read)).toBe(DATE)
    expect(outcomeOf(read)).toMatchObject({ shape: 'graph', covers: 'days', customers: 1 })
    expect(entriesOf(read)).toMatchObject([
      { ...common, workload: 'exchange', days: 1, licensed: null, deleted: null },
      { ...common, workload: 'skype', days: 1 << 21, licensed: null },
      { ...common, workload: 'yammer', days: 0, licensed: false },
    ])
  })

  it('makes an entry for each workload of a user whose deletion is stated', async () => {
    const read = await readReport(ACTIVE_USERS, { ...USER, 'Is Deleted': 'True' })
    expect(entriesOf(read).map(({ workload, deleted }) => [workload, deleted])).toEqual(
      ['exchange', 'onedrive', 'sharepoint', 'skype', 'yammer', 'teams'].map((workload) => [workload, true]),
    )
  })

  it('makes a sheet for a customer whose only row states nothing', async () => {
    const read = await readReport(ACTIVE_USERS, USER)
    expect(read.sheets).toMatchObject([{ sheet: { kind: 'activity', customer: 't1' } }])
    expect(entriesOf(read)).toEqual([])
  })

  it('has no data if it has no rows', async () => {
    const read = await readReport(ACTIVE_USERS)
    expect(read.sheets).toEqual([])
    expect(outcomeOf(read)).toMatchObject({ refused: null, problems: [], rows: { read: 0 }, customers: 0 })
  })

  it('checks the day, then the user, the deletion, the flags and the dates', async () => {
    const read = await readReport(
      ACTIVE_USERS,
      USER,
      { 'Report Refresh Date': '2026-11-21', 'Is Deleted': '?' },
      { 'Is Deleted': '?', 'Teams Last Activity Date': 'x' },
      { ...USER, 'Is Deleted': '?', 'Has Exchange License': '?', 'Teams Last Activity Date': 'x' },
      { ...USER, 'Has Exchange License': '?', 'Teams Last Activity Date': '2026-11-23' },
      { ...USER, 'Teams Last Activity Date': 'x' },
      { ...USER, 'Teams Last Activity Date': '2026-11-23' },
    )
    expect(rejectsOf(read)).toEqual([
      '3 bad_effective_date Report Refresh Date 2026-11-21',
      '4 unidentified_user User Principal Name ',
      '5 bad_boolean Is Deleted ?',
      '6 bad_boolean Has Exchange License ?',
      '7 bad_date Teams Last Activity Date x',
      '8 future_date Teams Last Activity Date 2026-11-23',
    ])
  })

  it('may lack both columns of a workload, and have new ones', async () => {
    const header = `${ACTIVE_USERS.split(',')
      .filter((name) => !name.includes('Skype'))
      .join(',')},Has Copilot License`
    const read = await readReport(header, { ...USER, 'Is Deleted': 'False' })
    expect(entriesOf(read).map(({ workload }) => workload)).not.toContain('skype')
    expect(outcomeOf(read).ignoredColumns).toContain('Has Copilot License')
  })

  it.each(['Teams Last Activity Date', 'Assigned Products', 'User Principal Name'])(
    'is refused if %s has another name',
    async (name) => {
      const { refused } = outcomeOf(await readReport(ACTIVE_USERS.replace(name, 'Renamed'), USER))
      expect(refused?.code).toBe('missing_column')
      expect(refused?.message).toContain(`lacks ${name};`)
      expect(refused?.message).toContain('Renamed')
      expect(refused?.message).toContain('getOffice365ActiveUserDetail')
    },
  )

  it('reports the first fault of a row in the order of its columns, products included', async () => {
    const text = JSON.stringify({
      value: [
        { userPrincipalName: 'a', assignedProducts: ['E3'], exchangeLastActivityDate: '2026-11-20' },
        { userPrincipalName: 'b', assignedProducts: [{ name: 'E3' }], exchangeLastActivityDate: 'soon' },
      ],
    })
    expect(rejectsOf(await readAt(KEY, text))).toEqual(['2 bad_json assignedProducts '])
  })

  it('is refused if neither key nor file names the customer', async () => {
    const text = csv(ACTIVE_USERS, rowOf(ACTIVE_USERS, USER))
    const { refused } = outcomeOf(await readAt('northwind/activity/2026-11-24/report.csv', text))
    expect(refused).toMatchObject({
      code: 'missing_column',
      message: expect.stringContaining('customer={customer_id}/'),
    })
  })
})

describe('a report of one workload', () => {
  const lastUse = { ...USER, 'Last Activity Date': '2026-11-20' }

  it.each([
    ['getTeamsUserActivityUserDetail', TEAMS_AS_DOCUMENTED, 'teams'],
    ['getSharePointActivityUserDetail', SHAREPOINT, 'sharepoint'],
    ['getOneDriveActivityUserDetail', ONEDRIVE, 'onedrive'],
    ['getEmailActivityUserDetail', EMAIL, 'exchange'],
    ['getYammerActivityUserDetail', YAMMER, 'yammer'],
  ])('%s covers its workload', async (_, header, workload) => {
    const read = await readReport(header, lastUse)
    expect(outcomeOf(read)).toMatchObject({ shape: 'graph', refused: null, covers: 'days' })
    expect(entriesOf(read)).toMatchObject([{ workload, days: 0b100, licensed: null, deleted: null }])
  })

  it.each([TEAMS_AS_DOCUMENTED, SHAREPOINT, ONEDRIVE, EMAIL, YAMMER])(
    'is read in any order and any case: %.60s…',
    async (header) => {
      const turned = header.split(',').reverse().join(',')
      const expected = entriesOf(await readReport(header, lastUse))
      expect(entriesOf(await readReport(turned, lastUse))).toEqual(expected)
      const lowerCase = csv(header.toLowerCase(), rowOf(header, lastUse))
      expect(entriesOf(await readAt(KEY, lowerCase))).toEqual(expected)
    },
  )

  it('of Teams may write yes and no, and has licences', async () => {
    const read = await readReport(TEAMS_AS_DOCUMENTED, {
      ...lastUse,
      'Is Licensed': 'No',
      'Is Deleted': 'Yes',
    })
    expect(entriesOf(read)).toMatchObject([{ licensed: false, deleted: true }])
  })

  it('of Yammer has a state that is ignored', async () => {
    const read = await readReport(YAMMER, { ...lastUse, 'User State': 'suspended' })
    expect(entriesOf(read)).toMatchObject([{ licensed: null, deleted: null }])
  })

  it('is refused without its date', async () => {
    const { refused } = outcomeOf(
      await readReport(TEAMS_AS_DOCUMENTED.replace('Last Activity Date', 'Last Use'), USER),
    )
    expect(refused?.message).toContain('Last Activity Date')
  })
})
