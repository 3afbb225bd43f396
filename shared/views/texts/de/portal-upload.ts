// Uploads in the portal: the form, what became of files, and what to do next.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type GermanFormats } from './with-nouns.ts'

export function portalUpload(f: GermanFormats) {
  return {
    title: 'Dateien hochladen',
    intro:
      'Laden Sie Dateien so hoch, wie Ihre Werkzeuge sie ausgeben: CSV, JSON, Excel oder ZIP, je bis zu 1 GB.',
    choose: 'Dateien auswählen',
    drop: 'oder hier ablegen',
    fileName: 'Name Ihrer Datei',
    fileNameHint: 'Die Datei selbst wählen Sie auf der nächsten Seite.',
    dataset: 'Was sie enthält',
    pleaseChoose: 'Bitte wählen',
    datasets: {
      entitlements: `${DATASET_NAMES.entitlements}: Abonnements und Lizenzen`,
      activity: `${DATASET_NAMES.activity}: wer was genutzt hat`,
      support: `${DATASET_NAMES.support}: Tickets und Anrufe`,
    } satisfies Record<Dataset, string>,
    kinds: DATASET_NAMES,
    day: 'Der Tag, über den sie berichtet',
    customer: 'Nur zu einem einzigen Kunden',
    severalCustomers: 'Nein: Die Zeilen nennen die Kunden',
    customerId: 'Die Mandanten-ID des Kunden; lassen Sie das Feld leer, wenn die Zeilen die Kunden nennen',
    checkOnly: 'Nur prüfen: Sie erhalten die volle Quittung, und nichts aus der Datei zählt',
    replace: 'Eine frühere Datei mit demselben Namen und Tag ersetzen; sonst kommt diese hinzu',
    next: 'Weiter',
    upload: 'Hochladen',
    remove: 'Entfernen',
    wrongFields:
      'Wählen Sie, was die Datei enthält und über welchen Tag sie berichtet, und geben Sie ihren Namen an.',
    wrongCustomer:
      'Das ist keine Kunden-ID: Sie darf höchstens 256 Byte lang sein und keinen Schrägstrich enthalten.',

    formTitle: 'Datei auswählen und hochladen',
    goesTo: (name: string, dataset: Dataset, day: string) =>
      `Sie wird als „${name}“ gespeichert: ${DATASET_NAMES[dataset]} vom ${f.day(day)}.`,
    goesToCheck: 'Sie wird nur geprüft: Nichts daraus zählt.',
    replacesEarlier:
      'Sie ersetzt die Datei, die jetzt diesen Namen und Tag hat, mit allen Zeilen und Kunden.',
    within: 'Senden Sie sie innerhalb von 15 Minuten; danach beginnen Sie von vorn.',
    file: 'Datei',

    ready: 'Bereit zum Hochladen',
    sending: 'Wird hochgeladen',
    reading: 'Hochgeladen. Die Quittung erscheint gleich hier.',
    tooLarge:
      'Diese Datei ist größer als 1 GB: Teilen oder komprimieren Sie sie, und laden Sie die Teile hoch.',
    empty: 'Diese Datei ist leer: Exportieren Sie sie erneut.',
    failed: 'Die Datei ist nicht angekommen: Wählen Sie „Hochladen“, um es noch einmal zu versuchen.',
    refusedFields:
      'Geben Sie an, was diese Datei enthält und über welchen Tag sie berichtet, und wählen Sie erneut „Hochladen“.',

    outcome: 'Was aus Ihrer Datei geworden ist',
    waiting: 'Die Datei wird erwartet: Diese Seite sieht alle 2 Sekunden nach.',
    arrived: 'Die Datei ist angekommen und wird gelesen: Diese Seite sieht alle 2 Sekunden nach.',
    large:
      'Große Dateien brauchen einige Minuten; Sie können diese Seite schließen und finden die Quittung auf der Seite zum Hochladen.',
    lapsed:
      'Innerhalb einer Stunde ist keine Datei angekommen: Gehen Sie zurück zur Seite zum Hochladen, und senden Sie sie erneut.',
    unknown:
      'Was aus dieser Datei wurde, lässt sich nicht mehr anzeigen; die Seite zum Hochladen führt die Quittungen aller Dateien auf.',
    backLater:
      'Um weitere Dateien hochzuladen, gehen Sie zurück zur Seite zum Hochladen: Der Link steht in Ihrer E-Mail.',
    back: 'Zurück zur Seite zum Hochladen',

    latest: 'Ihre neuesten Dateien',
    none: 'Noch keine Dateien. Laden Sie zuerst Ihre Lizenzdaten hoch: Sie sagen, welche Kunden und Lizenzen es gibt.',
    counts: (accepted: number, rejected: number) => {
      const rows = f.counted(accepted, 'Zeile', 'Zeilen')
      return rejected === 0 ? rows : `${rows}, ${f.count(rejected)} abgelehnt`
    },
    check: 'Prüfung',

    statuses: {
      committed: 'zählt',
      partly: 'zählt teilweise',
      rehearsed: 'geprüft',
      refused: 'abgelehnt',
      stopped: 'nicht lesbar',
      deleted: 'gelöscht',
    },
    /** What to do, in one sentence. */
    advice: {
      committed: 'Alles in Ordnung: Der nächste Bericht zählt sie mit, und es ist nichts zu tun.',
      partly:
        'Laden Sie die abgelehnten Zeilen herunter, berichtigen Sie sie, wie in der Spalte _fix beschrieben, und laden Sie nur diese Datei hoch: Die übrigen Zeilen zählen schon.',
      rehearsed: 'Die Datei ist in Ordnung: Laden Sie sie ohne „Nur prüfen“ erneut hoch, damit sie zählt.',
      rehearsedPartly:
        'Berichtigen Sie die abgelehnten Zeilen in Ihrer Datei, oder laden Sie sie ohne „Nur prüfen“ hoch, wie sie ist: Dann zählen alle übrigen Zeilen.',
      noData:
        'Die Datei hat keine Zeilen, was „keine Daten“ bedeutet, nie „niemand war aktiv“: Wenn es welche geben sollte, exportieren Sie sie erneut.',
      refused: 'Nichts aus dieser Datei zählt: Berichtigen Sie sie, und laden Sie sie erneut hoch.',
      wrongDataset: (dataset: Dataset) =>
        `Nichts aus dieser Datei zählt hier: Sie gehört zu „${DATASET_NAMES[dataset]}“, und die Schaltfläche verschiebt sie dorthin.`,
      wrongDatasetElsewhere: (dataset: Dataset) =>
        `Nichts aus dieser Datei zählt hier: Sie gehört zu „${DATASET_NAMES[dataset]}“; eine Schaltfläche auf der Seite zum Hochladen verschiebt sie dorthin.`,
      stopped: 'Nichts aus dieser Datei zählt: Teilen Sie sie in kleinere Dateien, und laden Sie diese hoch.',
      deleted:
        'Die Datei wurde gelöscht oder verschoben, und was sie sagte, zählt nicht mehr; laden Sie sie erneut hoch, wenn das ein Versehen war.',
    },
    before: (rows: number, customers: number) =>
      `Sie hat eine Datei mit ${f.counted(rows, 'Zeile', 'Zeilen')} zu ${f.count(customers)} Kunden ersetzt.`,
    downloadRejects: (rows: number) =>
      `${f.counted(rows, 'abgelehnte Zeile', 'abgelehnte Zeilen')} herunterladen`,
    problems: 'Abgelehnte Zeilen',
    notes: 'Wie sie gelesen wurde',
    moveTo: (dataset: Dataset) => `Nach „${DATASET_NAMES[dataset]}“ verschieben`,
    notMoved:
      'Die Datei hat sich inzwischen geändert und wurde nicht verschoben: Gehen Sie zurück zur Seite zum Hochladen, und sehen Sie sich ihre Quittung an.',
    noReceipt:
      'Eine solche Quittung gibt es nicht; gehen Sie zurück zur Seite zum Hochladen, und wählen Sie dort eine aus.',
    noRejects: 'Diese Datei hat keine abgelehnten Zeilen; gehen Sie zurück zu ihrer Quittung.',
  }
}
