// The page on which flags are snoozed.

import type { SpanishFormats } from './with-nouns.ts'

export function portalFlags(f: SpanishFormats) {
  return {
    title: 'Alertas',
    what: 'Posponga lo que ya conoce: el correo y el informe lo mostrarán abreviado hasta el día que elija, para todas las personas que ven al cliente. Se volverá a avisar de inmediato si la alerta se resuelve y reaparece, o si pasa a ser crítica.',
    noReport: 'Todavía no hay ningún informe. Las alertas aparecerán aquí cuando se genere el primero.',
    none: 'No hay alertas abiertas.',
    open: 'Ver las alertas abiertas',
    snooze: 'Posponer',
    howLong: 'Durante cuánto tiempo',
    weeks: (weeks: number) => f.counted(weeks, 'semana', 'semanas'),
    why: 'Motivo, en pocas palabras, para sus compañeros',
    snoozed: (line: string) => `Pospuesta. ${line}`,
    end: 'Dejar de posponer',
    incomplete:
      'Para posponer hacen falta un motivo y un plazo de 2, 4 u 8 semanas: vuelva atrás y complete el formulario.',
    notOpen:
      'Esta alerta ya no está abierta o su cliente no es uno de los suyos: vuelva atrás y cargue de nuevo la página.',
  }
}
