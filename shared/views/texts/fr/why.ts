// Why a flag stands: one sentence or two with the figures, and the thresholds that they are held against.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { FlagThresholds, Guard } from '../../../domain/flags/flag.ts'
import type { CallFacts, DeclineFacts, Ratio, UnmatchedFacts, Verdict } from '../facts.ts'
import { adviceOn } from './unmatched-name.ts'
import { type FrenchFormats, upperFirst } from './with-nouns.ts'

/** A figure that is null is unknown; the verdict is then that the rule was guarded. */
export function why(f: FrenchFormats) {
  return {
    lowUsage: (ratio: Ratio | null, verdict: Verdict) => low(ratio && inUse(ratio), verdict),
    lowDeployment: (ratio: Ratio | null, verdict: Verdict) =>
      low(ratio && share(ratio, 'licence vendue attribuée', 'licences vendues attribuées'), verdict),
    /** Why at_risk is critical, whatever its parts are alone. */
    bothTogether: (usage: string, calls: string) => `${usage} ${calls} La combinaison des deux est critique.`,
    noLongerAtRisk(usage: Ratio | null, calls: CallFacts | null) {
      const facts = [usage && inUse(usage), calls && callFigures(calls)]
      return `Les deux ne sont plus réunis : ${facts.filter((fact) => fact !== null).join(' ; ')}.`
    },
    highSupport(facts: CallFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figures = facts && callFigures(facts)
      switch (verdict.kind) {
        case 'guarded':
          return notEvaluated(figures, verdict)
        case 'improving':
          return `${figures}. L’alerte sera levée si la semaine prochaine reste dans les limites.`
        case 'cleared':
          return `${figures}, dans les limites depuis deux semaines.`
        case 'firing':
          return `${figures} (${callLimits(limits)}).`
      }
    },
    declining(facts: DeclineFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figure = facts && `L’utilisation ajustée est de ${f.percent(facts.pct)}`
      if (facts === null || verdict.kind !== 'firing') {
        return judged(figure, verdict, ' et ne baisse plus.', '.')
      }
      return `${figure}, soit ${falls(facts, limits).join(' et ')}.`
    },
    unmatchedProducts(
      { users, active, idle, sold }: UnmatchedFacts,
      names: readonly UnmatchedName[],
      verdict: Verdict,
    ) {
      const facts = `${f.counted(users, 'utilisateur actif', 'utilisateurs actifs')} sur ${f.count(active)} ${f.plural(users, 'dispose', 'disposent')} de produits qui ne correspondent à aucune licence, et personne n’est actif sur ${f.counted(idle, 'licence vendue', 'licences vendues')} sur ${f.count(sold)}`
      if (verdict.kind !== 'firing')
        return judged(facts, verdict, ' : les deux n’atteignent plus un sur dix.', '.')
      return [`${facts}.`, ...names.map((name) => adviceOn(f, name))].join(' ')
    },
    over100: (ratio: Ratio | null, verdict: Verdict) =>
      judged(
        ratio &&
          `${f.counted(ratio.part, 'droit actif', 'droits actifs')} pour ${f.counted(ratio.whole, 'licence vendue', 'licences vendues')} (${f.percent(ratio.pct)})`,
        verdict,
        ', désormais à 100 % au plus.',
        ', au-dessus de 100 %.',
      ),
    expansion(
      usagePct: number | null,
      deploymentPct: number | null,
      verdict: Verdict,
      { expansionUsage, expansionDeployment }: FlagThresholds,
    ) {
      const limits = `${f.limit(expansionUsage ?? 0)} et ${f.limit(expansionDeployment ?? 0)}`
      const figures = [
        usagePct === null ? '' : `utilisation ajustée : ${f.percent(usagePct)}`,
        deploymentPct === null ? '' : `déploiement : ${f.percent(deploymentPct)}`,
      ].filter((figure) => figure !== '')
      const facts = figures.length === 0 ? null : upperFirst(figures.join(' ; '))
      return judged(
        facts,
        verdict,
        ` ; les seuils (${limits}) ne sont plus atteints.`,
        ` ; les seuils (${limits}) sont atteints ou dépassés.`,
      )
    },
    staleData(stateDays: number, activityDays: number | null, verdict: Verdict) {
      const activity =
        activityDays === null
          ? 'il n’y a pas de données d’activité'
          : `celles d’activité, à ${f.counted(activityDays, 'jour', 'jours')}`
      const limit =
        verdict.kind === 'guarded' ? '' : ` (limite : ${f.counted(verdict.limit, 'jour', 'jours')})`
      const ages = `Les données de licences remontent à ${f.counted(stateDays, 'jour', 'jours')} ; ${activity}`
      return judged(ages, verdict, ' : de nouveau à jour.', `${limit}.`)
    },
  }

  function low(facts: string | null, verdict: Verdict): string {
    switch (verdict.kind) {
      case 'guarded':
        return notEvaluated(facts, verdict)
      case 'firing':
        return `${facts}, en dessous de ${f.limit(verdict.limit)}.`
      case 'improving':
        return `${facts}. L’alerte sera levée après deux semaines à ${f.limit(verdict.limit)} ou plus.`
      case 'cleared':
        return `${facts}, à ${f.limit(verdict.limit)} ou plus depuis deux semaines.`
    }
  }

  function judged(facts: string | null, verdict: Verdict, cleared: string, firing: string): string {
    if (verdict.kind === 'guarded') return notEvaluated(facts, verdict)
    return verdict.kind === 'cleared' ? `${facts}${cleared}` : `${facts}${firing}`
  }

  function inUse(ratio: Ratio): string {
    return share(ratio, 'licence vendue utilisée', 'licences vendues utilisées')
  }

  function share({ part, whole, pct }: Ratio, one: string, other: string): string {
    return `${f.counted(part, one, other)} sur ${f.count(whole)} (${f.percent(pct)})`
  }

  function callFigures({ calls, per100, baseline }: CallFacts): string {
    const usual = baseline === null ? '' : ` (habituellement ${f.loose(baseline)})`
    const rate = per100 === null ? '' : `, ${f.decimal(per100)} pour 100 licences`
    return `${f.counted(calls, 'demande d’aide', 'demandes d’aide')} en 28 jours${usual}${rate}`
  }

  function callLimits({ callsPer100, timesBaseline }: FlagThresholds): string {
    const limits = [
      callsPer100 === undefined ? '' : `${f.loose(callsPer100)} pour 100 licences`,
      timesBaseline === undefined ? '' : `${f.loose(timesBaseline)} fois le nombre habituel`,
    ].filter((limit) => limit !== '')
    return `${f.plural(limits.length, 'limite', 'limites')} : ${f.list(limits)}`
  }

  function falls({ pct, weekBefore, mean }: DeclineFacts, limits: FlagThresholds): string[] {
    const fall = (from: number | null, what: string, limit: number | undefined) =>
      from === null || limit === undefined
        ? ''
        : `${f.decimal(from - pct)} ${f.plural(from - pct, 'point', 'points')} de moins que ${what} (${f.percent(from)} ; limite : ${f.loose(limit)})`
    return [
      fall(weekBefore, 'la semaine dernière', limits.decliningWeek),
      fall(mean, 'la moyenne des quatre semaines précédentes', limits.decliningMean),
    ].filter((part) => part !== '')
  }
}

function notEvaluated(facts: string | null, { guard, coverageDays }: Verdict & { kind: 'guarded' }): string {
  const start = facts === null ? '' : `${facts}. `
  return `${start}Non évaluée cette semaine, car ${GUARDS[guard](coverageDays)} ; l’alerte reste ouverte.`
}

const GUARDS: Readonly<Record<Guard, (coverageDays: number) => string>> = {
  no_figure: () => 'il manque le chiffre',
  few_seats: () => 'trop peu de licences sont vendues',
  ramping: () => 'tous les abonnements viennent de commencer',
  coverage: (days) => `les données d’activité ne couvrent que ${days} jours sur 28`,
  unmatched_products: () =>
    'des noms de produits ne correspondent à aucune licence, et c’est peut-être le seul problème',
  window: () => 'les décomptes portent sur une période autre que 28 jours',
  nothing_to_compare: () => 'il n’y a pas de semaine antérieure pour comparer',
}
