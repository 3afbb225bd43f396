// The sheets of the workbook: their names, headers, words and definitions.

import type { FlagState, Rule } from '../../../domain/flags/flag.ts'
import type { Category } from '../../../domain/settings.ts'
import { CLEARED, IN_SENTENCES, RULES } from './flags.ts'
import type { GermanFormats } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function workbook(f: GermanFormats) {
  return {
    /** At most 31 characters, without []:*?/\ */
    sheets: {
      customers: 'Kunden',
      products: 'Produkte',
      workloads: 'Dienste',
      flags: 'Hinweise',
      calls: 'Anfragen',
      dataQuality: 'Datenqualität',
      definitions: 'Definitionen',
    },
    /** No two of a sheet are alike. */
    columns: {
      customer: 'Kunde',
      customerId: 'Kunden-ID',
      accountManager: 'Kundenbetreuung',
      attention: 'Aufmerksamkeit',
      flags: 'Hinweise',
      sold: 'Verkaufte Lizenzen',
      soldOwn: 'Von Ihnen verkauft',
      assigned: 'Zugewiesen',
      deployment: 'Bereitstellung',
      active: 'Aktive Nutzungsrechte',
      usage: 'Nutzung',
      entitled: 'Verkauft und aktiv',
      adjustedUsage: 'Bereinigte Nutzung',
      lowUsage: 'Geringe Nutzung',
      change: 'Änderung in einer Woche, Punkte',
      transferred: 'Übergegangen',
      inactiveSubscription: 'Inaktives Abonnement',
      trial: 'Testabonnement',
      yammer: 'Nur Yammer',
      unlicensed: 'Nicht lizenziert',
      inferred: 'Erschlossen',
      coverage: 'Erfasste Tage von 28',
      stateDate: 'Lizenzdaten vom',
      activityDate: 'Nutzungsdaten bis',
      product: 'Produkt',
      partNumber: 'Artikelnummer',
      service: 'Produktfamilie',
      workload: 'Dienst',
      users: 'Aktive Benutzer',
      flag: 'Hinweis',
      severity: 'Schweregrad',
      state: 'Stand',
      weeks: 'Wochen',
      why: 'Grund',
      advice: 'Empfehlung',
      calls: 'Hilfeanfragen',
      callsPer100: 'Je 100 Lizenzen',
      callsBaseline: 'Üblich',
      asNamed: 'Wie der Helpdesk sie nennt',
      topic: 'Thema',
      detail: 'Einzelheit',
      term: 'Begriff',
      meaning: 'Bedeutung',
      windowStart: 'Von',
      asOf: 'Stichtag',
    },
    states: STATES,
    /** A flag in a list: "Geringe Nutzung (Woche 3)". */
    flag: (rule: Rule, state: FlagState, weeks: number) =>
      `${RULES[rule]} (${state === 'continuing' ? `Woche ${f.count(weeks)}` : IN_SENTENCES[state]})`,
    /** An item of a list in one cell. */
    separator: '; ',
    categories: CATEGORY_NAMES,
    category: (name: string, calls: number) => `${name}: ${f.count(calls)}`,
    noProduct: 'Kein Produkt',
    service: (word: string) => SERVICES.get(word) ?? word,
    /** As the files have it where it is none of the known ones. */
    workload: workloadName,
    about: 'Diese Arbeitsmappe',
    of: (partner: string, window: string) => `${partner}, ${window}.`,
    blank: BLANK,
    source: 'Quelle',
    definitions: DEFINITIONS,
  }
}

const STATES: Readonly<Record<FlagState, string>> = {
  new: 'Neu',
  continuing: 'Anhaltend',
  improving: 'Besserung',
  cleared: CLEARED,
}

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  help: 'Hilfe',
  'how-to': 'Bedienung',
  incident: 'Störung',
  request: 'Auftrag',
  billing: 'Abrechnung',
  other: 'Sonstiges',
}

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['office365', 'Office 365'],
  ['dynamics365', 'Dynamics 365'],
])

type Definition = readonly [term: string, meaning: string]

const BLANK: Definition = [
  'Leere Zelle',
  'Unbekannt oder nicht vorhanden. Sie bedeutet nie null: Eine Null steht als 0 da.',
]

