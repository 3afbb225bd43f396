// The report that a person opens: its sections, charts and controls.

import type { Over } from '../../../domain/digest/digest-figures.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import type { TrendFacts } from '../facts.ts'
import { RULES } from './flags.ts'
import { type SpanishFormats, UNKNOWN } from './with-nouns.ts'

export function report(f: SpanishFormats) {
  const inWeeks = (weeks: number) => f.counted(weeks, 'semana', 'semanas')
  return {
    title: 'Informe de la cartera',
    skip: 'Ir a todos los clientes',
    seats: 'Licencias vendidas',
    seatsAssigned: (assigned: number | null) =>
      assigned === null ? 'licencias asignadas no indicadas' : f.counted(assigned, 'asignada', 'asignadas'),
    /** What a trend shows, for whoever does not see it. `format`: of its unit. */
    trend(
      { label, first, last, lowest, highest, unknown, weeks }: TrendFacts,
      format: (value: number) => string,
    ) {
      if (first === null || last === null || lowest === null || highest === null) {
        return `${label}: ${UNKNOWN} en ${inWeeks(weeks)}.`
      }
      const course =
        lowest.value === highest.value
          ? `siempre ${format(last.value)}`
          : `de ${format(first.value)} a ${format(last.value)}, mínimo ${format(lowest.value)} (${f.day(lowest.day)}), máximo ${format(highest.value)} (${f.day(highest.day)})`
      const gaps = unknown === 0 ? '' : `; ${inWeeks(unknown)} ${UNKNOWN}`
      return `${label}, ${inWeeks(weeks)}: ${course}${gaps}.`
    },
    /** Under a trend: between what it moved. */
    range: (lowest: string, highest: string, weeks: number) =>
      lowest === highest ? `${lowest} en ${inWeeks(weeks)}` : `${lowest} – ${highest} en ${inWeeks(weeks)}`,
    attention: {
      open: 'Detalles',
      more: (customers: number) =>
        `…y ${f.counted(customers, 'cliente', 'clientes')} más, al principio de la tabla siguiente.`,
    },
    /** Without functions: the page's script gets them as JSON. */
    table: {
      title: 'Todos los clientes',
      columns: {
        name: 'Cliente',
        flags: 'Alertas',
        adjustedUsage: 'Uso ajustado',
        change: 'Desde la semana pasada',
        usage: 'Uso',
        deployment: 'Implementación',
        seats: 'Licencias',
        calls: 'Consultas de ayuda',
        manager: 'Responsable de cuenta',
      },
      /** Short enough for a cell. */
      rules: {
        ...RULES,
        at_risk: 'En riesgo',
        unmatched_products: 'Nombres sin correspondencia',
      } satisfies Record<Rule, string>,
      unknown: UNKNOWN,
      search: 'Buscar',
      searchHint: 'Nombre, id. o responsable de cuenta',
      flag: 'Alerta',
      severity: 'Gravedad',
      manager: 'Responsable de cuenta',
      product: 'Producto',
      any: 'Cualquiera',
      noFlag: 'Sin alerta',
      noManager: 'Sin indicar',
      reset: 'Restablecer',
      /** `{shown}` and `{all}` are numbers. */
      count: 'Clientes: {shown} de {all}',
      /** `{left}` is a number. */
      more: 'Mostrar más (quedan {left})',
      nothing: 'Ningún cliente coincide. Cambie los filtros o restablézcalos.',
    },
    needsScript: (shown: number, all: number) =>
      `La búsqueda, los filtros, la ordenación y los detalles necesitan JavaScript, que aquí está desactivado. La tabla muestra ${f.count(shown)} de ${f.counted(all, 'cliente', 'clientes')}.`,
    details: (detailed: number, all: number) =>
      detailed === all
        ? `Detalles de ${f.plural(all, 'el', 'los')} ${f.counted(all, 'cliente', 'clientes')}: elija un nombre.`
        : `Detalles de ${f.count(detailed)} de ${f.counted(all, 'cliente', 'clientes')}, primero los que tienen alertas y después por licencias, porque un informe tiene 15 MB como máximo: elija un nombre. Los archivos CSV contienen las cifras de todos.`,
    detail: {
      close: 'Cerrar',
      licences: (day: string) => `Datos de licencias del ${f.day(day)}`,
      activity: (day: string | null, coverageDays: number) =>
        day === null
          ? 'Sin datos de actividad'
          : `Datos de actividad hasta el ${f.day(day)}, ${f.count(coverageDays)} de 28 días cubiertos`,
      flags: 'Alertas',
      noFlags: 'No hay alertas abiertas.',
      history: (weeks: number) =>
        f.plural(weeks, 'Última semana', `Últimas ${f.counted(weeks, 'semana', 'semanas')}`),
      /** What a strip of weeks shows. `since`: `YYYY-MM-DD`, of the last unbroken run up to today; null: not open today. */
      strip: (rule: string, open: number, weeks: number, since: string | null) =>
        `${rule}: abierta en ${f.count(open)} de ${inWeeks(weeks)}${since === null ? '' : `, sin interrupción desde la semana que terminó el ${f.day(since)}`}.`,
      waterfall: 'Del uso al uso ajustado',
      sold: 'Licencias vendidas',
      active: 'Derechos activos',
      classes: CLASSES,
      entitled: 'Derechos activos vendidos',
      allEntitled: 'Todos los derechos activos se vendieron.',
      noUsage: 'Se desconoce el uso: ningún archivo de actividad cubre un día de estos 28.',
      products: 'Productos',
      productColumns: {
        product: 'Producto',
        seats: 'Licencias',
        assigned: 'Asignadas',
        deployment: 'Implementación',
        active: 'Activos',
        usage: 'Uso',
        entitled: 'Activos vendidos',
        adjustedUsage: 'Uso ajustado',
      },
      noProducts: 'No se cuenta ningún producto.',
      free: (partNumbers: readonly string[]) =>
        `Gratuitos, no contados como vendidos: ${f.list(partNumbers)}.`,
      workloads: 'Cargas de trabajo',
      workloadColumns: { workload: 'Carga de trabajo', users: 'Usuarios activos' },
      noWorkloads: 'Ningún dato de actividad indica una carga de trabajo.',
      calls: 'Consultas de ayuda',
      callSentence(calls: number | null, per100: number | null, baseline: number | null) {
        if (calls === null)
          return 'Se desconocen las consultas de ayuda: ningún archivo de soporte cubre estos 28 días.'
        const rate = per100 === null ? '' : `, ${f.decimal(per100)} por cada 100 licencias`
        const usual = baseline === null ? '' : `; lo habitual: ${f.loose(baseline)}`
        return `${f.counted(calls, 'consulta de ayuda', 'consultas de ayuda')} en 28 días${rate}${usual}.`
      },
      evidence: 'En qué se basan las cifras',
      rows: (rows: number) => f.counted(rows, 'fila', 'filas'),
      noEvidence:
        'Los archivos en que se basan estas cifras se conservan para los clientes con alertas y después para los que tienen más licencias; este cliente no está entre ellos.',
    },
    made: 'Creado con Uptake',
  }
}

const CLASSES: Readonly<Record<Exclude<keyof Over, 'inferred'>, string>> = {
  transferred: 'Transferidos: usuarios que se fueron o perdieron su licencia',
  inactiveSubscription: 'Suscripción inactiva: en período de gracia, deshabilitada o desaprovisionada',
  trial: 'Versiones de prueba: activas, pero no vendidas',
  yammer: 'Solo Yammer, más allá de las licencias',
  unlicensed: 'Sin licencia: sin suscripción',
}
