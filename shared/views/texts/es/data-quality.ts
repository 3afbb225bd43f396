// What data was missing, unclear or refused.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { adviceOn, entry } from './unmatched-name.ts'
import { DATASET_NAMES, type SpanishFormats, upperFirst } from './with-nouns.ts'

const NONE = '(none)'

export function dataQuality(f: SpanishFormats) {
  return {
    title: 'En qué se basan las cifras',
    /** `missing`: ranges of days, and how many more there are. */
    received(days: number, missing: readonly string[], more: number) {
      if (missing.length === 0) return 'Los archivos de actividad cubren los 28 días.'
      const gaps = f.list([...missing, ...(more === 0 ? [] : [`${f.count(more)} más`])])
      return `Los archivos de actividad cubren ${f.count(days)} de 28 días (faltan: ${gaps}). De un día sin archivo no se sabe nada; no equivale a cero.`
    },
    coverage: (leastDays: number) =>
      leastDays === 28
        ? 'Hay datos de todos los clientes en los 28 días.'
        : `Cobertura más baja de un cliente: ${f.count(leastDays)} de 28 días.`,
    stopped: 'Archivos que han dejado de llegar',
    stoppedSince: (dataset: Dataset, lastDay: string) =>
      `${upperFirst(DATASET_NAMES[dataset])}: nada después del ${f.day(lastDay)}`,
    unread: 'Archivos no leídos a tiempo; no incluidos',
    stale: 'Datos obsoletos',
    staleSince: (stateDate: string, activityDate: string | null) =>
      `datos de licencias del ${f.day(stateDate)}, ${activityDate === null ? 'sin datos de actividad' : `datos de actividad hasta el ${f.day(activityDate)}`}`,
    left: 'Se han ido o ya no figuran en los datos de licencias',
    refused: 'Archivos rechazados',
    /** The first of those refused for the same reason. */
    refusedAlike: (keys: readonly string[], more: number, message: string) =>
      `${f.list([...keys, ...(more === 0 ? [] : [`${f.counted(more, 'archivo', 'archivos')} más`])])}: ${message}`,
    unmatched: 'Llamadas de soporte de organizaciones que no corresponden a ningún cliente',
    /** `(none)`: nobody is named. */
    caller: (word: string, calls: number) =>
      word === NONE
        ? `sin organización indicada: ${f.counted(calls, 'llamada', 'llamadas')}`
        : `${word}: ${f.counted(calls, 'llamada', 'llamadas')}; añada ${entry('customers', word, 'CUSTOMER_ID')}`,
    unmapped: 'Categorías de soporte desconocidas, contadas como «Otros»',
    category: (word: string, calls: number) =>
      `${word}: ${f.counted(calls, 'llamada', 'llamadas')}; añada ${entry('support_categories', word, 'help')}, u otra de las seis`,
    unmatchedProducts: 'Nombres de producto que no corresponden a ninguna licencia',
    unmatchedProduct: (name: UnmatchedName) => adviceOn(f, name),
    free: 'Productos gratuitos, no contados como vendidos',
    freeProducts: (partNumbers: readonly string[]) =>
      `${f.list(partNumbers)} (para contarlos, indique "count_free_products": true)`,
    rejected: 'Archivos con filas rechazadas',
    rejectedRows: (file: string, rejected: number, read: number) =>
      `${file}: ${f.count(rejected)} de ${f.counted(read, 'fila rechazada', 'filas rechazadas')}; el acuse de recibo explica por qué`,
    clashes: 'Suscripciones que difieren entre archivos del mismo día',
    clash: (subscription: string, file: string) => `${subscription}: se toma de ${file}`,
    otherWindow: 'Recuentos de un periodo distinto de 28 días; no se comparan',
    window: (sku: string, days: number) => `${sku}, ${f.counted(days, 'día', 'días')}`,
  }
}
