// Why a flag stands: one sentence or two with the figures, and the thresholds that they are held against.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { FlagThresholds, Guard } from '../../../domain/flags/flag.ts'
import type { CallFacts, DeclineFacts, Ratio, UnmatchedFacts, Verdict } from '../facts.ts'
import { adviceOn } from './unmatched-name.ts'
import type { ChineseFormats } from './with-nouns.ts'

/** A figure that is null is unknown; the verdict is then that the rule was guarded. */
export function why(f: ChineseFormats) {
  return {
    lowUsage: (ratio: Ratio | null, verdict: Verdict) => low(ratio && inUse(ratio), verdict),
    lowDeployment: (ratio: Ratio | null, verdict: Verdict) =>
      low(ratio && `${f.count(ratio.whole)} 個已銷售授權中已指派 ${shareOf(ratio)}`, verdict),
    /** Why at_risk is critical, whatever its parts are alone. */
    bothTogether: (usage: string, calls: string) => `${usage}${calls}兩者同時發生即為重大。`,
    noLongerAtRisk(usage: Ratio | null, calls: CallFacts | null) {
      const facts = [usage && inUse(usage), calls && callFigures(calls)]
      return `兩者已不再同時發生：${facts.filter((fact) => fact !== null).join('；')}。`
    },
    highSupport(facts: CallFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figures = facts && callFigures(facts)
      switch (verdict.kind) {
        case 'guarded':
          return notEvaluated(figures, verdict)
        case 'improving':
          return `${figures}。下週若仍在門檻內，警示就會解除。`
        case 'cleared':
          return `${figures}，已連續兩週在門檻內。`
        case 'firing':
          return `${figures}（${callLimits(limits)}）。`
      }
    },
    declining(facts: DeclineFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figure = facts && `調整後使用量為 ${f.percent(facts.pct)}`
      if (facts === null || verdict.kind !== 'firing') {
        return judged(figure, verdict, '，已不再下滑。', '。')
      }
      return `${figure}，${falls(facts, limits).join('，')}。`
    },
    unmatchedProducts(
      { users, active, idle, sold }: UnmatchedFacts,
      names: readonly UnmatchedName[],
      verdict: Verdict,
    ) {
      const facts = `${f.count(active)} 位作用中使用者中，有 ${f.count(users)} 位被指派的產品對應不到任何授權；${f.count(sold)} 個已銷售授權中，有 ${f.count(idle)} 個看不到使用者`
      if (verdict.kind !== 'firing') return judged(facts, verdict, '：兩者已不再同時達到十分之一。', '。')
      return [`${facts}。`, ...names.map((name) => adviceOn(f, name))].join('')
    },
    over100: (ratio: Ratio | null, verdict: Verdict) =>
      judged(
        ratio &&
          `${f.count(ratio.whole)} 個已銷售授權，${f.count(ratio.part)} 個使用中的權益（${f.percent(ratio.pct)}）`,
        verdict,
        '，已不再超過 100%。',
        '，超過 100%。',
      ),
    expansion(
      usagePct: number | null,
      deploymentPct: number | null,
      verdict: Verdict,
      { expansionUsage, expansionDeployment }: FlagThresholds,
    ) {
      const limits = `${f.limit(expansionUsage ?? 0)} 和 ${f.limit(expansionDeployment ?? 0)}`
      const figures = [
        usagePct === null ? '' : `調整後使用量 ${f.percent(usagePct)}`,
        deploymentPct === null ? '' : `部署 ${f.percent(deploymentPct)}`,
      ].filter((figure) => figure !== '')
      const facts = figures.length === 0 ? null : figures.join('，')
      return judged(facts, verdict, `，已不再達到 ${limits}。`, `，達到 ${limits} 以上。`)
    },
    staleData(stateDays: number, activityDays: number | null, verdict: Verdict) {
      const activity =
        activityDays === null ? '沒有活動資料' : `活動資料為 ${f.count(activityDays)} 天前的資料`
      const limit = verdict.kind === 'guarded' ? '' : `（門檻：${f.count(verdict.limit)} 天）`
      const ages = `授權資料為 ${f.count(stateDays)} 天前的資料，${activity}`
      return judged(ages, verdict, '：已恢復為最新。', `${limit}。`)
    },
  }

  function low(facts: string | null, verdict: Verdict): string {
    switch (verdict.kind) {
      case 'guarded':
        return notEvaluated(facts, verdict)
      case 'firing':
        return `${facts}，低於 ${f.limit(verdict.limit)}。`
      case 'improving':
        return `${facts}。連續兩週達到 ${f.limit(verdict.limit)} 以上，警示就會解除。`
      case 'cleared':
        return `${facts}，已連續兩週達到 ${f.limit(verdict.limit)} 以上。`
    }
  }

  function judged(facts: string | null, verdict: Verdict, cleared: string, firing: string): string {
    if (verdict.kind === 'guarded') return notEvaluated(facts, verdict)
    return verdict.kind === 'cleared' ? `${facts}${cleared}` : `${facts}${firing}`
  }

  function inUse(ratio: Ratio): string {
    return `${f.count(ratio.whole)} 個授權中有 ${shareOf(ratio)}使用中`
  }

  function shareOf({ part, pct }: Ratio): string {
    return `${f.count(part)} 個（${f.percent(pct)}）`
  }

  function callFigures({ calls, per100, baseline }: CallFacts): string {
    const usual = baseline === null ? '' : `（平常 ${f.loose(baseline)} 通）`
    const rate = per100 === null ? '' : `，每 100 個授權 ${f.decimal(per100)} 通`
    return `28 天內有 ${f.count(calls)} 通詢問說明和使用方法的電話${usual}${rate}`
  }

  function callLimits({ callsPer100, timesBaseline }: FlagThresholds): string {
    const limits = [
      callsPer100 === undefined ? '' : `每 100 個授權 ${f.loose(callsPer100)} 通`,
      timesBaseline === undefined ? '' : `平常的 ${f.loose(timesBaseline)} 倍`,
    ].filter((limit) => limit !== '')
    return `門檻：${limits.join('，')}`
  }

  function falls({ pct, weekBefore, mean }: DeclineFacts, limits: FlagThresholds): string[] {
    const fall = (from: number | null, what: string, limit: number | undefined) =>
      from === null || limit === undefined
        ? ''
        : `較${what}（${f.percent(from)}）低 ${f.decimal(from - pct)} 個百分點（門檻：${f.loose(limit)}）`
    return [
      fall(weekBefore, '上週', limits.decliningWeek),
      fall(mean, '前四週平均', limits.decliningMean),
    ].filter((part) => part !== '')
  }
}

function notEvaluated(facts: string | null, { guard, coverageDays }: Verdict & { kind: 'guarded' }): string {
  const start = facts === null ? '' : `${facts}。`
  return `${start}本週未評估，因為${GUARDS[guard](coverageDays)}；警示維持不變。`
}

const GUARDS: Readonly<Record<Guard, (coverageDays: number) => string>> = {
  no_figure: () => '沒有數字',
  few_seats: () => '已銷售授權太少',
  ramping: () => '所有訂閱都才剛開始',
  coverage: (days) => `活動資料只涵蓋 28 天中的 ${days} 天`,
  unmatched_products: () => '有產品名稱對應不到授權，問題可能僅在於此',
  window: () => '計數的期間不是 28 天',
  nothing_to_compare: () => '沒有更早的一週可供比較',
}
