// A link that opens nothing, and the new one in its place.

export const portalLink = {
  title: 'Dieser Link öffnet nichts',
  why: 'Er ist abgelaufen, wurde ersetzt oder ist unvollständig. Ein neuer wird an die Adresse gesendet, an die dieser ging.',
  renew: 'Neuen Link senden',
  renewed: 'Sehen Sie in Ihr Postfach',
  mailed:
    'Wenn dieser Link Ihrer war und Sie die Berichte noch erhalten, ist ein neuer an Ihre Adresse unterwegs. Das kann einige Minuten dauern.',
}
