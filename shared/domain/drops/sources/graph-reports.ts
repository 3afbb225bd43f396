// Microsoft Graph's user-detail reports, known by the columns that only they have, in whatever order those come.

import { documentedColumns } from '../rows/header.ts'
import { type GraphUse, graphShape } from './graph-shape.ts'

const activeUserUses: readonly GraphUse[] = [
  { workload: 'exchange', words: 'exchange' },
  { workload: 'onedrive', words: 'onedrive' },
  { workload: 'sharepoint', words: 'sharepoint' },
  { workload: 'skype', words: 'skype_for_business' },
  { workload: 'yammer', words: 'yammer' },
  { workload: 'teams', words: 'teams' },
].map(({ workload, words }) => ({
  workload,
  date: `${words}_last_activity_date`,
  license: `has_${words}_license`,
}))

/** Six workloads in a row, with a licence flag for each. */
const activeUsers = graphShape({
  title: 'getOffice365ActiveUserDetail',
  signs: activeUserUses.map(({ date }) => date),
  uses: activeUserUses,
  documented: documentedColumns(
    'Display Name,Deleted Date,Exchange License Assign Date,OneDrive License Assign Date,' +
      'SharePoint License Assign Date,Skype For Business License Assign Date,Yammer License Assign Date,' +
      'Teams License Assign Date',
  ),
})

const teams = graphShape({
  title: 'getTeamsUserActivityUserDetail',
  signs: ['team_chat_message_count', 'private_chat_message_count', 'meetings_attended_count'],
  uses: [{ workload: 'teams', date: 'last_activity_date', license: 'is_licensed' }],
  documented: documentedColumns(
    'Tenant Display Name,Shared Channel Tenant Display Names,User Id,Deleted Date,Team Chat Message Count,' +
      'Private Chat Message Count,Call Count,Meeting Count,Post Messages,Reply Messages,Urgent Messages,' +
      'Meetings Organized Count,Meetings Attended Count,Ad Hoc Meetings Organized Count,' +
      'Ad Hoc Meetings Attended Count,Scheduled One-time Meetings Organized Count,' +
      'Scheduled One-time Meetings Attended Count,Scheduled Recurring Meetings Organized Count,' +
      'Scheduled Recurring Meetings Attended Count,Audio Duration,Video Duration,Screen Share Duration,' +
      'Audio Duration In Seconds,Video Duration In Seconds,Screen Share Duration In Seconds,Has Other Action,' +
      'Report Period',
  ),
})

const sharePoint = graphShape({
  title: 'getSharePointActivityUserDetail',
  signs: ['visited_page_count'],
  uses: [{ workload: 'sharepoint', date: 'last_activity_date', license: null }],
  documented: documentedColumns(
    'Deleted Date,Viewed Or Edited File Count,Synced File Count,Shared Internally File Count,' +
      'Shared Externally File Count,Visited Page Count,Report Period',
  ),
})

/** Like SharePoint's, but for one column. */
const oneDrive = graphShape({
  title: 'getOneDriveActivityUserDetail',
  signs: ['viewed_or_edited_file_count', 'synced_file_count'],
  uses: [{ workload: 'onedrive', date: 'last_activity_date', license: null }],
  documented: documentedColumns(
    'Deleted Date,Viewed Or Edited File Count,Synced File Count,Shared Internally File Count,' +
      'Shared Externally File Count,Report Period',
  ),
})

const email = graphShape({
  title: 'getEmailActivityUserDetail',
  signs: ['send_count', 'receive_count'],
  uses: [{ workload: 'exchange', date: 'last_activity_date', license: null }],
  documented: documentedColumns(
    'Display Name,Deleted Date,Send Count,Receive Count,Read Count,Meeting Created Count,' +
      'Meeting Interacted Count,Report Period',
  ),
})

/** Its `User State` says nothing about licences. */
const yammer = graphShape({
  title: 'getYammerActivityUserDetail',
  signs: ['posted_count', 'liked_count'],
  uses: [{ workload: 'yammer', date: 'last_activity_date', license: null }],
  documented: documentedColumns(
    'Display Name,User State,State Change Date,Posted Count,Read Count,Liked Count,Report Period',
  ),
})

/** The first that fits. */
export const GRAPH_SHAPES = [activeUsers, teams, sharePoint, oneDrive, email, yammer]
