// What every page of the portal says, and its errors: one sentence each.

export const portal = {
  name: 'Berichte und Dateien',
  about: 'Uptake zeigt, welche Ihrer Kunden Hilfe mit Office 365 und Dynamics 365 brauchen.',
  keep: 'Wer die Adresse dieser Seite hat, kann sie öffnen: Behalten Sie sie für sich.',
  notFound: 'Diese Seite gibt es nicht; folgen Sie erneut dem Link in Ihrer E-Mail.',
  test: 'Dieser Link stammt aus einem Test und öffnet nichts; in der E-Mail eines Empfängers öffnet er, was dort steht.',
  tooLarge: 'Das war mehr, als diese Seite annimmt; gehen Sie zurück, und senden Sie weniger.',
  busy: 'Diese Seite ist gerade nicht verfügbar; versuchen Sie es in einer Minute noch einmal.',
  failed: 'Bei uns ist etwas schiefgegangen; versuchen Sie es später noch einmal.',
}
