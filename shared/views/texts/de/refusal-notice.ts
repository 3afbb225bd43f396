// The notice that files were refused.

import type { Replaced } from '../facts.ts'
import type { GermanFormats } from './with-nouns.ts'

export function refusalNotice(f: GermanFormats) {
  return {
    title: 'Abgelehnte Dateien',
    mark: 'Abgelehnt',
    subject: (files: number, partner: string) =>
      `${f.counted(files, 'Datei wurde', 'Dateien wurden')} abgelehnt · ${partner}`,
    headline: (files: number) =>
      files === 1
        ? 'Eine Datei wurde abgelehnt; ihre Daten sind nicht berücksichtigt.'
        : `${f.count(files)} Dateien wurden abgelehnt; ihre Daten sind nicht berücksichtigt.`,
    /** What the key held before; null: nothing. */
    before(replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null
        ? 'Frühere Daten sind nicht betroffen.'
        : `Zuvor enthielt dieser Schlüssel ${held}; sie zählen nicht mehr.`
    },
    receipt: (key: string) => `Quittung: ${key}`,
    /** Files refused for the same reason. */
    alike: (files: number) => `${f.count(files)} Dateien, aus demselben Grund`,
    /** One of them, and what its key held before. */
    one(key: string, replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null ? key : `${key} (zuvor: ${held})`
    },
    /** Where the receipts of several files are. */
    receipts: 'Quittungen: receipts/{file}.receipt.json',
    moreFiles: (files: number) =>
      files === 1
        ? '…und 1 weitere Datei; den Grund nennt ihre Quittung.'
        : `…und ${f.count(files)} weitere Dateien; die Gründe nennen ihre Quittungen.`,
    advice: [
      'Berichtigen Sie die Datei, und laden Sie sie unter demselben Schlüssel erneut hoch; sie ersetzt die abgelehnte.',
      'Um sie vorher zu testen, laden Sie sie mit validate/ vor dem Schlüssel hoch: Sie erhalten eine Quittung, und nichts davon zählt.',
    ],
    once: 'Jede abgelehnte Datei wird einmal gemeldet; die eines Tages werden zusammengefasst.',
  }

  /** null: nothing. */
  function heldBefore(replaced: Replaced | null): string | null {
    if (replaced === null || replaced.rows === 0) return null
    return `${f.counted(replaced.rows, 'Zeile', 'Zeilen')} zu ${f.count(replaced.customers)} Kunden`
  }
}
