// Where the figures of a customer come from.

import type { Explanation, LicenceTreatment, Match } from '../../../domain/explanation/explanation.ts'
import type { Category } from '../../../domain/settings.ts'
import type { SubscriptionStatus } from '../../../domain/sheets/sheet.ts'
import { type GermanFormats, UNKNOWN } from './with-nouns.ts'
import { CATEGORY_NAMES } from './workbook.ts'

type ShownFigures = NonNullable<Explanation['figures']>

export function explanation(f: GermanFormats) {
  const licencesOf = (seats: number) => f.counted(seats, 'Lizenz', 'Lizenzen')
  return {
    unknown: UNKNOWN,
    notListed: (firstDay: string, lastDay: string) =>
      `Keine Lizenzdatei vom ${f.days(firstDay, lastDay)} führt diesen Kunden auf; er steht daher in keinem Bericht.`,
    figures: {
      title: 'Werte',
      columns: {
        product: 'Produkt',
        sold: 'Lizenzen',
        assigned: 'Zugewiesen',
        active: 'Aktiv',
        entitled: 'Verkauft und aktiv',
        transferred: 'Übergegangen',
        inactiveSubscription: 'Inaktives Abonnement',
        trial: 'Testabonnement',
        yammer: 'Nur Yammer',
        unlicensed: 'Nicht lizenziert',
      },
      total: 'Alle Produkte',
      noProduct: 'Kein Produkt',
      deployment: ({ licensesAssigned: assigned, licensesSold: sold, deploymentPct: pct }: ShownFigures) =>
        assigned === null || pct === null
          ? 'Die Bereitstellung ist unbekannt: Keine Datei nennt die Zahl der zugewiesenen Lizenzen.'
          : `Bereitstellung ${f.percent(pct)}: ${f.count(assigned)} von ${licencesOf(sold)} zugewiesen.`,
      usage({
        entitlementsActive: active,
        licensesSold: sold,
        usagePct: pct,
        entitledActive,
        adjustedUsagePct,
      }: ShownFigures) {
        if (sold === 0)
          return 'Es werden keine Lizenzen gezählt; daher gibt es keinen Prozentwert der Nutzung.'
        if (pct === null || adjustedUsagePct === null) {
          return 'Die Nutzung ist unbekannt: Keine Nutzungsdatei umfasst einen dieser 28 Tage.'
        }
        return `Nutzung ${f.percent(pct)}: ${f.counted(active, 'aktives Nutzungsrecht', 'aktive Nutzungsrechte')} bei ${licencesOf(sold)}. Bereinigte Nutzung ${f.percent(adjustedUsagePct)}: ${f.count(entitledActive)} davon verkauft.`
      },
    },
    licences: {
      title: 'Lizenzen',
      columns: {
        product: 'Produkt',
        stated: 'In der Datei',
        subscription: 'Abonnement',
        sold: 'Verkauft',
        assigned: 'Zugewiesen',
        counted: 'Gezählte Lizenzen',
        treatment: 'Grund',
        file: 'Datei',
      },
      since: (stateDate: string, seats: number) =>
        `${f.counted(seats, 'Lizenz', 'Lizenzen')} gezählt, nach den Lizenzdaten vom ${f.day(stateDate)}.`,
      treatment(treatment: LicenceTreatment, status: SubscriptionStatus) {
        return treatment === 'inactive' ? INACTIVE[status] : TREATMENTS[treatment]
      },
      ignored: 'ignoriert',
    },
    names: {
      title: 'Produktnamen in den Nutzungsdaten',
      columns: {
        name: 'Name',
        match: 'Steht für',
        users: 'Genannte Benutzer',
        active: 'Aktiv',
        files: 'Dateien',
      },
      none: 'Keine Nutzungsdatei nennt einen Benutzer dieses Kunden.',
      matched: (names: number, unmatched: number) =>
        unmatched === 0
          ? `${f.counted(names, 'Name', 'Namen')}, keiner davon den Lizenzdateien unbekannt.`
          : `${f.count(unmatched)} von ${f.counted(names, 'Namen', 'Namen')} ${f.plural(unmatched, 'passt', 'passen')} zu nichts, was der Kunde besitzt.`,
      unnamed: '(kein Produkt genannt)',
      match: (match: Match, skus: readonly string[]) =>
        ({
          held: f.list(skus),
          not_held: `${f.list(skus)}, in keiner Lizenzdatei genannt: über das Verkaufte hinaus`,
          unmatched:
            skus.length === 0
              ? 'nichts: der Name ist unbekannt'
              : `${f.list(skus)}, in keiner Lizenzdatei genannt`,
          left_out: 'nichts: kostenlos, ausgenommen oder ignoriert',
          unnamed: 'nur Dienste',
        })[match],
      files: (first: string, more: number) =>
        more === 0 ? first : `${first} und ${f.counted(more, 'weitere Datei', 'weitere Dateien')}`,
    },
    counts: {
      title: 'Zählungen ohne Benutzer',
      columns: {
        name: 'Name',
        match: 'Steht für',
        active: 'Aktiv',
        days: 'Tage',
        used: 'Verwendet',
        file: 'Datei',
      },
      sentence: 'Eine Zählung springt ein, wo keine Datei sagt, wer aktiv war.',
      isUsed(isUsed: boolean, match: Match) {
        if (isUsed) return 'ja'
        if (match === 'left_out') return 'nein: ausgenommen'
        return match === 'unmatched'
          ? 'nein: passt zu nichts, was der Kunde besitzt'
          : 'nein: Benutzer sind genannt'
      },
    },
    coverage: {
      title: 'Erfasste Tage',
      more: (shown: number, more: number) =>
        `${f.plural(shown, 'Die neueste Datei ist', `Die neuesten ${f.count(shown)} Dateien sind`)} aufgeführt; ${f.counted(more, 'ältere ist', 'ältere sind')} es nicht.`,
      columns: { from: 'Von', to: 'Bis', file: 'Datei' },
      days: (days: number, missing: readonly string[]) =>
        missing.length === 0
          ? 'Nutzungsdateien liegen für alle 28 Tage vor.'
          : `Nutzungsdateien liegen für ${f.count(days)} von 28 Tagen vor (es fehlen ${f.list(missing)}). Ein Tag ohne Datei ist unbekannt, nicht null.`,
    },
    calls: {
      title: 'Supportanfragen',
      columns: {
        category: 'Kategorie',
        countsAs: 'Zählt als',
        calls: 'Anfragen',
        isHelp: 'Hilfeanfrage',
        file: 'Datei',
      },
      total: (calls: number | null) =>
        calls === null
          ? 'Die Hilfeanfragen sind unbekannt: Keine Supportdatei umfasst diese 28 Tage.'
          : `${f.counted(calls, 'Hilfeanfrage', 'Hilfeanfragen')} in 28 Tagen: Anfragen, die als Hilfe oder Bedienung zählen.`,
      countsAs: (category: Category | null) =>
        category === null
          ? `${CATEGORY_NAMES.other}: Die Kategorie ist nicht zugeordnet`
          : CATEGORY_NAMES[category],
      isHelp: (isHelp: boolean) => (isHelp ? 'ja' : 'nein'),
    },
  }
}

const TREATMENTS: Readonly<Record<Exclude<LicenceTreatment, 'inactive'>, string>> = {
  counted: 'aktives Abonnement',
  trial: 'Testabonnement: Lizenzen zählen nicht',
  summary: 'Summe: Lizenzen über die obigen Abonnements hinaus',
  free: 'kostenloses Produkt: zählt nicht',
  excluded: 'in partners.json ausgenommen',
  ignored: 'in partners.json ignoriert',
}

const INACTIVE: Readonly<Record<SubscriptionStatus, string>> = {
  active: 'aktives Abonnement',
  in_grace_period: 'in der Karenzzeit: zählt nicht',
  disabled: 'deaktiviert: zählt nicht',
  deprovisioned: 'aufgehoben: zählt nicht',
}
