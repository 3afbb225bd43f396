// The figures of a portfolio or a customer, and how they changed within a week.

import type { DigestCustomer, DigestPortfolio, Over } from '../../../domain/digest/digest-figures.ts'
import type { Incomparable } from '../../../domain/metrics/delta.ts'
import { NO_FIGURE, type SpanishFormats, UNKNOWN } from './with-nouns.ts'

export function figures(f: SpanishFormats) {
  return {
    none: NO_FIGURE,
    unknown: UNKNOWN,
    noActivityData: 'no hay datos de actividad',
    noSupportData: 'no hay datos de soporte',
    portfolio: 'Su cartera',
    portfolioSize: ({
      customers,
      customersUnseen,
      licensesSold,
      licensesAssigned,
      entitlementsActive,
    }: DigestPortfolio) =>
      [
        f.counted(customers, 'cliente', 'clientes'),
        f.counted(licensesSold, 'licencia vendida', 'licencias vendidas'),
        ...(licensesAssigned === null ? [] : [f.counted(licensesAssigned, 'asignada', 'asignadas')]),
        ...activity(customers, customersUnseen, entitlementsActive),
      ].join(' · '),
    adjustedUsage: 'Uso ajustado',
    deployment: 'Implementación',
    usage: 'Uso',
    calls: 'Consultas de ayuda',
    inUse: (entitled: number, sold: number) =>
      sold === 0 ? NOTHING_SOLD : `${f.count(entitled)} de ${f.counted(sold, 'licencia', 'licencias')}`,
    assigned(assigned: number | null, sold: number) {
      if (sold === 0) return NOTHING_SOLD
      return assigned === null
        ? 'licencias asignadas no indicadas'
        : `${f.count(assigned)} de ${f.counted(sold, 'licencia', 'licencias')}`
    },
    namesUnmatched: (note: string) => `${note}; nombres sin correspondencia`,
    active: (active: number) => f.counted(active, 'derecho activo', 'derechos activos'),
    /** null: not shown here. */
    callRate: (per100: number | null) =>
      per100 === null ? 'en 28 días' : `${f.decimal(per100)} por cada 100 licencias`,
    accountManager: (email: string) => `Responsable de cuenta: ${email}`,
    brief: ({ adjustedUsagePct, deploymentPct, calls28d, coverageDays }: DigestCustomer) =>
      `Uso ajustado: ${coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)}; implementación: ${f.percentOrNone(deploymentPct)}; consultas de ayuda: ${calls28d === null ? UNKNOWN : f.count(calls28d)}.`,
    /** Points of adjusted usage, and the parts that they come from. */
    sinceLastWeek(points: number, activity: number, seats: number) {
      if (points === 0) return 'El uso ajustado no ha cambiado desde la semana pasada.'
      const direction = points > 0 ? '▲ Sube' : '▼ Baja'
      const parts = `actividad ${f.signed(activity)}; licencias ${f.signed(seats)}`
      return `${direction} ${f.decimal(Math.abs(points))} puntos desde la semana pasada (${parts}).`
    },
    /** The customers that can be compared with last week, of all of the portfolio. */
    compared: (customers: number, all: number) =>
      `Se ${f.plural(customers, 'ha comparado', 'han comparado')} ${f.count(customers)} de ${f.counted(all, 'cliente', 'clientes')}.`,
    unusedSeats({ seats, customers, listValue }: NonNullable<DigestPortfolio['unused']>, all: number) {
      const where =
        customers === all ? '' : `, en ${f.count(customers)} de ${f.counted(all, 'cliente', 'clientes')}`
      const values = listValue.map(
        (value) =>
          `${f.money(value.amount, value.currency)} al mes a precio de lista${value.seats === seats ? '' : ` por ${f.counted(value.seats, 'licencia', 'licencias')}`}`,
      )
      return `${[`${f.counted(seats, 'licencia', 'licencias')} sin usar en 28 días${where}`, ...values].join('; ')}.`
    },
    /** `customers`: how many stand in the way; 0 where the sentence is about one customer. */
    notComparable(reason: Incomparable, customers: number) {
      const where = customers === 0 ? '' : ` (${f.counted(customers, 'cliente', 'clientes')})`
      return `No se puede comparar con la semana pasada: ${INCOMPARABLE[reason]}${where}.`
    },
    /** Why usage and adjusted usage differ; at least one class is not 0. */
    whyOver(over: Over) {
      const classes = [
        over.transferred > 0
          ? `${f.count(over.transferred)} de usuarios que se fueron o perdieron su licencia`
          : '',
        over.inactiveSubscription > 0
          ? `${f.count(over.inactiveSubscription)} en suscripciones en período de gracia, deshabilitadas o desaprovisionadas`
          : '',
        over.trial > 0
          ? `${f.count(over.trial)} en ${f.plural(over.trial, 'una versión de prueba', 'versiones de prueba')}`
          : '',
        over.yammer > 0 ? `${f.count(over.yammer)} solo en Yammer, más allá de las licencias` : '',
        over.unlicensed > 0 ? `${f.count(over.unlicensed)} sin suscripción` : '',
      ].filter((part) => part !== '')
      const inferred =
        over.inferred === 0
          ? ''
          : ` (${f.counted(over.inferred, 'deducido', 'deducidos')}, porque había más activos que vendidos)`
      return `Derechos activos que exceden los vendidos: ${classes.join('; ')}${inferred}.`
    },
  }

  /** Customers whose activity nobody knows are told beside those who are seen. */
  function activity(customers: number, unseen: number, active: number): string[] {
    const known = f.counted(active, 'derecho activo', 'derechos activos')
    if (unseen === 0) return [known]
    if (unseen === customers) return ['actividad desconocida']
    return [known, `actividad de ${f.counted(unseen, 'cliente', 'clientes')} desconocida`]
  }
}

const NOTHING_SOLD = 'ninguna licencia vendida'

const INCOMPARABLE: Readonly<Record<Incomparable, string>> = {
  no_point: 'entonces no había datos de licencias',
  no_figure: 'falta una cifra',
  coverage: 'los datos de actividad cubren muy pocos días',
  window: 'los recuentos abarcan un periodo distinto de 28 días',
}
