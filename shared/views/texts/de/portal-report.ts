// The reports of a reader in the portal.

import type { ReportFile } from '../../../layout.ts'

const FILES: Readonly<Record<Exclude<ReportFile, 'portfolio.html' | 'portfolio.xlsx'>, string>> = {
  'customers.csv': 'Eine Zeile je Kunde',
  'products.csv': 'Eine Zeile je Kunde und Produkt',
  'workloads.csv': 'Eine Zeile je Kunde und Dienst',
  'digest.json': 'Die Wochenübersicht, für Programme',
  'portfolio.json': 'Alles, was der Bericht zeigt, für Programme',
}

export const portalReport = {
  noneYet: 'Noch kein Bericht',
  whenFirst:
    'Der erste Bericht entsteht mit der ersten Wochenübersicht, nachdem Lizenzdaten eingetroffen sind. Diese Seite zeigt dann seine Werte und Dateien.',
  noFigures: 'Die Werte dieses Tages lassen sich hier nicht anzeigen; sie stehen in den Dateien.',
  noReport:
    'Einen solchen Bericht gibt es für Sie nicht; öffnen Sie den neuesten über den Link in Ihrer E-Mail.',
  title: 'Der Bericht',
  files: FILES,
  open: 'Bericht öffnen',
  download: 'Arbeitsmappe herunterladen',
  otherDays: 'Andere Berichte',
  uploadTitle: 'Dateien und Quittungen',
  uploadWhat:
    'Um Dateien hochzuladen oder zu sehen, was aus früheren geworden ist, öffnen Sie einen eigenen Link. Er wird an Ihre Adresse gesendet und gilt einen Tag.',
  uploadAsk: 'Link zum Hochladen senden',
  asked: 'Sehen Sie in Ihr Postfach',
  mailed:
    'Der Link ist an Ihre Adresse unterwegs; das kann einige Minuten dauern. Gesendet wird höchstens eine E-Mail je Stunde und drei am Tag: Wenn nichts kommt, suchen Sie nach der letzten.',
  back: 'Zurück zu den Berichten',
}
