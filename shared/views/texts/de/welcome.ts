// The mail to a new recipient.

import type { Weekday } from '../../../domain/settings.ts'
import type { GermanFormats } from './with-nouns.ts'

export function welcome(f: GermanFormats) {
  return {
    title: 'Willkommen',
    subject: (partner: string) => `Willkommen bei Uptake · ${partner}`,
    headline: 'Uptake zeigt, welche Kunden nicht nutzen, was sie gekauft haben, und was Sie tun können.',
    when: (weekday: Weekday, time: string, timeZone: string) =>
      `Sobald Daten vorliegen, kommt jeden ${f.weekday(weekday)} um ${time} Uhr (${timeZone}) eine Wochenübersicht: die Kunden, die Aufmerksamkeit brauchen, der Grund und was helfen kann.`,
    start:
      'Am Anfang stehen Ihre Dateien. Der Link unten öffnet sieben Tage lang eine Seite zum Hochladen; die Seite sendet Ihnen einen neuen.',
    wait: 'Andere laden die Dateien hoch; Sie brauchen nichts zu tun.',
    keep: 'Geben Sie diese E-Mail nicht weiter: Wer einen Link hat, kann ihn öffnen.',
    files: {
      title: 'Was Sie hochladen',
      lines: [
        'Lizenzdaten (entitlements): Abonnements, verkaufte und zugewiesene Lizenzen. Aus Ihrer Abrechnung, Microsoft Graph, Partner Center oder CIPP.',
        'Nutzungsdaten (activity): wer an welchem Tag welches Produkt genutzt hat. Aus den Nutzungsberichten von Microsoft 365, ein Export je Kunde.',
        'Supportanfragen (support): Anfragen zu Hilfe und Bedienung. Aus Ihrem Helpdesk oder PSA oder einer beliebigen Ticketliste.',
        'Laden Sie die Dateien so hoch, wie Ihre Werkzeuge sie schreiben, am besten täglich. Zu jeder gibt es eine Quittung: was gelesen wurde, welche Zeilen nicht und warum.',
      ],
    },
    expect: {
      title: 'Was Sie erwartet',
      lines: [
        'Auf die ersten Dateien folgt die erste Wochenübersicht. Der Bericht zeigt alle Kunden, die Sie sehen dürfen, mit ihrem Verlauf, und lässt sich als Arbeitsmappe herunterladen.',
        'Uptake schreibt Ihnen auch, wenn Dateien ausbleiben oder nicht gelesen werden können, sofern Sie alle Kunden sehen.',
      ],
    },
  }
}
