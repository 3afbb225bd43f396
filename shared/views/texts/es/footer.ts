// What the figures mean, where the definitions come from, and who receives the mail.

import type { SpanishFormats } from './with-nouns.ts'

export function footer(f: SpanishFormats) {
  return {
    title: 'Qué significan las cifras',
    terms: TERMS,
    source:
      'Las definiciones y los consejos siguen el artículo «Increase adoption and satisfaction» de Microsoft Partner Center (2018), que mide el uso por derechos.',
    /** `end` decides what the zone is called. */
    window: (start: string, end: string, timeZone: string) =>
      `${f.days(start, end)}, ${f.zone(timeZone, end)}`,
    days: (window: string) => `Las cifras abarcan los días naturales: ${window}.`,
    digestRecipient: (email: string, partner: string) =>
      `Enviado a ${email}, destinatario del resumen de ${partner}.`,
    scopedTo: (email: string) => `Solo incluye los clientes cuyo responsable de cuenta es ${email}.`,
    noticeRecipient: (email: string, partner: string) =>
      `Enviado a ${email}, que ve todos los clientes de ${partner}.`,
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['% de implementación', 'licencias asignadas / licencias vendidas.'],
  [
    '% de uso',
    'derechos activos / derechos totales. Activo: usado para una tarea en los últimos 28 días naturales.',
  ],
  [
    '% de uso ajustado',
    'lo mismo, pero contando solo los derechos activos que se vendieron; nunca supera el 100\u00a0%. En él se basan las alertas de uso bajo o en descenso.',
  ],
  [
    'Por qué el uso puede superar el 100\u00a0%',
    'la rotación de personal pasa una licencia a otro usuario dentro de los 28 días; una segunda suscripción está en período de gracia, deshabilitada o desaprovisionada; hay versiones de prueba activas que no se han vendido; Yammer se usa más allá de las licencias.',
  ],
  [
    'Licencias vendidas',
    'licencias de todos los vendedores, porque un cliente también puede comprar a otros.',
  ],
  [
    'Consultas de ayuda',
    'llamadas de soporte para pedir ayuda o preguntar cómo se hace algo, en los 28 días.',
  ],
]