const DEFINITIONS: readonly Definition[] = [
  [
    'Aktives Nutzungsrecht',
    'Ein Benutzer mit einem Produkt, das er an einem der 28 Tage verwendet hat. Ein Benutzer mit zwei Produkten hat zwei Nutzungsrechte.',
  ],
  ['Von Ihnen verkauft', 'Der Teil der verkauften Lizenzen, den kein anderer Verkäufer verkauft hat.'],
  ['Verkauft und aktiv', 'Aktive Nutzungsrechte, die verkauft wurden.'],
  [
    'Übergegangen',
    'Aktive Nutzungsrechte von Benutzern, die ausgeschieden sind oder deren Lizenz an jemand anderen ging.',
  ],
  [
    'Inaktives Abonnement',
    'Aktive Nutzungsrechte eines Abonnements, das in der Karenzzeit, deaktiviert oder aufgehoben ist.',
  ],
  ['Testabonnement', 'Aktive Nutzungsrechte eines Testabonnements; es ist nicht verkauft.'],
  ['Nur Yammer', 'Benutzer, die nur in Yammer aktiv sind, über die Lizenzen hinaus.'],
  ['Nicht lizenziert', 'Aktive Nutzungsrechte eines Produkts, das in keiner Lizenzdatei steht.'],
  ['Erschlossen', 'Wie viele dieser fünf Klassen nur erschlossen sind, weil mehr aktiv als verkauft war.'],
  [
    'Änderung in einer Woche',
    'Punkte der bereinigten Nutzung gegenüber der Vorwoche; leer, wo die beiden Wochen nicht vergleichbar sind.',
  ],
  [
    'Erfasste Tage',
    'Tage der 28, für die Nutzungsdateien vorliegen. Ein Tag ohne Datei ist unbekannt, nicht null.',
  ],
  [
    'Je 100 Lizenzen',
    'Hilfeanfragen je 100 zugewiesene Lizenzen; je 100 verkaufte, wo die Zahl der zugewiesenen nicht bekannt ist.',
  ],
  ['Üblich', 'Der Median der Hilfeanfragen dreier früherer Zeiträume von 28 Tagen.'],
  [
    'Anfragen nach Kategorie',
    'Werden für Kunden mit Hinweisen aufgehoben, dann für die mit den meisten Lizenzen; bei anderen leer.',
  ],
  [
    'Aktive Benutzer',
    'Verschiedene Benutzer, die im Dienst aktiv waren. Wer mehrere Dienste verwendet, zählt in jedem.',
  ],
  ['Aufmerksamkeit', 'Der höchste Schweregrad der Hinweise, die nicht erledigt sind.'],
  [RULES.at_risk, 'Geringe Nutzung und zugleich viele Hilfeanfragen.'],
  [
    RULES.low_usage,
    'Die bereinigte Nutzung liegt unter dem Grenzwert. Die Spalte nennt den Schweregrad, auch bei gefährdeten Kunden.',
  ],
  [RULES.high_support, 'Viele Hilfeanfragen für die Zahl der Lizenzen oder viel mehr als üblich.'],
  [RULES.low_deployment, 'Die Bereitstellung liegt unter dem Grenzwert.'],
  [
    RULES.declining,
    'Die bereinigte Nutzung ist binnen einer Woche gesunken oder gegenüber den vier Wochen davor.',
  ],
  [
    RULES.unmatched_products,
    'Es werden Produkte unter Namen genutzt, die zu keiner Lizenz passen; die Nutzung kann daher niedriger erscheinen, als sie ist.',
  ],
  [RULES.stale_data, 'Lizenz- oder Nutzungsdaten bleiben aus.'],
  [RULES.over_100, 'Es ist mehr aktiv, als verkauft wurde.'],
  [RULES.expansion, 'Fast alles, was verkauft wurde, ist zugewiesen und wird genutzt.'],
  [STATES.new, 'Der Hinweis bestand vor einer Woche noch nicht.'],
  [STATES.continuing, 'Er bestand schon vor einer Woche.'],
  [STATES.improving, 'Die Ursache ist vorerst behoben; bleibt es dabei, ist der Hinweis erledigt.'],
  [STATES.cleared, 'Der Hinweis ist vorbei und wird zum letzten Mal gezeigt.'],
  ['Wochen', 'Seit wie vielen Wochen der Hinweis besteht.'],
]
