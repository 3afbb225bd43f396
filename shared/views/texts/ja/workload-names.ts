// What people call the workloads.

const NAMES: Readonly<Record<string, string>> = {
  exchange: 'OutlookとExchange',
  sharepoint: 'SharePointとOneDrive',
  teams: 'Teams',
  yammer: 'Viva Engage (Yammer)',
  skype: 'Skype for Business',
  office_apps: 'Officeアプリ',
  dynamics365: 'Dynamics 365',
}

/** A workload that nobody knows is called as the files call it. */
export function workloadName(workload: string): string {
  return Object.hasOwn(NAMES, workload) ? (NAMES[workload] ?? workload) : workload
}
