// Why a flag stands: one sentence or two with the figures, and the thresholds that they are held against.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { FlagThresholds, Guard } from '../../../domain/flags/flag.ts'
import type { CallFacts, DeclineFacts, Ratio, UnmatchedFacts, Verdict } from '../facts.ts'
import { adviceOn } from './unmatched-name.ts'
import type { JapaneseFormats } from './with-nouns.ts'

/** A figure that is null is unknown; the verdict is then that the rule was guarded. */
export function why(f: JapaneseFormats) {
  return {
    lowUsage: (ratio: Ratio | null, verdict: Verdict) => low(ratio && inUse(ratio), verdict),
    lowDeployment: (ratio: Ratio | null, verdict: Verdict) =>
      low(ratio && `販売済みライセンス${shareOf(ratio)}が割り当て済み`, verdict),
    /** Why at_risk is critical, whatever its parts are alone. */
    bothTogether: (usage: string, calls: string) => `${usage}${calls}両方が重なると重大です。`,
    noLongerAtRisk(usage: Ratio | null, calls: CallFacts | null) {
      const facts = [usage && inUse(usage), calls && callFigures(calls)]
      return `両方が重なる状態ではなくなりました：${facts.filter((fact) => fact !== null).join('、')}。`
    },
    highSupport(facts: CallFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figures = facts && callFigures(facts)
      switch (verdict.kind) {
        case 'guarded':
          return notEvaluated(figures, verdict)
        case 'improving':
          return `${figures}。来週もしきい値以内であれば解消します。`
        case 'cleared':
          return `${figures}で、2週続けてしきい値以内です。`
        case 'firing':
          return `${figures}（${callLimits(limits)}）。`
      }
    },
    declining(facts: DeclineFacts | null, verdict: Verdict, limits: FlagThresholds) {
      const figure = facts && `調整後の使用率は${f.percent(facts.pct)}`
      if (facts === null || verdict.kind !== 'firing') {
        return judged(figure, verdict, 'で、低下は止まりました。', 'です。')
      }
      return `${figure}で、${falls(facts, limits).join('、')}。`
    },
    unmatchedProducts(
      { users, active, idle, sold }: UnmatchedFacts,
      names: readonly UnmatchedName[],
      verdict: Verdict,
    ) {
      const facts = `アクティブユーザー${f.count(active)}名のうち${f.count(users)}名に、どのライセンスとも照合できない製品が割り当てられており、販売済みライセンス${f.count(sold)}件のうち${f.count(idle)}件は利用者が確認できません`
      if (verdict.kind !== 'firing') {
        return judged(facts, verdict, '。両方が1割に達する状態ではなくなりました。', '。')
      }
      return [`${facts}。`, ...names.map((name) => adviceOn(f, name))].join('')
    },
    over100: (ratio: Ratio | null, verdict: Verdict) =>
      judged(
        ratio &&
          `販売済みライセンス${f.count(ratio.whole)}件に対し、アクティブな使用権${f.count(ratio.part)}件（${f.percent(ratio.pct)}）`,
        verdict,
        'で、100%以下に戻りました。',
        'で、100%を超えています。',
      ),
    expansion(
      usagePct: number | null,
      deploymentPct: number | null,
      verdict: Verdict,
      { expansionUsage, expansionDeployment }: FlagThresholds,
    ) {
      const limits = `それぞれ${f.limit(expansionUsage ?? 0)}以上、${f.limit(expansionDeployment ?? 0)}以上`
      const figures = [
        usagePct === null ? '' : `調整後の使用率${f.percent(usagePct)}`,
        deploymentPct === null ? '' : `展開率${f.percent(deploymentPct)}`,
      ].filter((figure) => figure !== '')
      const facts = figures.length === 0 ? null : figures.join('、')
      return judged(facts, verdict, `。${limits}ではなくなりました。`, `。${limits}です。`)
    },
    staleData(stateDays: number, activityDays: number | null, verdict: Verdict) {
      const activity =
        activityDays === null
          ? '利用データはありません'
          : `利用データは${f.count(activityDays)}日前のものです`
      const limit = verdict.kind === 'guarded' ? '' : `（しきい値：${f.count(verdict.limit)}日）`
      const ages = `ライセンスデータは${f.count(stateDays)}日前のもので、${activity}`
      return judged(ages, verdict, '。最新の状態に戻りました。', `${limit}。`)
    },
  }

  function low(facts: string | null, verdict: Verdict): string {
    switch (verdict.kind) {
      case 'guarded':
        return notEvaluated(facts, verdict)
      case 'firing':
        return `${facts}で、${f.limit(verdict.limit)}を下回っています。`
      case 'improving':
        return `${facts}。2週続けて${f.limit(verdict.limit)}以上になると解消します。`
      case 'cleared':
        return `${facts}で、2週続けて${f.limit(verdict.limit)}以上です。`
    }
  }

  function judged(facts: string | null, verdict: Verdict, cleared: string, firing: string): string {
    if (verdict.kind === 'guarded') return notEvaluated(facts, verdict)
    return verdict.kind === 'cleared' ? `${facts}${cleared}` : `${facts}${firing}`
  }

  function inUse(ratio: Ratio): string {
    return `ライセンス${shareOf(ratio)}が使用中`
  }

  function shareOf({ part, whole, pct }: Ratio): string {
    return `${f.count(whole)}件のうち${f.count(part)}件（${f.percent(pct)}）`
  }

  function callFigures({ calls, per100, baseline }: CallFacts): string {
    const usual = baseline === null ? '' : `（通常は${f.loose(baseline)}件）`
    const rate = per100 === null ? '' : `、100ライセンスあたり${f.decimal(per100)}件`
    return `28日間のヘルプと使い方の問い合わせは${f.count(calls)}件${usual}${rate}`
  }

  function callLimits({ callsPer100, timesBaseline }: FlagThresholds): string {
    const limits = [
      callsPer100 === undefined ? '' : `100ライセンスあたり${f.loose(callsPer100)}件`,
      timesBaseline === undefined ? '' : `通常の${f.loose(timesBaseline)}倍`,
    ].filter((limit) => limit !== '')
    return `しきい値：${limits.join('、')}`
  }

  function falls({ pct, weekBefore, mean }: DeclineFacts, limits: FlagThresholds): string[] {
    const fall = (from: number | null, what: string, limit: number | undefined) =>
      from === null || limit === undefined
        ? ''
        : `${what}（${f.percent(from)}）を${f.decimal(from - pct)}ポイント下回っています（しきい値：${f.loose(limit)}）`
    return [
      fall(weekBefore, '先週', limits.decliningWeek),
      fall(mean, 'その前の4週間の平均', limits.decliningMean),
    ].filter((part) => part !== '')
  }
}

function notEvaluated(facts: string | null, { guard, coverageDays }: Verdict & { kind: 'guarded' }): string {
  const start = facts === null ? '' : `${facts}。`
  return `${start}${GUARDS[guard](coverageDays)}ため、今週は判定していません。アラートはそのまま継続します。`
}

const GUARDS: Readonly<Record<Guard, (coverageDays: number) => string>> = {
  no_figure: () => '数値がない',
  few_seats: () => '販売済みライセンスが少ない',
  ramping: () => 'すべてのサブスクリプションが始まったばかりの',
  coverage: (days) => `利用データが28日間のうち${days}日分しかない`,
  unmatched_products: () => '製品名がどのライセンスとも照合できず、それだけが原因の可能性がある',
  window: () => '集計値の期間が28日間ではない',
  nothing_to_compare: () => '比較できる以前の週がない',
}
