// The report that a partner hands on to its customer: friendly words, nothing of the partner's own affairs.

import type { CustomerStep } from '../../../domain/portfolio/customer-steps.ts'
import type { Links } from '../../../domain/settings.ts'
import { type GermanFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function customerReport(f: GermanFormats) {
  const share = (part: number, whole: number) => (whole === 0 ? '' : ` (${f.percent((100 * part) / whole)})`)
  const licences = (seats: number) => f.counted(seats, 'Lizenz', 'Lizenzen')
  return {
    title: 'Ihre Microsoft-Cloud im Einsatz',
    preparedFor: (customer: string) => `Erstellt für ${customer}`,
    preparedBy: (partner: string) => `Erstellt von ${partner}`,
    period: (firstDay: string, lastDay: string) => f.days(firstDay, lastDay),
    unknown: UNKNOWN,
    tiles: {
      title: 'Auf einen Blick',
      seats: 'Lizenzen',
      seatsNote: 'die Sie gekauft haben',
      assigned: 'Zugewiesen',
      assignedNote: (assigned: number | null, sold: number) =>
        assigned === null ? 'keine Daten' : `von ${licences(sold)}${share(assigned, sold)}`,
      used: 'In Gebrauch',
      usedNote: (used: number | null, sold: number) =>
        used === null ? 'keine Nutzungsdaten' : `von ${licences(sold)}${share(used, sold)}, in 28 Tagen`,
      people: 'Aktive Personen',
      peopleNote: 'in diesen 28 Tagen',
      calls: 'Fragen an den Support',
      callsNote: 'in diesen 28 Tagen',
    },
    steps: {
      title: 'Was Sie als Nächstes tun können',
      nothing: 'Alles in Ordnung: Es gibt nichts, worum Sie sich kümmern müssten.',
      /** A heading and a sentence. */
      step(step: CustomerStep): readonly [string, string] {
        switch (step.kind) {
          case 'use':
            return [
              'Nutzen, was Sie schon bezahlen',
              `${f.counted(step.seats, 'Lizenz wurde', 'Lizenzen wurden')} in diesen 28 Tagen nicht genutzt. Eine kurze Schulung zu alltäglichen Aufgaben erleichtert den Einstieg.`,
            ]
          case 'assign':
            return [
              'Freie Lizenzen zuweisen',
              `${f.counted(step.seats, 'Lizenz ist', 'Lizenzen sind')} noch niemandem zugewiesen.`,
            ]
          case 'learn':
            return [
              'Fragen beantworten, bevor sie gestellt werden',
              `In diesen 28 Tagen gab es ${f.counted(step.calls, 'Frage', 'Fragen')} an den Support. Mit einer Schulung und Seiten zur Selbsthilfe erledigen sich die meisten davon.`,
            ]
          case 'discover':
            return [
              `Mehr herausholen: ${workloadName(step.workload)}`,
              `${f.count(step.users)} von ${activePeople(step.activeUsers)} haben ${workloadName(step.workload)} genutzt.`,
            ]
          case 'grow':
            return [
              'Raum für Wachstum',
              'Fast jede Lizenz ist in Gebrauch. Wenn neue Mitarbeitende dazukommen oder sich weitere Arbeiten erleichtern ließen, sprechen Sie uns an.',
            ]
        }
      },
    },
    offers: {
      title: 'Wir helfen Ihnen gern',
      links: {
        training: 'Schulung',
        selfService: 'Selbsthilfe',
        booking: 'Termin buchen',
      } satisfies Record<keyof Links, string>,
      contact: (email: string) => `Schreiben Sie an ${email}`,
    },
    workloads: {
      title: 'Was genutzt wird',
      people: (users: number, active: number | null) =>
        active === null
          ? f.counted(users, 'Person', 'Personen')
          : `${f.count(users)} von ${activePeople(active)}`,
      none: 'In diesen 28 Tagen wurde keine Nutzung erfasst.',
      unknown: 'Für diese 28 Tage liegen keine Nutzungsdaten vor; die Nutzung ist daher unbekannt.',
      name: workloadName,
    },
    products: {
      title: 'Produkt für Produkt',
      columns: { product: 'Produkt', seats: 'Lizenzen', assigned: 'Zugewiesen', used: 'In Gebrauch' },
    },
    beyond: (people: number) =>
      `${f.counted(people, 'weitere Nutzung ist', 'weitere Nutzungen sind')} nicht durch diese Lizenzen gedeckt: durch Ausgeschiedene, über Testabonnements oder abgelaufene Abonnements oder ohne Lizenz.`,
    trend: (label: string) => `${label}, letzte 13 Wochen`,
    partly: (days: number) =>
      `Nutzungsdaten liegen für ${f.count(days)} dieser 28 Tage vor; was an den übrigen geschah, ist unbekannt. Die tatsächliche Nutzung kann also höher sein.`,
    about: {
      title: 'Wie gezählt wird',
      terms: TERMS,
    },
  }

  function activePeople(active: number): string {
    return f.counted(active, 'aktiver Person', 'aktiven Personen')
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Lizenzen', 'aktive Abonnements; Testabonnements und kostenlose Produkte zählen nicht.'],
  ['Zugewiesen', 'Lizenzen, die einer Person zugewiesen sind.'],
  ['In Gebrauch', 'Lizenzen, deren Person das Produkt in den letzten 28 Tagen verwendet hat.'],
  ['Aktive Personen', 'Personen, die in den letzten 28 Tagen mindestens einen Dienst verwendet haben.'],
]
