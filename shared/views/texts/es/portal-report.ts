// The reports of a reader in the portal.

import type { ReportFile } from '../../../layout.ts'

const FILES: Readonly<Record<Exclude<ReportFile, 'portfolio.html' | 'portfolio.xlsx'>, string>> = {
  'customers.csv': 'Una fila por cliente',
  'products.csv': 'Una fila por cliente y producto',
  'workloads.csv': 'Una fila por cliente y carga de trabajo',
  'digest.json': 'El resumen, para programas',
  'portfolio.json': 'Todo lo que muestra el informe, para programas',
}

export const portalReport = {
  noneYet: 'Todavía no hay ningún informe',
  whenFirst:
    'El primer informe se genera con el primer resumen, una vez recibidos los datos de licencias. Entonces esta página mostrará sus cifras y archivos.',
  noFigures: 'Las cifras de este día no se pueden mostrar aquí; están en sus archivos.',
  noReport: 'Ese informe no está disponible para usted; abra el más reciente con el enlace de su correo.',
  title: 'El informe',
  files: FILES,
  open: 'Abrir el informe',
  download: 'Descargar el libro de Excel',
  otherDays: 'Otros informes',
  uploadTitle: 'Archivos y acuses de recibo',
  uploadWhat:
    'Para subir archivos o ver el resultado de los anteriores se necesita otro enlace. Se envía a su dirección y se puede abrir durante un día.',
  uploadAsk: 'Enviarme un enlace para subir archivos',
  asked: 'Consulte su correo',
  mailed:
    'El enlace va de camino a su dirección; puede tardar unos minutos. Se envía un correo por hora y tres al día como máximo: si no llega ninguno, busque el último.',
  back: 'Volver a los informes',
}
