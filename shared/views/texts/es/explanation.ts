// Where the figures of a customer come from.

import type { Explanation, LicenceTreatment, Match } from '../../../domain/explanation/explanation.ts'
import type { Category } from '../../../domain/settings.ts'
import type { SubscriptionStatus } from '../../../domain/sheets/sheet.ts'
import { type SpanishFormats, UNKNOWN } from './with-nouns.ts'

type ShownFigures = NonNullable<Explanation['figures']>

export function explanation(f: SpanishFormats) {
  return {
    unknown: UNKNOWN,
    notListed: (firstDay: string, lastDay: string) =>
      `Ningún archivo de licencias del periodo ${f.days(firstDay, lastDay)} menciona a este cliente, por lo que no figura en ningún informe.`,
    figures: {
      title: 'Cifras',
      columns: {
        product: 'Producto',
        sold: 'Licencias',
        assigned: 'Asignadas',
        active: 'Activos',
        entitled: 'Activos vendidos',
        transferred: 'Transferidos',
        inactiveSubscription: 'Suscripción inactiva',
        trial: 'Versión de prueba',
        yammer: 'Solo Yammer',
        unlicensed: 'Sin licencia',
      },
      total: 'Todos los productos',
      noProduct: 'Sin producto',
      deployment: ({ licensesAssigned: assigned, licensesSold: sold, deploymentPct: pct }: ShownFigures) =>
        assigned === null || pct === null
          ? 'Se desconoce la implementación: ningún archivo indica cuántas licencias están asignadas.'
          : `Implementación: ${f.percent(pct)}, ${f.count(assigned)} de ${f.counted(sold, 'licencia asignada', 'licencias asignadas')}.`,
      usage({
        entitlementsActive: active,
        licensesSold: sold,
        usagePct: pct,
        entitledActive,
        adjustedUsagePct,
      }: ShownFigures) {
        if (sold === 0) return 'No se cuenta ninguna licencia, por lo que no hay porcentaje de uso.'
        if (pct === null || adjustedUsagePct === null) {
          return 'Se desconoce el uso: ningún archivo de actividad cubre un día de estos 28.'
        }
        return `Uso: ${f.percent(pct)}, ${f.counted(active, 'derecho activo', 'derechos activos')} para ${f.counted(sold, 'licencia', 'licencias')}. Uso ajustado: ${f.percent(adjustedUsagePct)}, de ellos ${f.counted(entitledActive, 'vendido', 'vendidos')}.`
      },
    },
    licences: {
      title: 'Licencias',
      columns: {
        product: 'Producto',
        stated: 'En el archivo',
        subscription: 'Suscripción',
        sold: 'Vendidas',
        assigned: 'Asignadas',
        counted: 'Licencias contadas',
        treatment: 'Motivo',
        file: 'Archivo',
      },
      since: (stateDate: string, seats: number) =>
        `${f.counted(seats, 'licencia contada', 'licencias contadas')}, según los datos de licencias del ${f.day(stateDate)}.`,
      treatment(treatment: LicenceTreatment, status: SubscriptionStatus) {
        return treatment === 'inactive' ? INACTIVE[status] : TREATMENTS[treatment]
      },
      ignored: 'se omite',
    },
    names: {
      title: 'Nombres de producto en la actividad',
      columns: {
        name: 'Nombre',
        match: 'Corresponde a',
        users: 'Usuarios en la lista',
        active: 'Activos',
        files: 'Archivos',
      },
      none: 'Ningún archivo de actividad contiene un usuario de este cliente.',
      matched: (names: number, unmatched: number) =>
        unmatched === 0
          ? `${f.counted(names, 'nombre', 'nombres')}, todos presentes en los archivos de licencias.`
          : `${f.count(unmatched)} de ${f.counted(names, 'nombre', 'nombres')} no ${f.plural(unmatched, 'corresponde', 'corresponden')} a nada que tenga el cliente.`,
      unnamed: '(sin producto indicado)',
      match: (match: Match, skus: readonly string[]) =>
        ({
          held: f.list(skus),
          not_held: `${f.list(skus)}, que no figura en ningún archivo de licencias: excede lo vendido`,
          unmatched:
            skus.length === 0
              ? 'nada: el nombre es desconocido'
              : `${f.list(skus)}, que no figura en ningún archivo de licencias`,
          left_out: 'nada: es gratuito o está excluido u omitido',
          unnamed: 'solo cargas de trabajo',
        })[match],
      files: (first: string, more: number) =>
        more === 0 ? first : `${first} y ${f.counted(more, 'archivo', 'archivos')} más`,
    },
    counts: {
      title: 'Recuentos sin usuarios',
      columns: {
        name: 'Nombre',
        match: 'Corresponde a',
        active: 'Activos',
        days: 'Días',
        used: 'Se usa',
        file: 'Archivo',
      },
      sentence: 'Se recurre a un recuento cuando ningún archivo dice quién estuvo activo.',
      isUsed(isUsed: boolean, match: Match) {
        if (isUsed) return 'sí'
        if (match === 'left_out') return 'no: queda fuera'
        return match === 'unmatched'
          ? 'no: no corresponde a nada que tenga el cliente'
          : 'no: hay usuarios con nombre'
      },
    },
    coverage: {
      title: 'Días cubiertos',
      more: (shown: number, more: number) =>
        `Se muestran ${f.plural(shown, 'el último', 'los últimos')} ${f.counted(shown, 'archivo', 'archivos')}; hay ${f.counted(more, 'anterior que no se muestra', 'anteriores que no se muestran')}.`,
      columns: { from: 'Desde', to: 'Hasta', file: 'Archivo' },
      days: (days: number, missing: readonly string[]) =>
        missing.length === 0
          ? 'Los archivos de actividad cubren los 28 días.'
          : `Los archivos de actividad cubren ${f.count(days)} de 28 días (faltan: ${f.list(missing)}). De un día sin archivo no se sabe nada; no equivale a cero.`,
    },
    calls: {
      title: 'Llamadas de soporte',
      columns: {
        category: 'Categoría',
        countsAs: 'Cuenta como',
        calls: 'Llamadas',
        isHelp: 'Consulta de ayuda',
        file: 'Archivo',
      },
      total: (calls: number | null) =>
        calls === null
          ? 'Se desconocen las consultas de ayuda: ningún archivo de soporte cubre estos 28 días.'
          : `${f.counted(calls, 'consulta de ayuda', 'consultas de ayuda')} en 28 días: las que cuentan como ayuda o instrucciones.`,
      countsAs: (category: Category | null) => category ?? 'other: la categoría no está asignada',
      isHelp: (isHelp: boolean) => (isHelp ? 'sí' : 'no'),
    },
  }
}

const TREATMENTS: Readonly<Record<Exclude<LicenceTreatment, 'inactive'>, string>> = {
  counted: 'suscripción activa',
  trial: 'versión de prueba: sus licencias no se cuentan',
  summary: 'resumen: licencias que exceden las suscripciones anteriores',
  free: 'producto gratuito: no se cuenta',
  excluded: 'excluido en partners.json',
  ignored: 'omitido en partners.json',
}

const INACTIVE: Readonly<Record<SubscriptionStatus, string>> = {
  active: 'suscripción activa',
  in_grace_period: 'en período de gracia: no se cuenta',
  disabled: 'deshabilitada: no se cuenta',
  deprovisioned: 'desaprovisionada: no se cuenta',
}
