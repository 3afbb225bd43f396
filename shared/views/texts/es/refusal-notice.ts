// The notice that files were refused.

import type { Replaced } from '../facts.ts'
import type { SpanishFormats } from './with-nouns.ts'

export function refusalNotice(f: SpanishFormats) {
  return {
    title: 'Archivos rechazados',
    mark: 'Rechazado',
    subject: (files: number, partner: string) =>
      `${f.counted(files, 'archivo rechazado', 'archivos rechazados')} · ${partner}`,
    headline: (files: number) =>
      files === 1
        ? 'Se ha rechazado un archivo; no se ha incluido ninguno de sus datos.'
        : `Se han rechazado ${f.count(files)} archivos; no se ha incluido ninguno de sus datos.`,
    /** What the key held before; null: nothing. */
    before(replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null
        ? 'No afecta a ningún dato anterior.'
        : `Antes, esta clave contenía ${held}, que ya no cuentan.`
    },
    receipt: (key: string) => `Acuse de recibo: ${key}`,
    /** Files refused for the same reason. */
    alike: (files: number) => `${f.count(files)} archivos, por el mismo motivo`,
    /** One of them, and what its key held before. */
    one(key: string, replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null ? key : `${key} (antes: ${held})`
    },
    /** Where the receipts of several files are. */
    receipts: 'Acuses de recibo: receipts/{file}.receipt.json',
    moreFiles: (files: number) =>
      `…y ${f.counted(files, 'archivo más; su acuse de recibo explica', 'archivos más; sus acuses de recibo explican')} por qué.`,
    advice: [
      'Corrija el archivo y vuelva a subirlo con la misma clave; sustituirá al rechazado.',
      'Para probarlo antes, súbalo con validate/ delante de la clave: recibirá un acuse de recibo y no se incluirá ninguno de sus datos.',
    ],
    once: 'Cada archivo rechazado se notifica una vez; los del mismo día, juntos.',
  }

  /** null: nothing. */
  function heldBefore(replaced: Replaced | null): string | null {
    if (replaced === null || replaced.rows === 0) return null
    return `${f.counted(replaced.rows, 'fila', 'filas')} sobre ${f.counted(replaced.customers, 'cliente', 'clientes')}`
  }
}
