// The report that a partner hands on to its customer: friendly words, nothing of the partner's own affairs.

import type { CustomerStep } from '../../../domain/portfolio/customer-steps.ts'
import type { Links } from '../../../domain/settings.ts'
import { type SpanishFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function customerReport(f: SpanishFormats) {
  const share = (part: number, whole: number) => (whole === 0 ? '' : ` (${f.percent((100 * part) / whole)})`)
  return {
    title: 'Su nube de Microsoft en acción',
    preparedFor: (customer: string) => `Preparado para ${customer}`,
    preparedBy: (partner: string) => `Preparado por ${partner}`,
    period: (firstDay: string, lastDay: string) => f.days(firstDay, lastDay),
    unknown: UNKNOWN,
    tiles: {
      title: 'De un vistazo',
      seats: 'Licencias',
      seatsNote: 'que ha adquirido',
      assigned: 'Asignadas',
      assignedNote: (assigned: number | null, sold: number) =>
        assigned === null
          ? 'no hay datos'
          : `de ${f.counted(sold, 'licencia', 'licencias')}${share(assigned, sold)}`,
      used: 'En uso',
      usedNote: (used: number | null, sold: number) =>
        used === null
          ? 'no hay datos de actividad'
          : `de ${f.counted(sold, 'licencia', 'licencias')}${share(used, sold)}, en 28 días`,
      people: 'Personas activas',
      peopleNote: 'en estos 28 días',
      calls: 'Consultas al servicio de soporte',
      callsNote: 'en estos 28 días',
    },
    steps: {
      title: 'Qué puede hacer ahora',
      nothing: 'Todo va bien: no hay nada que requiera su atención.',
      /** A heading and a sentence. */
      step(step: CustomerStep): readonly [string, string] {
        switch (step.kind) {
          case 'use':
            return [
              'Aproveche lo que ya paga',
              `${f.counted(step.seats, 'licencia no se ha usado', 'licencias no se han usado')} en estos 28 días. Una formación breve sobre tareas cotidianas ayuda a empezar.`,
            ]
          case 'assign':
            return [
              'Asigne las licencias disponibles',
              `${f.counted(step.seats, 'licencia aún no está asignada', 'licencias aún no están asignadas')} a nadie.`,
            ]
          case 'learn':
            return [
              'Responda a las preguntas antes de que surjan',
              `Su equipo ha hecho ${f.counted(step.calls, 'consulta', 'consultas')} al servicio de soporte en estos 28 días. Una sesión de formación y unas páginas de autoservicio resuelven la mayoría.`,
            ]
          case 'discover':
            return [
              `Saque más partido a ${workloadName(step.workload)}`,
              `${f.count(step.users)} de ${f.counted(step.activeUsers, 'persona activa', 'personas activas')} de su organización ${f.plural(step.users, 'ha usado', 'han usado')} ${workloadName(step.workload)}.`,
            ]
          case 'grow':
            return [
              'Margen para crecer',
              'Casi todas las licencias están en uso. Si se incorporan más personas o quiere facilitar otras tareas, hable con nosotros.',
            ]
        }
      },
    },
    offers: {
      title: 'Estamos para ayudarle',
      links: {
        training: 'Formación',
        selfService: 'Autoservicio',
        booking: 'Reservar una sesión',
      } satisfies Record<keyof Links, string>,
      contact: (email: string) => `Escriba a ${email}`,
    },
    workloads: {
      title: 'Qué usa su equipo',
      people: (users: number, active: number | null) =>
        active === null
          ? f.counted(users, 'persona', 'personas')
          : `${f.count(users)} de ${f.counted(active, 'persona activa', 'personas activas')}`,
      none: 'No se ha registrado actividad en estos 28 días.',
      unknown: 'No hay datos de actividad de estos 28 días, por lo que se desconoce el uso.',
      name: workloadName,
    },
    products: {
      title: 'Producto por producto',
      columns: { product: 'Producto', seats: 'Licencias', assigned: 'Asignadas', used: 'En uso' },
    },
    beyond: (people: number) =>
      `Estas licencias no cubren ${f.counted(people, 'uso más', 'usos más')}: de personas que se han ido, en versiones de prueba, en suscripciones vencidas o sin licencia.`,
    trend: (label: string) => `${label}, últimas 13 semanas`,
    partly: (days: number) =>
      `Hay datos de actividad de ${f.count(days)} de estos 28 días; se desconoce lo ocurrido en los demás, por lo que el uso real puede ser mayor.`,
    about: {
      title: 'Cómo se calcula',
      terms: TERMS,
    },
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Licencias', 'suscripciones activas; no se cuentan las versiones de prueba ni los productos gratuitos.'],
  ['Asignadas', 'licencias asignadas a una persona.'],
  ['En uso', 'licencias cuya persona hizo algo con el producto en los últimos 28 días.'],
  ['Personas activas', 'personas que usaron al menos un servicio en los últimos 28 días.'],
]
