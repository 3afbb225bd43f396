// The reports of a reader in the portal.

import type { ReportFile } from '../../../layout.ts'

const FILES: Readonly<Record<Exclude<ReportFile, 'portfolio.html' | 'portfolio.xlsx'>, string>> = {
  'customers.csv': 'One row a customer',
  'products.csv': 'One row a customer and product',
  'workloads.csv': 'One row a customer and workload',
  'digest.json': 'The digest, for programs',
  'portfolio.json': 'Everything that the report shows, for programs',
}

export const portalReport = {
  noneYet: 'No report yet',
  whenFirst:
    'The first report is made with the first digest after licence data has arrived. This page then shows its figures and files.',
  noFigures: 'The figures of this day cannot be shown here; its files have them.',
  noReport: 'There is no such report for you; open the latest one from the link in your mail.',
  title: 'The report',
  files: FILES,
  open: 'Open the report',
  download: 'Download the workbook',
  otherDays: 'Other reports',
  uploadTitle: 'Files and receipts',
  uploadWhat:
    'To upload files, or to see what became of those that came before, open a link of its own. It is mailed to your address and opens for a day.',
  uploadAsk: 'Mail me an upload link',
  asked: 'Check your mail',
  mailed:
    'The link is on its way to your address; it may take a few minutes. One mail an hour is sent, three a day: if nothing comes, look for the last one.',
  back: 'Back to the reports',
}
