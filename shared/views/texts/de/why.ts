// Why a flag stands: one sentence or two with the figures, and the thresholds that they are held against.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { FlagThresholds, Guard } from '../../../domain/flags/flag.ts'
import type { CallFacts, DeclineFacts, Ratio, UnmatchedFacts, Verdict } from '../facts.ts'
import { adviceOn } from './unmatched-name.ts'
import { type GermanFormats, upperFirst } from './with-nouns.ts'

/** A figure that is null is unknown; the verdict is then that the rule was guarded. */
export function why(f: GermanFormats) {
  return {
    lowUsage: (ratio: Ratio | null, verdict: Verdict) => low(ratio && inUse(ratio), verdict),
    lowDeployment: (ratio: Ratio | null, verdict: Verdict) =>
      low(ratio && share(ratio, 'verkauften Lizenzen zugewiesen'), verdict),
    /** Why at_risk is critical, whatever its parts are alone. */
    bothTogether: (usage: string, calls: string) => `${usage} ${calls} Beides zusammen ist kritisch.`,
    noLongerAtRisk(usage: Ratio | null, calls: CallFacts | null) {
      const facts = [usage && inUse(usage), calls && callFigures(calls)]
      return `Nicht mehr beides zugleich: ${facts.filter((fact) => fact !== null).join('; ')}.`
    },
    highSupport(facts: CallFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figures = facts && callFigures(facts)
      switch (verdict.kind) {
        case 'guarded':
          return notEvaluated(figures, verdict)
        case 'improving':
          return `${figures}. Erledigt, wenn die nächste Woche innerhalb der Grenzwerte bleibt.`
        case 'cleared':
          return `${figures}, seit zwei Wochen innerhalb der Grenzwerte.`
        case 'firing':
          return `${figures} (${callLimits(limits)}).`
      }
    },
    declining(facts: DeclineFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figure = facts && `Die bereinigte Nutzung beträgt ${f.percent(facts.pct)}`
      if (facts === null || verdict.kind !== 'firing') {
        return judged(figure, verdict, ' und sinkt nicht mehr.', '.')
      }
      return `${figure}, ${falls(facts, limits).join(' und ')}.`
    },
    unmatchedProducts(
      { users, active, idle, sold }: UnmatchedFacts,
      names: readonly UnmatchedName[],
      verdict: Verdict,
    ) {
      const facts = `${f.count(users)} von ${f.counted(active, 'aktivem Benutzer', 'aktiven Benutzern')} haben Produkte, die zu keiner Lizenz passen, und auf ${f.count(idle)} von ${f.counted(sold, 'verkaufter Lizenz', 'verkauften Lizenzen')} ist niemand zu sehen`
      if (verdict.kind !== 'firing') return judged(facts, verdict, ': nicht mehr beides jeder Zehnte.', '.')
      return [`${facts}.`, ...names.map((name) => adviceOn(f, name))].join(' ')
    },
    over100: (ratio: Ratio | null, verdict: Verdict) =>
      judged(
        ratio &&
          `${f.counted(ratio.part, 'aktives Nutzungsrecht', 'aktive Nutzungsrechte')} bei ${f.counted(ratio.whole, 'verkaufter Lizenz', 'verkauften Lizenzen')} (${f.percent(ratio.pct)})`,
        verdict,
        ', nicht mehr über 100\u00a0%.',
        ', über 100\u00a0%.',
      ),
    expansion(
      usagePct: number | null,
      deploymentPct: number | null,
      verdict: Verdict,
      { expansionUsage, expansionDeployment }: FlagThresholds,
    ) {
      const limits = `${f.limit(expansionUsage ?? 0)} und ${f.limit(expansionDeployment ?? 0)}`
      const figures = [
        usagePct === null ? '' : `bereinigte Nutzung ${f.percent(usagePct)}`,
        deploymentPct === null ? '' : `Bereitstellung ${f.percent(deploymentPct)}`,
      ].filter((figure) => figure !== '')
      const facts = figures.length === 0 ? null : upperFirst(figures.join(', '))
      return judged(facts, verdict, `, nicht mehr mindestens ${limits}.`, `, mindestens ${limits}.`)
    },
    staleData(stateDays: number, activityDays: number | null, verdict: Verdict) {
      const activity =
        activityDays === null
          ? 'keine Nutzungsdaten'
          : `die Nutzungsdaten ${f.counted(activityDays, 'Tag', 'Tage')}`
      const limit =
        verdict.kind === 'guarded' ? '' : ` (Grenzwert: ${f.counted(verdict.limit, 'Tag', 'Tage')})`
      const ages = `Die Lizenzdaten sind ${f.counted(stateDays, 'Tag', 'Tage')} alt, ${activity}`
      return judged(ages, verdict, ': wieder aktuell.', `${limit}.`)
    },
  }

  function low(facts: string | null, verdict: Verdict): string {
    switch (verdict.kind) {
      case 'guarded':
        return notEvaluated(facts, verdict)
      case 'firing':
        return `${facts}, unter ${f.limit(verdict.limit)}.`
      case 'improving':
        return `${facts}. Erledigt nach zwei Wochen mit mindestens ${f.limit(verdict.limit)}.`
      case 'cleared':
        return `${facts}, seit zwei Wochen mindestens ${f.limit(verdict.limit)}.`
    }
  }

  function judged(facts: string | null, verdict: Verdict, cleared: string, firing: string): string {
    if (verdict.kind === 'guarded') return notEvaluated(facts, verdict)
    return verdict.kind === 'cleared' ? `${facts}${cleared}` : `${facts}${firing}`
  }

  function inUse(ratio: Ratio): string {
    return share(ratio, 'verkauften Lizenzen genutzt')
  }

  function share({ part, whole, pct }: Ratio, what: string): string {
    return `${f.count(part)} von ${f.count(whole)} ${what} (${f.percent(pct)})`
  }

  function callFigures({ calls, per100, baseline }: CallFacts): string {
    const usual = baseline === null ? '' : ` (sonst ${f.loose(baseline)})`
    const rate = per100 === null ? '' : `, ${f.decimal(per100)} je 100 Lizenzen`
    return `${f.counted(calls, 'Hilfeanfrage', 'Hilfeanfragen')} in 28 Tagen${usual}${rate}`
  }

  function callLimits({ callsPer100, timesBaseline }: FlagThresholds): string {
    const limits = [
      callsPer100 === undefined ? '' : `${f.loose(callsPer100)} je 100 Lizenzen`,
      timesBaseline === undefined ? '' : `das ${f.loose(timesBaseline)}-Fache des Üblichen`,
    ].filter((limit) => limit !== '')
    return `${limits.length === 1 ? 'Grenzwert' : 'Grenzwerte'}: ${f.list(limits)}`
  }

  function falls({ pct, weekBefore, mean }: DeclineFacts, limits: FlagThresholds): string[] {
    const fall = (from: number | null, what: string, limit: number | undefined) =>
      from === null || limit === undefined
        ? ''
        : `${f.decimal(from - pct)} Punkte unter ${what} (${f.percent(from)}; Grenzwert: ${f.loose(limit)})`
    return [
      fall(weekBefore, 'der Vorwoche', limits.decliningWeek),
      fall(mean, 'dem Durchschnitt der vier Wochen davor', limits.decliningMean),
    ].filter((part) => part !== '')
  }
}

function notEvaluated(facts: string | null, { guard, coverageDays }: Verdict & { kind: 'guarded' }): string {
  const start = facts === null ? '' : `${facts}. `
  return `${start}Diese Woche nicht geprüft, ${GUARDS[guard](coverageDays)}; der Hinweis bleibt bestehen.`
}

const GUARDS: Readonly<Record<Guard, (coverageDays: number) => string>> = {
  no_figure: () => 'weil ein Wert fehlt',
  few_seats: () => 'weil zu wenige Lizenzen verkauft sind',
  ramping: () => 'weil alle Abonnements gerade erst begonnen haben',
  coverage: (days) => `weil Nutzungsdaten nur für ${days} von 28 Tagen vorliegen`,
  unmatched_products: () => 'weil Produktnamen zu keiner Lizenz passen und das die ganze Ursache sein kann',
  window: () => 'weil die Zählungen einen anderen Zeitraum als 28 Tage umfassen',
  nothing_to_compare: () => 'weil es keine frühere Woche zum Vergleich gibt',
}
