// What data was missing, unclear or refused.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { adviceOn, entry } from './unmatched-name.ts'
import { DATASET_NAMES, type GermanFormats } from './with-nouns.ts'

const NONE = '(none)'

export function dataQuality(f: GermanFormats) {
  const requests = (calls: number) => f.counted(calls, 'Anfrage', 'Anfragen')
  return {
    title: 'Worauf die Zahlen beruhen',
    /** `missing`: ranges of days, and how many more there are. */
    received(days: number, missing: readonly string[], more: number) {
      if (missing.length === 0) return 'Nutzungsdateien liegen für alle 28 Tage vor.'
      const gaps = f.list([...missing, ...(more === 0 ? [] : [`${f.count(more)} weitere`])])
      return `Nutzungsdateien liegen für ${f.count(days)} von 28 Tagen vor (es fehlen ${gaps}). Ein Tag ohne Datei ist unbekannt, nicht null.`
    },
    coverage: (leastDays: number) =>
      leastDays === 28
        ? 'Jeder Kunde ist an allen 28 Tagen erfasst.'
        : `Beim Kunden mit den größten Lücken: ${f.count(leastDays)} von 28 Tagen.`,
    stopped: 'Dateien, die ausbleiben',
    stoppedSince: (dataset: Dataset, lastDay: string) =>
      `${DATASET_NAMES[dataset]}: nichts seit dem ${f.day(lastDay)}`,
    unread: 'Nicht rechtzeitig gelesene Dateien; nicht berücksichtigt',
    stale: 'Veraltete Daten',
    staleSince: (stateDate: string, activityDate: string | null) =>
      `Lizenzdaten vom ${f.day(stateDate)}, ${activityDate === null ? 'keine Nutzungsdaten' : `Nutzungsdaten bis ${f.day(activityDate)}`}`,
    left: 'Ausgeschieden oder nicht mehr in den Lizenzdaten',
    refused: 'Abgelehnte Dateien',
    /** The first of those refused for the same reason. */
    refusedAlike: (keys: readonly string[], more: number, message: string) =>
      `${f.list([...keys, ...(more === 0 ? [] : [f.counted(more, 'weitere Datei', 'weitere Dateien')])])}: ${message}`,
    unmatched: 'Supportanfragen von Organisationen, die zu keinem Kunden passen',
    /** `(none)`: nobody is named. */
    caller: (word: string, calls: number) =>
      word === NONE
        ? `keine Organisation angegeben: ${requests(calls)}`
        : `${word}: ${requests(calls)}; ergänzen Sie ${entry('customers', word, 'CUSTOMER_ID')}`,
    unmapped: 'Unbekannte Supportkategorien, als „other“ gezählt',
    category: (word: string, calls: number) =>
      `${word}: ${requests(calls)}; ergänzen Sie ${entry('support_categories', word, 'help')} oder eine andere der sechs Kategorien`,
    unmatchedProducts: 'Produktnamen, die zu keiner Lizenz passen',
    unmatchedProduct: (name: UnmatchedName) => adviceOn(f, name),
    free: 'Kostenlose Produkte, nicht als verkauft gezählt',
    freeProducts: (partNumbers: readonly string[]) =>
      `${f.list(partNumbers)} (damit sie zählen, setzen Sie "count_free_products": true)`,
    rejected: 'Dateien mit abgelehnten Zeilen',
    rejectedRows: (file: string, rejected: number, read: number) =>
      `${file}: ${f.count(rejected)} von ${f.counted(read, 'Zeile', 'Zeilen')} abgelehnt; die Gründe stehen in der Quittung`,
    clashes: 'Abonnements, die Dateien desselben Tages unterschiedlich melden',
    clash: (subscription: string, file: string) => `${subscription}: übernommen aus ${file}`,
    otherWindow: 'Zählungen für einen anderen Zeitraum als 28 Tage; nicht verglichen',
    window: (sku: string, days: number) => `${sku}, ${f.counted(days, 'Tag', 'Tage')}`,
  }
}
