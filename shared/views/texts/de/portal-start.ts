// The way in: what this is, and a form for an address.

export const portalStart = {
  title: 'Lassen Sie sich Ihre Links senden',
  what: [
    'Hier öffnen Partner die Berichte über ihre Kunden und laden ihre Nutzungsdateien hoch.',
    'Es gibt kein Kennwort: Geben Sie die Adresse an, an die Ihre Wochenübersicht geht, und wir senden Ihnen die Links zu Ihren Seiten.',
  ],
  address: 'Ihre E-Mail-Adresse',
  send: 'Links senden',
  notAnAddress: 'Das ist keine E-Mail-Adresse; schreiben Sie sie wie ana@example.com.',
  requested: 'Sehen Sie in Ihr Postfach',
  mailed:
    'Wenn diese Adresse Berichte erhält, sind ihre Links unterwegs. Das kann einige Minuten dauern; fordern Sie sie in einer Stunde erneut an, wenn nichts kommt.',
}
