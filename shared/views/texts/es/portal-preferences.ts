// What a recipient can choose in the portal: which mail comes, and the language of mail and pages.

import type { MailList } from '../../../domain/mail/unsubscription.ts'

const LISTS: Readonly<Record<MailList, { readonly name: string; readonly what: string }>> = {
  digest: { name: 'Resumen semanal', what: 'Los clientes que necesitan atención, una vez por semana.' },
  notices: { name: 'Avisos', what: 'Archivos que se han rechazado y archivos que han dejado de llegar.' },
}

export const portalPreferences = {
  title: 'Preferencias',
  unsubscribe: 'Cancelar la suscripción',
  mail: 'Sus correos',
  to: (address: string, partner: string) => `Para ${address}, destinatario de ${partner}`,
  lists: LISTS,
  gets: 'Recibe este correo.',
  left: 'Ha cancelado la suscripción: ya no recibirá este correo.',
  answers: { leave: 'Cancelar la suscripción', return: 'Volver a suscribirme' },
  language: 'Idioma',
  languageOf: 'El idioma de sus correos y de estas páginas',
  save: 'Guardar',
}
