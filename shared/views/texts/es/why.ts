// Why a flag stands: one sentence or two with the figures, and the thresholds that they are held against.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { FlagThresholds, Guard } from '../../../domain/flags/flag.ts'
import type { CallFacts, DeclineFacts, Ratio, UnmatchedFacts, Verdict } from '../facts.ts'
import { adviceOn } from './unmatched-name.ts'
import { type SpanishFormats, upperFirst } from './with-nouns.ts'

/** A figure that is null is unknown; the verdict is then that the rule was guarded. */
export function why(f: SpanishFormats) {
  return {
    lowUsage: (ratio: Ratio | null, verdict: Verdict) => low(ratio && inUse(ratio), verdict),
    lowDeployment: (ratio: Ratio | null, verdict: Verdict) =>
      low(ratio && share(ratio, 'licencias asignadas'), verdict),
    /** Why at_risk is critical, whatever its parts are alone. */
    bothTogether: (usage: string, calls: string) =>
      `${usage} ${calls} La combinación de ambas cosas es crítica.`,
    noLongerAtRisk(usage: Ratio | null, calls: CallFacts | null) {
      const facts = [usage && inUse(usage), calls && callFigures(calls)]
      return `Ya no se dan ambas a la vez: ${facts.filter((fact) => fact !== null).join('; ')}.`
    },
    highSupport(facts: CallFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figures = facts && callFigures(facts)
      switch (verdict.kind) {
        case 'guarded':
          return notEvaluated(figures, verdict)
        case 'improving':
          return `${figures}. Se resuelve si la próxima semana se mantiene dentro de los límites.`
        case 'cleared':
          return `${figures}, dentro de los límites durante dos semanas.`
        case 'firing':
          return `${figures} (${callLimits(limits)}).`
      }
    },
    declining(facts: DeclineFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figure = facts && `El uso ajustado es del ${f.percent(facts.pct)}`
      if (facts === null || verdict.kind !== 'firing') {
        return judged(figure, verdict, ' y ya no desciende.', '.')
      }
      return `${figure}, ${falls(facts, limits).join(' y ')}.`
    },
    unmatchedProducts(
      { users, active, idle, sold }: UnmatchedFacts,
      names: readonly UnmatchedName[],
      verdict: Verdict,
    ) {
      const facts = `${f.count(users)} de ${f.counted(active, 'usuario activo', 'usuarios activos')} ${f.plural(users, 'tiene', 'tienen')} asignados productos que no corresponden a ninguna licencia, y no se ve a nadie en ${f.count(idle)} de ${f.counted(sold, 'licencia vendida', 'licencias vendidas')}`
      if (verdict.kind !== 'firing')
        return judged(facts, verdict, ': ambas cifras ya no llegan a una de cada diez.', '.')
      return [`${facts}.`, ...names.map((name) => adviceOn(f, name))].join(' ')
    },
    over100: (ratio: Ratio | null, verdict: Verdict) =>
      judged(
        ratio &&
          `${f.counted(ratio.part, 'derecho activo', 'derechos activos')} para ${f.counted(ratio.whole, 'licencia vendida', 'licencias vendidas')} (${f.percent(ratio.pct)})`,
        verdict,
        ', ya no por encima del 100\u00a0%.',
        ', por encima del 100\u00a0%.',
      ),
    expansion(
      usagePct: number | null,
      deploymentPct: number | null,
      verdict: Verdict,
      { expansionUsage, expansionDeployment }: FlagThresholds,
    ) {
      const limits = `${f.limit(expansionUsage ?? 0)} y ${f.limit(expansionDeployment ?? 0)}`
      const figures = [
        usagePct === null ? '' : `uso ajustado: ${f.percent(usagePct)}`,
        deploymentPct === null ? '' : `implementación: ${f.percent(deploymentPct)}`,
      ].filter((figure) => figure !== '')
      const facts = figures.length === 0 ? null : upperFirst(figures.join('; '))
      return judged(
        facts,
        verdict,
        `; ya no alcanza los umbrales (${limits}).`,
        `; alcanza o supera los umbrales (${limits}).`,
      )
    },
    staleData(stateDays: number, activityDays: number | null, verdict: Verdict) {
      const activity =
        activityDays === null
          ? 'no hay datos de actividad'
          : `los de actividad, ${f.counted(activityDays, 'día', 'días')}`
      const limit = verdict.kind === 'guarded' ? '' : ` (límite: ${f.counted(verdict.limit, 'día', 'días')})`
      const ages = `Los datos de licencias tienen ${f.counted(stateDays, 'día', 'días')}; ${activity}`
      return judged(ages, verdict, ': de nuevo al día.', `${limit}.`)
    },
  }

  function low(facts: string | null, verdict: Verdict): string {
    switch (verdict.kind) {
      case 'guarded':
        return notEvaluated(facts, verdict)
      case 'firing':
        return `${facts}, por debajo del ${f.limit(verdict.limit)}.`
      case 'improving':
        return `${facts}. Se resuelve tras dos semanas con un ${f.limit(verdict.limit)} o más.`
      case 'cleared':
        return `${facts}, con un ${f.limit(verdict.limit)} o más durante dos semanas.`
    }
  }

  function judged(facts: string | null, verdict: Verdict, cleared: string, firing: string): string {
    if (verdict.kind === 'guarded') return notEvaluated(facts, verdict)
    return verdict.kind === 'cleared' ? `${facts}${cleared}` : `${facts}${firing}`
  }

  function inUse(ratio: Ratio): string {
    return share(ratio, 'licencias vendidas en uso')
  }

  function share({ part, whole, pct }: Ratio, what: string): string {
    return `${f.count(part)} de ${f.count(whole)} ${what} (${f.percent(pct)})`
  }

  function callFigures({ calls, per100, baseline }: CallFacts): string {
    const usual = baseline === null ? '' : ` (lo habitual: ${f.loose(baseline)})`
    const rate = per100 === null ? '' : `, ${f.decimal(per100)} por cada 100 licencias`
    return `${f.counted(calls, 'consulta de ayuda', 'consultas de ayuda')} en 28 días${usual}${rate}`
  }

  function callLimits({ callsPer100, timesBaseline }: FlagThresholds): string {
    const limits = [
      callsPer100 === undefined ? '' : `${f.loose(callsPer100)} por cada 100 licencias`,
      timesBaseline === undefined ? '' : `${f.loose(timesBaseline)} veces lo habitual`,
    ].filter((limit) => limit !== '')
    return `${f.plural(limits.length, 'límite', 'límites')}: ${f.list(limits)}`
  }

  function falls({ pct, weekBefore, mean }: DeclineFacts, limits: FlagThresholds): string[] {
    const fall = (from: number | null, what: string, limit: number | undefined) =>
      from === null || limit === undefined
        ? ''
        : `${f.decimal(from - pct)} puntos menos que ${what} (${f.percent(from)}; límite: ${f.loose(limit)})`
    return [
      fall(weekBefore, 'la semana pasada', limits.decliningWeek),
      fall(mean, 'la media de las cuatro semanas anteriores', limits.decliningMean),
    ].filter((part) => part !== '')
  }
}

function notEvaluated(facts: string | null, { guard, coverageDays }: Verdict & { kind: 'guarded' }): string {
  const start = facts === null ? '' : `${facts}. `
  return `${start}No se ha evaluado esta semana porque ${GUARDS[guard](coverageDays)}; la alerta sigue abierta.`
}

const GUARDS: Readonly<Record<Guard, (coverageDays: number) => string>> = {
  no_figure: () => 'falta la cifra',
  few_seats: () => 'se han vendido muy pocas licencias',
  ramping: () => 'todas las suscripciones acaban de empezar',
  coverage: (days) => `los datos de actividad solo cubren ${days} de 28 días`,
  unmatched_products: () =>
    'hay nombres de producto que no corresponden a ninguna licencia, y quizá ese sea el único problema',
  window: () => 'los recuentos abarcan un periodo distinto de 28 días',
  nothing_to_compare: () => 'no hay ninguna semana anterior con la que comparar',
}
