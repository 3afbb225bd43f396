// The links of mail to the portal.

export const mailLinks = {
  report: 'Ouvrir le rapport',
  upload: 'Charger des fichiers',
  preferences: 'Préférences',
  unsubscribe: 'Se désabonner',
  /** `flags`: the open ones of a customer. */
  snooze: (flags: number) => (flags === 1 ? 'Suspendre cette alerte' : 'Suspendre ces alertes'),
}
