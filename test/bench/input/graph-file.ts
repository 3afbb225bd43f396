// What getOffice365ActiveUserDetail of Microsoft Graph returns for one tenant, names concealed as Microsoft does by default.

import { addDays, dayOf, formatDay } from '../../../shared/domain/calendar.ts'
import { BENCH_DATE } from './activity-file.ts'
import { hexDigits, type Random, randomFrom } from './random.ts'

const WORKLOADS = ['Exchange', 'OneDrive', 'SharePoint', 'Skype For Business', 'Yammer', 'Teams']

export const GRAPH_COLUMNS = [
  'Report Refresh Date',
  'User Principal Name',
  'Display Name',
  'Is Deleted',
  'Deleted Date',
  ...WORKLOADS.map((workload) => `Has ${workload} License`),
  ...WORKLOADS.map((workload) => `${workload} Last Activity Date`),
  ...WORKLOADS.map((workload) => `${workload} License Assign Date`),
  'Assigned Products',
]

/** `seed`: each tenant has its own. */
export function* graphLines(rows: number, seed: number): Generator<string> {
  const random = randomFrom(seed)
  yield GRAPH_COLUMNS.join(',')
  for (let row = 0; row < rows; row += 1) {
    const concealed = () => hexDigits(32, random).toUpperCase()
    yield [
      BENCH_DATE,
      concealed(),
      concealed(),
      'False',
      '',
      ...WORKLOADS.map(() => 'True'),
      ...WORKLOADS.map(() => lastActivity(random)),
      ...WORKLOADS.map(() => '2024-02-01'),
      'MICROSOFT 365 E3+MICROSOFT POWER AUTOMATE FREE',
    ].join(',')
  }
}

function lastActivity(random: Random): string {
  if (random() < 0.3) return ''
  return formatDay(addDays(dayOf(BENCH_DATE), -Math.floor(random() * 60)))
}
