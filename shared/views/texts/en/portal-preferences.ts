// What a recipient can choose in the portal: which mail comes, and the language of mail and pages.

import type { MailList } from '../../../domain/mail/unsubscription.ts'

const LISTS: Readonly<Record<MailList, { readonly name: string; readonly what: string }>> = {
  digest: { name: 'Weekly digest', what: 'The customers that need attention, once a week.' },
  notices: { name: 'Notices', what: 'Files that were refused, and files that stopped coming.' },
}

export const portalPreferences = {
  title: 'Preferences',
  unsubscribe: 'Unsubscribe',
  mail: 'Your mail',
  to: (address: string, partner: string) => `For ${address}, a recipient of ${partner}`,
  lists: LISTS,
  gets: 'You get this mail.',
  left: 'You have unsubscribed: this mail no longer comes to you.',
  answers: { leave: 'Unsubscribe', return: 'Subscribe again' },
  language: 'Language',
  languageOf: 'The language of your mail and of these pages',
  save: 'Save',
}
