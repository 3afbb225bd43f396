// The notice that files stopped arriving.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type SpanishFormats } from './with-nouns.ts'

export function gapNotice(f: SpanishFormats) {
  const names = (datasets: readonly Dataset[]) => f.list(datasets.map((dataset) => DATASET_NAMES[dataset]))
  return {
    title: 'Archivos que han dejado de llegar',
    mark: 'Falta',
    /** `lastDay`: that of a single dataset. */
    subject: (datasets: readonly Dataset[], lastDay: string, partner: string) =>
      datasets.length === 1
        ? `Sin ${names(datasets)} desde el ${f.day(lastDay)} · ${partner}`
        : `Han dejado de llegar ${names(datasets)} · ${partner}`,
    headline: (datasets: readonly Dataset[]) => `Han dejado de llegar ${names(datasets)}.`,
    dataset: DATASETS,
    /** What its absence means for the figures. */
    meaning: MEANINGS,
    last: (lastDay: string, ageDays: number) =>
      `Los últimos datos son del ${f.day(lastDay)}, de hace ${f.counted(ageDays, 'día', 'días')}.`,
    /** `folders`: where such files are uploaded. */
    advice: (folders: readonly string[]) => [
      'Compruebe que la exportación sigue funcionando y que los archivos se suben correctamente.',
      `Suba los archivos que faltan, cada uno a la carpeta de su fecha en ${f.list(folders)}. Los archivos que llegan tarde cuentan como si hubieran llegado a tiempo.`,
    ],
    once: 'Este aviso se envía una sola vez. El resumen semanal muestra lo que falta mientras no lleguen los datos.',
  }
}

const DATASETS: Readonly<Record<Dataset, string>> = {
  entitlements: 'Datos de licencias (entitlements)',
  activity: 'Datos de actividad (activity)',
  support: 'Llamadas de soporte (support)',
}

const MEANINGS: Readonly<Record<Dataset, string>> = {
  entitlements:
    'Las licencias se muestran tal como estaban ese día. Un cliente sin datos de licencias durante 28 días sale de la cartera.',
  activity:
    'De los días sin archivo no se sabe nada; no equivalen a cero: el uso se basa en los días restantes y, si son muy pocos, las alertas no se evalúan.',
  support: 'De las llamadas posteriores no se sabe nada; no equivalen a cero.',
}
