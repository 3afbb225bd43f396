// The sheets of the workbook: their names, headers, words and definitions.

import type { FlagState, Rule } from '../../../domain/flags/flag.ts'
import type { Category } from '../../../domain/settings.ts'
import { CLEARED, IN_SENTENCES, RULES } from './flags.ts'
import type { SpanishFormats } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function workbook(f: SpanishFormats) {
  return {
    /** At most 31 characters, without []:*?/\ */
    sheets: {
      customers: 'Clientes',
      products: 'Productos',
      workloads: 'Cargas de trabajo',
      flags: 'Alertas',
      calls: 'Llamadas',
      dataQuality: 'Calidad de los datos',
      definitions: 'Definiciones',
    },
    /** No two of a sheet are alike. */
    columns: {
      customer: 'Cliente',
      customerId: 'Id. de cliente',
      accountManager: 'Responsable de cuenta',
      attention: 'Atención',
      flags: 'Alertas',
      sold: 'Licencias vendidas',
      soldOwn: 'Vendidas por usted',
      assigned: 'Asignadas',
      deployment: 'Implementación',
      active: 'Derechos activos',
      usage: 'Uso',
      entitled: 'Derechos activos vendidos',
      adjustedUsage: 'Uso ajustado',
      lowUsage: 'Poco uso',
      change: 'Cambio en una semana, puntos',
      transferred: 'Transferidos',
      inactiveSubscription: 'Suscripción inactiva',
      trial: 'Versión de prueba',
      yammer: 'Solo Yammer',
      unlicensed: 'Sin licencia',
      inferred: 'Deducidos',
      coverage: 'Días con datos de 28',
      stateDate: 'Datos de licencias del',
      activityDate: 'Datos de actividad hasta',
      product: 'Producto',
      partNumber: 'Referencia',
      service: 'Servicio',
      workload: 'Carga de trabajo',
      users: 'Usuarios activos',
      flag: 'Alerta',
      severity: 'Gravedad',
      state: 'Estado',
      weeks: 'Semanas',
      why: 'Motivo',
      advice: 'Consejo',
      calls: 'Consultas de ayuda',
      callsPer100: 'Por cada 100 licencias',
      callsBaseline: 'Lo habitual',
      asNamed: 'Según el servicio de soporte',
      topic: 'Tema',
      detail: 'Detalle',
      term: 'Término',
      meaning: 'Significado',
      windowStart: 'Desde',
      asOf: 'A fecha de',
    },
    states: STATES,
    /** A flag in a list: "Poco uso (semana 3)". */
    flag: (rule: Rule, state: FlagState, weeks: number) =>
      `${RULES[rule]} (${state === 'continuing' ? `semana ${f.count(weeks)}` : IN_SENTENCES[state]})`,
    /** An item of a list in one cell. */
    separator: '; ',
    categories: CATEGORY_NAMES,
    category: (name: string, calls: number) => `${name}: ${f.count(calls)}`,
    noProduct: 'Sin producto',
    service: (word: string) => SERVICES.get(word) ?? word,
    /** As the files have it where it is none of the known ones. */
    workload: workloadName,
    about: 'Este libro',
    of: (partner: string, window: string) => `${partner}, ${window}.`,
    blank: BLANK,
    source: 'Fuente',
    definitions: DEFINITIONS,
  }
}

const STATES: Readonly<Record<FlagState, string>> = {
  new: 'Nueva',
  continuing: 'Persistente',
  improving: 'En mejora',
  cleared: CLEARED,
}

const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  help: 'Ayuda',
  'how-to': 'Instrucciones',
  incident: 'Incidente',
  request: 'Solicitud',
  billing: 'Facturación',
  other: 'Otros',
}

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['office365', 'Office 365'],
  ['dynamics365', 'Dynamics 365'],
])

type Definition = readonly [term: string, meaning: string]

const BLANK: Definition = [
  'Celda en blanco',
  'Se desconoce o no existe. Nunca es cero: un cero se muestra como 0.',
]

const DEFINITIONS: readonly Definition[] = [
  [
    'Derecho activo',
    'Un usuario con un producto que se usó algún día de los 28. Un usuario con dos productos son dos derechos.',
  ],
  ['Vendidas por usted', 'La parte de las licencias vendidas que no vendió ningún otro vendedor.'],
  ['Derechos activos vendidos', 'Derechos activos que se vendieron.'],
  ['Transferidos', 'Derechos activos de usuarios que se han ido o cuya licencia ha pasado a otra persona.'],
  [
    'Suscripción inactiva',
    'Derechos activos de una suscripción en período de gracia, deshabilitada o desaprovisionada.',
  ],
  ['Versión de prueba', 'Derechos activos de una versión de prueba, que no se ha vendido.'],
  ['Solo Yammer', 'Usuarios activos solo en Yammer, más allá de las licencias.'],
  ['Sin licencia', 'Derechos activos de un producto que no figura en ningún archivo de licencias.'],
  ['Deducidos', 'Cuántos de estas cinco clases solo se deducen, porque había más activos que vendidos.'],
  [
    'Cambio en una semana',
    'Puntos de uso ajustado respecto a la semana anterior; en blanco si las dos semanas no se pueden comparar.',
  ],
  [
    'Días con datos',
    'Días de los 28 que cubren los archivos de actividad. De un día sin archivo no se sabe nada; no equivale a cero.',
  ],
  [
    'Por cada 100 licencias',
    'Consultas de ayuda por cada 100 licencias asignadas, o vendidas si no se indica cuántas están asignadas.',
  ],
  ['Lo habitual', 'La mediana de las consultas de ayuda de tres periodos anteriores de 28 días.'],
  [
    'Llamadas por categoría',
    'Se conservan para los clientes con alertas y después para los que tienen más licencias; en blanco para los demás.',
  ],
  [
    'Usuarios activos',
    'Usuarios distintos que estuvieron activos en la carga de trabajo. Un usuario de varias cargas de trabajo cuenta en cada una.',
  ],
  ['Atención', 'La mayor gravedad de las alertas no resueltas.'],
  [RULES.at_risk, 'Poco uso y muchas consultas de ayuda al mismo tiempo.'],
  [
    RULES.low_usage,
    'El uso ajustado está por debajo del umbral. La columna indica la gravedad, también para los clientes en riesgo.',
  ],
  [RULES.high_support, 'Muchas consultas de ayuda para el número de licencias, o muchas más de lo habitual.'],
  [RULES.low_deployment, 'La implementación está por debajo del umbral.'],
  [RULES.declining, 'El uso ajustado ha bajado en una semana o respecto a las cuatro semanas anteriores.'],
  [
    RULES.unmatched_products,
    'Hay usuarios que trabajan con productos cuyos nombres no corresponden a ninguna licencia, por lo que el uso puede parecer menor de lo que es.',
  ],
  [RULES.stale_data, 'Los datos de licencias o de actividad han dejado de llegar.'],
  [RULES.over_100, 'Hay más activos que vendidos.'],
  [RULES.expansion, 'Casi todo lo vendido está asignado y en uso.'],
  [STATES.new, 'La alerta no existía hace una semana.'],
  [STATES.continuing, 'Ya existía hace una semana.'],
  [STATES.improving, 'Su causa ha desaparecido por ahora; se resuelve si se mantiene así.'],
  [STATES.cleared, 'Ha terminado y se muestra por última vez.'],
  ['Semanas', 'Cuántas semanas lleva abierta la alerta.'],
]
