// What a recipient can choose in the portal: which mail comes, and the language of mail and pages.

import type { MailList } from '../../../domain/mail/unsubscription.ts'

const LISTS: Readonly<Record<MailList, { readonly name: string; readonly what: string }>> = {
  digest: {
    name: 'Wochenübersicht',
    what: 'Einmal in der Woche die Kunden, die Aufmerksamkeit brauchen.',
  },
  notices: {
    name: 'Benachrichtigungen',
    what: 'Dateien, die abgelehnt wurden, und Dateien, die ausbleiben.',
  },
}

export const portalPreferences = {
  title: 'Einstellungen',
  unsubscribe: 'Abbestellen',
  mail: 'Ihre E-Mails',
  to: (address: string, partner: string) => `Für ${address}, Empfänger von ${partner}`,
  lists: LISTS,
  gets: 'Sie erhalten diese E-Mail.',
  left: 'Sie haben diese E-Mail abbestellt: Sie kommt nicht mehr zu Ihnen.',
  answers: { leave: 'Abbestellen', return: 'Wieder bestellen' },
  language: 'Sprache',
  languageOf: 'Die Sprache Ihrer E-Mails und dieser Seiten',
  save: 'Speichern',
}
