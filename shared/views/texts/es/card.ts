// What a card says of a flagged customer: its trend, where usage is lost, what that costs, and what to do next.

import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { NextStep } from '../../../domain/digest/next-step.ts'
import type { WeakProduct, WeakWorkload } from '../../../domain/digest/weak-spot.ts'
import type { ListValue } from '../../../domain/metrics/list-value.ts'
import { type SpanishFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function card(f: SpanishFormats) {
  return {
    trendTitle: 'Uso ajustado por semana',
    /** The first and the last known value. */
    trend: (first: number, last: number, weeks: number) =>
      `${f.percent(first)} → ${f.percent(last)} en ${f.counted(weeks, 'semana', 'semanas')}`,
    /** Oldest first; null: not known. */
    trendValues: (values: readonly (number | null)[]) =>
      values.map((value) => (value === null ? UNKNOWN : f.percent(value))).join('; '),
    where: 'Dónde',
    /** At least one of them is known. */
    weakSpot: (product: WeakProduct | null, workload: WeakWorkload | null) =>
      [product === null ? '' : unusedOf(product), workload === null ? '' : usersOf(workload)]
        .filter((part) => part !== '')
        .join(' · '),
    unused: 'Sin usar en 28 días',
    /** `of`: how many seats are unused in all. */
    unusedSeats: (of: number, values: readonly ListValue[]) =>
      [f.counted(of, 'licencia', 'licencias'), ...values.map((value) => worth(value, of))].join('; '),
    next: 'Siguiente paso',
    nextStep: sentenceFor,
    /** `topics`: titles of the advice further below. */
    ideas: (topics: readonly string[]) => `Ideas más abajo: ${topics.join('; ')}`,
    /** A flag that has been open for long, on one line. */
    folded: (
      flags: readonly string[],
      { adjustedUsagePct, adjustedUsageDelta7d, coverageDays }: FlaggedCustomer,
    ) => {
      const usage = coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      const change =
        adjustedUsageDelta7d === null
          ? ''
          : ` (${f.signed(adjustedUsageDelta7d)} puntos desde la semana pasada)`
      return `${flags.join('; ')}. Uso ajustado: ${usage}${change}.`
    },
  }

  function worth({ amount, currency, seats }: ListValue, of: number): string {
    const speaksFor = seats === of ? '' : ` por ${f.count(seats)} de ellas`
    return `${f.money(amount, currency)} al mes a precio de lista${speaksFor}`
  }

  function unusedOf({ productSku, productName, licensesSold, unusedSeats }: WeakProduct): string {
    return `${productName === '' ? productSku : productName}: ${f.count(unusedSeats)} de ${f.counted(licensesSold, 'licencia', 'licencias')} sin usar en 28 días`
  }

  function usersOf({ workload, users, activeUsers }: WeakWorkload): string {
    return `${workloadName(workload)}: ${f.count(users)} de ${f.counted(activeUsers, 'usuario activo', 'usuarios activos')}`
  }

  function sentenceFor(step: NextStep): string {
    switch (step.kind) {
      case 'train': {
        const first = step.workload === null ? '' : `, empezando por ${workloadName(step.workload.workload)}`
        return `Ofrezca una sesión de formación${first}. ${f.counted(step.calls, 'consulta de ayuda demuestra', 'consultas de ayuda demuestran')} que los usuarios lo intentan y se atascan.`
      }
      case 'introduce':
        return `Muéstreles qué pueden hacer con ${workloadName(step.workload)} en su trabajo; uso actual: ${f.count(step.users)} de ${f.counted(step.activeUsers, 'usuario activo', 'usuarios activos')}.`
      case 'activate': {
        const product = step.productName === '' ? step.productSku : step.productName
        const licences = f.plural(
          step.unusedSeats,
          'la licencia',
          `las ${f.count(step.unusedSeats)} licencias`,
        )
        return `Pregunte para quién se ${f.plural(step.unusedSeats, 'compró', 'compraron')} ${licences} de ${product} sin usar y ayude a esas personas a empezar.`
      }
      case 'assign':
        return `Ayúdeles a asignar ${f.plural(step.seats, 'la licencia que no tiene', `las ${f.count(step.seats)} licencias que no tienen`)} usuario.`
      case 'roll_out':
        return 'Pregunte cómo avanza la implantación de las licencias nuevas y ofrezca su ayuda.'
      case 'ask':
        return 'Pregunte qué ha cambiado desde la semana pasada: ¿un proyecto, un equipo, otra herramienta?'
      case 'answer':
        return `Vea de qué ${f.plural(step.calls, 'trata la consulta', `tratan las ${f.count(step.calls)} consultas`)} y ofrezca una sesión de formación sobre ello.`
      case 'match_names':
        return 'Asigne los nombres en la sección products de partners.json o suba las licencias que faltan.'
      case 'upload':
        return 'Averigüe por qué no llegan archivos y suba los más recientes.'
      case 'renew':
        return `Renueve o sustituya las suscripciones vencidas, en las que hay ${f.counted(step.seats, 'derecho activo', 'derechos activos')}.`
      case 'convert_trials':
        return `Convierta las versiones de prueba en licencias: hay ${f.counted(step.seats, 'derecho activo', 'derechos activos')} en ellas.`
      case 'license':
        return `Asigne una licencia ${f.plural(step.seats, 'al usuario que no la tiene', `a los ${f.count(step.seats)} usuarios que no la tienen`)}.`
      case 'check_leavers':
        return 'No hay nada que vender: algunas personas se fueron y otras recibieron sus licencias.'
      case 'keep_going':
        return 'Siga así: la situación está mejorando.'
    }
  }
}
