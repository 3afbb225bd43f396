// What to do about a flag. `unused`, `calls` and `expansion` follow Microsoft Partner Center, "Increase adoption and
// satisfaction" (2018): problem, what to consider, what to try.

import type { Advice, AdviceTopic } from '../facts.ts'

const topics: Readonly<Record<AdviceTopic, Advice>> = {
  unused: {
    title: 'Licencias sin usar',
    problem: 'La adopción es baja y muchas licencias no se utilizan.',
    consider:
      'Es posible que el cliente no vea el valor que el software puede aportarle y necesite ayuda para integrarlo en su trabajo diario.',
    try: 'Casos de éxito, testimonios de usuarios sobre situaciones concretas, tutoriales en blogs o vídeos, o un curso de formación.',
  },
  calls: {
    title: 'Muchas consultas de ayuda',
    problem: 'Hay un volumen elevado de llamadas para pedir ayuda o preguntar cómo se hace algo.',
    consider: 'Es posible que el software, esta versión o la tarea sean nuevos para el cliente.',
    try: 'Ofrezca formación, presencial o en línea, y fomente el autoservicio: muestre estas opciones junto a los datos de contacto de su sitio de soporte.',
  },
  expansion: {
    title: 'Margen para crecer',
    problem: 'Casi todo lo que el cliente compró está en uso.',
    consider: 'El cliente aprecia el valor y quizá tenga tareas que otros productos podrían facilitarle.',
    try: 'Ofrezca más licencias y una formación que presente otros productos.',
  },
  over: {
    title: 'Uso superior al 100\u00a0%',
    problem: 'Se usa más de lo que se vendió.',
    consider:
      'El desglose muestra el motivo: rotación de personal, una suscripción vencida, una versión de prueba, Yammer o la falta de licencia.',
    try: 'Renueve las suscripciones vencidas, convierta las versiones de prueba en licencias o asigne licencias a los usuarios que no las tienen.',
  },
  unmatched: {
    title: 'Nombres sin correspondencia',
    problem:
      'Hay usuarios que trabajan con productos cuyos nombres no corresponden a ninguna licencia del cliente, por lo que el uso puede parecer menor de lo que es.',
    consider:
      'Quizá el catálogo no conozca un nombre, o en los archivos de licencias falte un producto que el cliente tiene.',
    try: 'Asigne cada nombre desconocido a su referencia en la sección products de partners.json (null para omitirlo) y suba las licencias de los productos que falten. También se corrigen las semanas anteriores.',
  },
  stale: {
    title: 'Datos obsoletos',
    problem: 'Los datos de este cliente no están actualizados.',
    consider:
      'Quizá la exportación se haya detenido o el archivo esté en la carpeta de otra fecha. Mientras los datos no estén al día, la ausencia de otras alertas significa poco.',
    try: 'Compruebe que los archivos diarios se suben y lea los acuses de recibo de los últimos.',
  },
}

export const advice = {
  title: 'Qué puede hacer',
  labels: { consider: 'Tenga en cuenta', try: 'Qué probar' },
  /** The partner's own offers. */
  links: { training: 'Formación', selfService: 'Autoservicio', booking: 'Reservar una cita' },
  topics,
}
