// The report that a person opens: its sections, charts and controls.

import type { Over } from '../../../domain/digest/digest-figures.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import type { TrendFacts } from '../facts.ts'
import { RULES } from './flags.ts'
import { type GermanFormats, UNKNOWN } from './with-nouns.ts'

export function report(f: GermanFormats) {
  const weeksOf = (weeks: number) => f.counted(weeks, 'Woche', 'Wochen')
  return {
    title: 'Portfoliobericht',
    skip: 'Zur Liste aller Kunden springen',
    seats: 'Verkaufte Lizenzen',
    seatsAssigned: (assigned: number | null) =>
      assigned === null ? 'Zuweisungen nicht gemeldet' : `${f.count(assigned)} zugewiesen`,
    /** What a trend shows, for whoever does not see it. `format`: of its unit. */
    trend(
      { label, first, last, lowest, highest, unknown, weeks }: TrendFacts,
      format: (value: number) => string,
    ) {
      if (first === null || last === null || lowest === null || highest === null) {
        return `${label}: ${UNKNOWN} in allen ${f.count(weeks)} Wochen.`
      }
      const course =
        lowest.value === highest.value
          ? `durchgehend ${format(last.value)}`
          : `von ${format(first.value)} auf ${format(last.value)}, niedrigster Wert ${format(lowest.value)} (${f.day(lowest.day)}), höchster ${format(highest.value)} (${f.day(highest.day)})`
      const gaps = unknown === 0 ? '' : `; ${weeksOf(unknown)} ${UNKNOWN}`
      return `${label}, ${weeksOf(weeks)}: ${course}${gaps}.`
    },
    /** Under a trend: between what it moved. */
    range: (lowest: string, highest: string, weeks: number) =>
      lowest === highest ? `${lowest} in ${weeksOf(weeks)}` : `${lowest}–${highest} in ${weeksOf(weeks)}`,
    attention: {
      open: 'Einzelheiten',
      more: (customers: number) =>
        `…und ${f.counted(customers, 'weiterer Kunde', 'weitere Kunden')}, in der Tabelle unten zuerst.`,
    },
    /** Without functions: the page's script gets them as JSON. */
    table: {
      title: 'Alle Kunden',
      columns: {
        name: 'Kunde',
        flags: 'Hinweise',
        adjustedUsage: 'Bereinigte Nutzung',
        change: 'Seit letzter Woche',
        usage: 'Nutzung',
        deployment: 'Bereitstellung',
        seats: 'Lizenzen',
        calls: 'Hilfeanfragen',
        manager: 'Kundenbetreuung',
      },
      /** Short enough for a cell. */
      rules: { ...RULES, at_risk: 'Gefährdet', unmatched_products: 'Unbekannte Produkte' } satisfies Record<
        Rule,
        string
      >,
      unknown: UNKNOWN,
      search: 'Suche',
      searchHint: 'Name, ID oder Kundenbetreuung',
      flag: 'Hinweis',
      severity: 'Schweregrad',
      manager: 'Kundenbetreuung',
      product: 'Produkt',
      any: 'Beliebig',
      noFlag: 'Kein Hinweis',
      noManager: 'Nicht angegeben',
      reset: 'Zurücksetzen',
      /** `{shown}` and `{all}` are numbers. */
      count: 'Kunden: {shown} von {all}',
      /** `{left}` is a number. */
      more: 'Mehr anzeigen (noch {left})',
      nothing: 'Kein Kunde entspricht der Auswahl. Ändern Sie die Filter, oder setzen Sie sie zurück.',
    },
    needsScript: (shown: number, all: number) =>
      `Suche, Filter, Sortierung und Einzelheiten brauchen JavaScript, das hier ausgeschaltet ist. Die Tabelle zeigt ${f.count(shown)} von ${f.count(all)} Kunden.`,
    details: (detailed: number, all: number) =>
      detailed === all
        ? `Einzelheiten zu allen ${f.count(all)} Kunden: Wählen Sie einen Namen.`
        : `Einzelheiten zu ${f.count(detailed)} von ${f.count(all)} Kunden, zuerst zu denen mit Hinweisen, dann nach Lizenzen, da ein Bericht höchstens 15 MB umfasst: Wählen Sie einen Namen. Die Werte aller Kunden stehen in den CSV-Dateien.`,
    detail: {
      close: 'Schließen',
      licences: (day: string) => `Lizenzdaten vom ${f.day(day)}`,
      activity: (day: string | null, coverageDays: number) =>
        day === null
          ? 'Keine Nutzungsdaten'
          : `Nutzungsdaten bis ${f.day(day)}, ${f.count(coverageDays)} von 28 Tagen erfasst`,
      flags: 'Hinweise',
      noFlags: 'Kein Hinweis ist offen.',
      history: (weeks: number) => (weeks === 1 ? 'Letzte Woche' : `Letzte ${f.count(weeks)} Wochen`),
      /** What a strip of weeks shows. `since`: `YYYY-MM-DD`, of the last unbroken run up to today; null: not open today. */
      strip: (rule: string, open: number, weeks: number, since: string | null) =>
        `${rule}: offen in ${f.count(open)} von ${weeksOf(weeks)}${since === null ? '' : `, ununterbrochen seit der Woche bis ${f.day(since)}`}.`,
      waterfall: 'Von der Nutzung zur bereinigten Nutzung',
      sold: 'Verkaufte Lizenzen',
      active: 'Aktive Nutzungsrechte',
      classes: CLASSES,
      entitled: 'Verkauft und aktiv',
      allEntitled: 'Jedes aktive Nutzungsrecht wurde verkauft.',
      noUsage: 'Die Nutzung ist unbekannt: Keine Nutzungsdatei umfasst einen dieser 28 Tage.',
      products: 'Produkte',
      productColumns: {
        product: 'Produkt',
        seats: 'Lizenzen',
        assigned: 'Zugewiesen',
        deployment: 'Bereitstellung',
        active: 'Aktiv',
        usage: 'Nutzung',
        entitled: 'Verkauft und aktiv',
        adjustedUsage: 'Bereinigte Nutzung',
      },
      noProducts: 'Kein Produkt wird gezählt.',
      free: (partNumbers: readonly string[]) =>
        `Kostenlos und nicht als verkauft gezählt: ${f.list(partNumbers)}.`,
      workloads: 'Dienste',
      workloadColumns: { workload: 'Dienst', users: 'Aktive Benutzer' },
      noWorkloads: 'In den Nutzungsdaten ist kein Dienst genannt.',
      calls: 'Hilfeanfragen',
      callSentence(calls: number | null, per100: number | null, baseline: number | null) {
        if (calls === null)
          return 'Die Hilfeanfragen sind unbekannt: Keine Supportdatei umfasst diese 28 Tage.'
        const rate = per100 === null ? '' : `, ${f.decimal(per100)} je 100 Lizenzen`
        const usual = baseline === null ? '' : `; sonst ${f.loose(baseline)}`
        return `${f.counted(calls, 'Anfrage', 'Anfragen')} zu Hilfe und Bedienung in 28 Tagen${rate}${usual}.`
      },
      evidence: 'Worauf die Werte beruhen',
      rows: (rows: number) => f.counted(rows, 'Zeile', 'Zeilen'),
      noEvidence:
        'Die Dateien hinter diesen Werten werden für Kunden mit Hinweisen aufgehoben, dann für die mit den meisten Lizenzen; dieser Kunde gehört nicht dazu.',
    },
    made: 'Erstellt mit Uptake',
  }
}

const CLASSES: Readonly<Record<Exclude<keyof Over, 'inferred'>, string>> = {
  transferred: 'Übergegangen: Benutzer, die ausgeschieden sind oder ihre Lizenz verloren haben',
  inactiveSubscription: 'Inaktives Abonnement: in der Karenzzeit, deaktiviert oder aufgehoben',
  trial: 'Testabonnements: aktiv, aber nicht verkauft',
  yammer: 'Nur Yammer, über die Lizenzen hinaus',
  unlicensed: 'Nicht lizenziert: ohne Abonnement',
}
