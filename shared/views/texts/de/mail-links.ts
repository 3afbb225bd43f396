// The links of mail to the portal.

export const mailLinks = {
  report: 'Bericht öffnen',
  upload: 'Dateien hochladen',
  preferences: 'Einstellungen',
  unsubscribe: 'Abbestellen',
  /** `flags`: the open ones of a customer. */
  snooze: (flags: number) => (flags === 1 ? 'Hinweis zurückstellen' : 'Hinweise zurückstellen'),
}
