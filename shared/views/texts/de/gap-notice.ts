// The notice that files stopped arriving.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type GermanFormats } from './with-nouns.ts'

export function gapNotice(f: GermanFormats) {
  const names = (datasets: readonly Dataset[]) => f.list(datasets.map((dataset) => DATASET_NAMES[dataset]))
  return {
    title: 'Dateien, die ausbleiben',
    mark: 'Fehlt',
    /** `lastDay`: that of a single dataset. */
    subject: (datasets: readonly Dataset[], lastDay: string, partner: string) =>
      datasets.length === 1
        ? `Keine ${names(datasets)} seit dem ${f.day(lastDay)} · ${partner}`
        : `${names(datasets)} bleiben aus · ${partner}`,
    headline: (datasets: readonly Dataset[]) => `${names(datasets)} bleiben aus.`,
    dataset: DATASETS,
    /** What its absence means for the figures. */
    meaning: MEANINGS,
    last: (lastDay: string, ageDays: number) =>
      `Die neuesten Daten sind vom ${f.day(lastDay)}, also ${f.counted(ageDays, 'Tag', 'Tage')} alt.`,
    /** `folders`: where such files are uploaded. */
    advice: (folders: readonly string[]) => [
      'Prüfen Sie, ob der Export noch läuft und das Hochladen gelingt.',
      `Laden Sie die fehlenden Dateien hoch, jede in den Ordner ihres Datums unter ${f.list(folders)}. Verspätete Dateien zählen so, als wären sie pünktlich eingetroffen.`,
    ],
    once: 'Diese Benachrichtigung erhalten Sie einmal. Die Wochenübersicht zeigt die Lücke, solange die Daten fehlen.',
  }
}

const DATASETS: Readonly<Record<Dataset, string>> = {
  entitlements: 'Lizenzdaten (entitlements)',
  activity: 'Nutzungsdaten (activity)',
  support: 'Supportanfragen (support)',
}

const MEANINGS: Readonly<Record<Dataset, string>> = {
  entitlements:
    'Lizenzen werden so gezeigt, wie sie an diesem Tag waren. Ein Kunde, für den 28 Tage lang keine Lizenzdaten vorliegen, scheidet aus dem Portfolio aus.',
  activity:
    'Tage ohne Datei sind unbekannt, nicht null: Die Nutzung beruht auf den übrigen Tagen, und wo es zu wenige sind, werden Hinweise nicht geprüft.',
  support: 'Anfragen seit diesem Tag sind unbekannt, nicht null.',
}
