// A sound file of every shape and syntax, for tests that damage them.

export interface SampleFile {
  readonly key: string
  readonly text: string
}

const csvOf = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('')
const jsonOf = (records: readonly object[]) => JSON.stringify({ '@odata.context': 'x', value: records })
const ndjsonOf = (records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')

const tickets = [
  { ticket_id: 'T1', customer_id: 'Gamma', opened_at: '2026-11-10T23:30:00Z', category: 'How-To' },
  { ticket_id: 'T2', customer_id: 'beta', opened_at: '2026-11-11', category: 'help', closed_at: null },
]
const usage = {
  processedDateTime: '2026-11-20T00:00:00',
  workloadName: 'SharePoint',
  customerTenantId: '0112A436',
  productName: 'OFFICE 365 ENTERPRISE E3',
  licenseActive: 3,
  licensesQualified: 5,
}
const companySubscription = {
  id: '860697E3',
  createdDateTime: '2023-02-01T10:11:12Z',
  isTrial: false,
  serviceStatus: [{ servicePlanName: 'EXCHANGE' }],
  skuPartNumber: 'ENTERPRISEPACK',
  status: 'Enabled',
  totalLicenses: 25,
}

export const SAMPLES: readonly SampleFile[] = [
  {
    key: 'p1/entitlements/2026-11-22/all.csv',
    text: csvOf(
      'customer_id;customer_name;account_manager;subscription_id;product_sku;product_name;licenses_sold;licenses_assigned;status;is_trial;seller;start_date',
      'Alpha;"Alpha; Ltd";li@p.example;s1;E3;"Office ""365"" E3";8;7;Active;no;;2025-01-01',
      'alpha;;;s2;E5;;3;;Suspended;1;other;',
      'beta;"Beta\nSA";;b1;E3;;0;0;Expired;;own;2025-01-01T00:00:00Z',
    ),
  },
  {
    key: 'p1/activity/2026-11-22/day.csv',
    text: csvOf(
      'customer_id,user_id,product_sku,workload,activity_date,subscription_id,is_licensed,is_deleted,notes',
      'alpha,Ana@a.example,E3,teams,2026-11-22,S1,true,,x',
      'alpha,ana@a.example,E3,teams,2026-11-01,s1,,no,',
      'beta,李@b.example,,viva_engage,,,,,"a,b"',
    ),
  },
  {
    key: 'p1/activity/2026-11-22/customer=alpha/snapshot.tsv',
    text: csvOf(
      'user_id\tproduct_sku\tworkload\tlast_activity_date',
      'u1\tE3\texchange\t2026-11-20',
      'u2\tE3\tonedrive\t',
    ),
  },
  {
    key: 'p1/activity/2026-11-23/customer=alpha/graph.csv',
    text: csvOf(
      '\ufeffReport Refresh Date,User Principal Name,Is Deleted,Has Exchange License,Has Teams License,Exchange Last Activity Date,Teams Last Activity Date,Assigned Products',
      '2026-11-22,77E5979DD60BA6EA,False,True,False,2026-11-22,,OFFICE 365 E3+VISIO',
      '2026-11-22,U2,True,False,False,,2026-11-01T00:00:00Z,',
    ),
  },
  {
    key: 'p1/activity/2026-11-22/counts.csv',
    text: csvOf(
      'customer_id,product_sku,workload,licenses_active,window_days',
      'alpha,E3,teams,9,28',
      'beta,E5,exchange,2,',
    ),
  },
  { key: 'p1/activity/2026-11-22/usage.json', text: jsonOf([usage, { ...usage, workloadName: 'Exchange' }]) },
  { key: 'p1/entitlements/2026-11-22/customer=t1/subscriptions.json', text: jsonOf([companySubscription]) },
  { key: 'p1/support/2026-11-22/tickets.ndjson', text: ndjsonOf(tickets) },
  { key: 'p1/support/2026-11-22/tickets.json', text: JSON.stringify(tickets) },
  {
    key: 'p1/support/2026-11-22/zendesk.csv',
    text: csvOf(
      'Id,Subject,Created at,Organization,Solved at,Ticket type,Category [list]',
      '101,"Help,\nplease",2026-11-10,Gamma GmbH,-,Incident,how-to',
      '102,,2026-11-11,-,2026-11-12,Question,-',
    ),
  },
  {
    key: 'p1/support/2026-11-22/counts.csv',
    text: csvOf('customer_id,date,category,calls', 'beta,2026-11-20,help,4', 'beta,2026-11-21,billing,1'),
  },
]
