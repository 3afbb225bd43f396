// What a recipient can choose in the portal: which mail comes, and the language of mail and pages.

import type { MailList } from '../../../domain/mail/unsubscription.ts'

const LISTS: Readonly<Record<MailList, { readonly name: string; readonly what: string }>> = {
  digest: {
    name: 'Récapitulatif hebdomadaire',
    what: 'Les clients qui requièrent votre attention, une fois par semaine.',
  },
  notices: {
    name: 'Notifications',
    what: 'Les fichiers qui ont été refusés et ceux qui n’arrivent plus.',
  },
}

export const portalPreferences = {
  title: 'Préférences',
  unsubscribe: 'Se désabonner',
  mail: 'Vos e-mails',
  to: (address: string, partner: string) => `Pour ${address}, destinataire de ${partner}`,
  lists: LISTS,
  gets: 'Vous recevez cet e-mail.',
  left: 'Vous vous êtes désabonné(e) : vous ne recevez plus cet e-mail.',
  answers: { leave: 'Se désabonner', return: 'Se réabonner' },
  language: 'Langue',
  languageOf: 'La langue de vos e-mails et de ces pages',
  save: 'Enregistrer',
}
