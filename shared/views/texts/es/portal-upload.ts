// Uploads in the portal: the form, what became of files, and what to do next.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type SpanishFormats, upperFirst } from './with-nouns.ts'

export function portalUpload(f: SpanishFormats) {
  return {
    title: 'Subir archivos',
    intro:
      'Suba los archivos tal como los exportan sus herramientas: CSV, JSON, Excel o ZIP, de hasta 1 GB cada uno.',
    choose: 'Elegir archivos',
    drop: 'o suéltelos aquí',
    fileName: 'Nombre de su archivo',
    fileNameHint: 'El archivo se elige en la página siguiente.',
    dataset: 'Qué contiene',
    pleaseChoose: 'Elija una opción',
    datasets: {
      entitlements: `${upperFirst(DATASET_NAMES.entitlements)}: suscripciones y licencias`,
      activity: `${upperFirst(DATASET_NAMES.activity)}: quién usó qué`,
      support: `${upperFirst(DATASET_NAMES.support)}: incidencias y llamadas`,
    } satisfies Record<Dataset, string>,
    kinds: DATASET_NAMES,
    day: 'El día al que se refiere',
    customer: 'Solo de un cliente',
    severalCustomers: 'No: las filas indican los clientes',
    customerId: 'El id. de inquilino del cliente; déjelo en blanco si las filas indican los clientes',
    checkOnly: 'Solo comprobar: recibirá el acuse de recibo completo y nada del archivo contará',
    replace:
      'Sustituir un archivo anterior con el mismo nombre y día; de lo contrario, este se añade junto a él',
    next: 'Continuar',
    upload: 'Subir',
    remove: 'Quitar',
    wrongFields: 'Elija qué contiene el archivo y el día al que se refiere, e indique el nombre del archivo.',
    wrongCustomer: 'Esto no es el id. de un cliente: puede tener 256 bytes como máximo y ninguna barra.',

    formTitle: 'Elija el archivo y súbalo',
    goesTo: (name: string, dataset: Dataset, day: string) =>
      `Se guarda con el nombre «${name}», como ${DATASET_NAMES[dataset]} del ${f.day(day)}.`,
    goesToCheck: 'Solo se comprueba: nada de su contenido cuenta.',
    replacesEarlier:
      'Sustituye al archivo que ahora tiene este nombre y día, incluidas sus filas y sus clientes.',
    within: 'Envíelo en un plazo de 15 minutos; después, tendrá que empezar de nuevo.',
    file: 'Archivo',

    ready: 'Listo para subir',
    sending: 'Subiendo',
    reading: 'Subido. Su acuse de recibo aparecerá aquí en un momento.',
    tooLarge: 'Este archivo supera 1 GB: divídalo o comprímalo y suba las partes.',
    empty: 'Este archivo está vacío: vuelva a exportarlo.',
    failed: 'El archivo no ha llegado: pulse Subir para volver a intentarlo.',
    refusedFields: 'Indique qué contiene el archivo y el día al que se refiere y vuelva a pulsar Subir.',

    outcome: 'Resultado de su archivo',
    waiting: 'Esperando el archivo: esta página se actualiza cada 2 segundos.',
    arrived: 'El archivo ha llegado y se está leyendo: esta página se actualiza cada 2 segundos.',
    large:
      'Los archivos grandes tardan unos minutos; puede cerrar esta página y consultar el acuse de recibo en la página para subir archivos.',
    lapsed:
      'No ha llegado ningún archivo en una hora: vuelva a la página para subir archivos y envíelo de nuevo.',
    unknown:
      'El resultado de este archivo ya no se puede mostrar; la página para subir archivos contiene los acuses de recibo de todos.',
    backLater: 'Para subir más archivos, vuelva a la página correspondiente: el enlace está en su correo.',
    back: 'Volver a la página para subir archivos',

    latest: 'Sus últimos archivos',
    none: 'Todavía no hay archivos. Suba primero sus datos de licencias: indican qué clientes y licencias hay.',
    counts: (accepted: number, rejected: number) =>
      rejected === 0
        ? f.counted(accepted, 'fila', 'filas')
        : `${f.counted(accepted, 'fila', 'filas')}, ${f.counted(rejected, 'rechazada', 'rechazadas')}`,
    check: 'comprobación',

    statuses: {
      committed: 'cuenta',
      partly: 'cuenta en parte',
      rehearsed: 'comprobado',
      refused: 'rechazado',
      stopped: 'ilegible',
      deleted: 'eliminado',
    },
    /** What to do, in one sentence. */
    advice: {
      committed: 'Todo está bien: el próximo informe lo incluirá y no tiene que hacer nada.',
      partly:
        'Descargue las filas rechazadas, corríjalas como indica la columna _fix y suba solo ese archivo: las demás filas ya cuentan.',
      rehearsed: 'El archivo es correcto: súbalo de nuevo sin «Solo comprobar» para que cuente.',
      rehearsedPartly:
        'Corrija las filas rechazadas en su archivo o súbalo tal cual sin «Solo comprobar»: entonces contarán todas las demás filas.',
      noData:
        'El archivo no tiene filas, lo que significa «no hay datos», nunca «nadie estuvo activo»: si debería haberlas, vuelva a exportarlo.',
      refused: 'Nada de este archivo cuenta: corríjalo y vuelva a subirlo.',
      wrongDataset: (dataset: Dataset) =>
        `Nada de este archivo cuenta aquí: contiene ${DATASET_NAMES[dataset]}, y el botón lo traslada a su sitio.`,
      wrongDatasetElsewhere: (dataset: Dataset) =>
        `Nada de este archivo cuenta aquí: contiene ${DATASET_NAMES[dataset]}; la página para subir archivos tiene un botón que lo traslada a su sitio.`,
      stopped: 'Nada de este archivo cuenta: divídalo en archivos más pequeños y súbalos.',
      deleted:
        'El archivo se ha eliminado o trasladado y su contenido ya no cuenta; si ha sido un error, vuelva a subirlo.',
    },
    before: (rows: number, customers: number) =>
      `Ha sustituido a un archivo con ${f.counted(rows, 'fila', 'filas')} sobre ${f.counted(customers, 'cliente', 'clientes')}.`,
    downloadRejects: (rows: number) => `Descargar ${f.counted(rows, 'fila rechazada', 'filas rechazadas')}`,
    problems: 'Filas rechazadas',
    notes: 'Cómo se ha leído',
    moveTo: (dataset: Dataset) => `Trasladar a «${DATASET_NAMES[dataset]}»`,
    notMoved:
      'El archivo ha cambiado entretanto y no se ha trasladado: vuelva a la página para subir archivos y consulte su acuse de recibo.',
    noReceipt: 'Ese acuse de recibo no existe; vuelva a la página para subir archivos y elija uno allí.',
    noRejects: 'Este archivo no tiene filas rechazadas; vuelva a su acuse de recibo.',
  }
}
