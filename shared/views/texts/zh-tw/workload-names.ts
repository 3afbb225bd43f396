// What people call the workloads.

const NAMES: Readonly<Record<string, string>> = {
  exchange: 'Outlook 與 Exchange',
  sharepoint: 'SharePoint 與 OneDrive',
  teams: 'Teams',
  yammer: 'Viva Engage (Yammer)',
  skype: '商務用 Skype',
  office_apps: 'Office 應用程式',
  dynamics365: 'Dynamics 365',
}

/** A workload that nobody knows is called as the files call it. */
export function workloadName(workload: string): string {
  return Object.hasOwn(NAMES, workload) ? (NAMES[workload] ?? workload) : workload
}
