// What the figures mean, where the definitions come from, and who receives the mail.

import type { GermanFormats } from './with-nouns.ts'

export function footer(f: GermanFormats) {
  return {
    title: 'Was die Zahlen bedeuten',
    terms: TERMS,
    source:
      'Definitionen und Empfehlungen folgen Microsoft Partner Center, „Increase adoption and satisfaction“ (2018); die Nutzung wird dort je Nutzungsrecht gemessen.',
    /** `end` decides what the zone is called. */
    window: (start: string, end: string, timeZone: string) =>
      `${f.days(start, end)}, ${f.zone(timeZone, end)}`,
    days: (window: string) => `Die Zahlen umfassen die Kalendertage ${window}.`,
    digestRecipient: (email: string, partner: string) =>
      `Gesendet an ${email}, Empfänger der Wochenübersicht von ${partner}.`,
    scopedTo: (email: string) => `Enthalten sind nur die Kunden, die von ${email} betreut werden.`,
    noticeRecipient: (email: string, partner: string) =>
      `Gesendet an ${email}; diese Adresse sieht alle Kunden von ${partner}.`,
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Bereitstellung %', 'zugewiesene Lizenzen / verkaufte Lizenzen.'],
  [
    'Nutzung %',
    'aktive Nutzungsrechte / alle Nutzungsrechte. Aktiv: in den letzten 28 Kalendertagen für eine Aufgabe verwendet.',
  ],
  [
    'Bereinigte Nutzung %',
    'dasselbe, gezählt werden aber nur aktive Nutzungsrechte, die verkauft wurden; nie über 100\u00a0%. Hinweise auf geringe oder sinkende Nutzung beruhen darauf.',
  ],
  [
    'Warum die Nutzung über 100\u00a0% liegen kann',
    'Bei Personalwechsel geht eine Lizenz innerhalb der 28 Tage an einen anderen Benutzer über; ein zweites Abonnement ist in der Karenzzeit, deaktiviert oder aufgehoben; Testabonnements werden genutzt, sind aber nicht verkauft; Yammer wird über die Lizenzen hinaus genutzt.',
  ],
  ['Verkaufte Lizenzen', 'Lizenzen aller Verkäufer, da ein Kunde auch anderswo kaufen kann.'],
  ['Hilfeanfragen', 'Supportanfragen zu Hilfe und Bedienung in den 28 Tagen.'],
]
