// The mail to a new recipient.

import type { Weekday } from '../../../domain/settings.ts'
import type { SpanishFormats } from './with-nouns.ts'

export function welcome(f: SpanishFormats) {
  return {
    title: 'Bienvenida',
    subject: (partner: string) => `Le damos la bienvenida a Uptake · ${partner}`,
    headline: 'Uptake muestra qué clientes no usan lo que han comprado y qué puede hacer usted.',
    when: (weekday: Weekday, time: string, timeZone: string) =>
      `En cuanto haya datos, recibirá un resumen cada ${f.weekday(weekday)} a las ${time} (${timeZone}): los clientes que necesitan atención, el motivo y qué probar.`,
    start:
      'Todo empieza con sus archivos. El enlace siguiente abre durante siete días una página para subirlos; desde ella puede pedir un enlace nuevo.',
    wait: 'Otras personas suben los archivos; usted no tiene que hacer nada.',
    keep: 'No reenvíe este correo: quien tenga un enlace puede abrirlo.',
    files: {
      title: 'Qué subir',
      lines: [
        'Datos de licencias (entitlements): suscripciones y licencias vendidas y asignadas. De su facturación, de Microsoft Graph, de Partner Center o de CIPP.',
        'Datos de actividad (activity): quién usó qué producto y qué día. De los informes de uso de Microsoft 365, una exportación por cliente.',
        'Llamadas de soporte (support): peticiones de ayuda y preguntas sobre cómo se hace algo. De su centro de soporte, de su PSA o de cualquier lista de incidencias.',
        'Suba los archivos tal como los escriben sus herramientas, mejor cada día. Para cada uno hay un acuse de recibo que dice qué se ha leído, qué filas no y por qué.',
      ],
    },
    expect: {
      title: 'Qué puede esperar',
      lines: [
        'El primer resumen llega tras los primeros archivos. El informe muestra todos los clientes que usted puede ver, con su evolución, y se puede descargar como libro de Excel.',
        'Uptake también le escribe cuando dejan de llegar archivos o no se pueden leer, si usted ve todos los clientes.',
      ],
    },
  }
}
