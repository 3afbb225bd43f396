// What late files changed of weeks that were already reported.

import type { Reported } from '../../../domain/digest/digest.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { CLEARED, RULES, SEVERITIES, STATES } from './flags.ts'
import { DATASET_NAMES, type JapaneseFormats } from './with-nouns.ts'

export function corrections(f: JapaneseFormats) {
  return {
    title: '過去の週の訂正',
    lead: '遅れて届いた、または置き換え、削除、拒否されたファイルにより、報告済みの数値が変わりました。',
    /** One sentence: what changed, and because of which files (`more` others). */
    change(was: Reported, isNow: Reported, because: readonly string[], more: number) {
      const changed = [usageChange(was, isNow), ...flagChanges(was, isNow)].join('、')
      const files = [...because, ...(more === 0 ? [] : [`ほか${f.count(more)}件のファイル`])].join('、')
      return `${changed}${because.length === 0 ? '' : `（原因：${files}）`}。`
    },
    /** A file that is not named; `day`: `YYYY-MM-DD`. */
    fileOfDay: (dataset: Dataset, day: string) => `${f.day(day)}の${DATASET_NAMES[dataset]}ファイル`,
  }

  function usageChange({ adjustedUsagePct: was }: Reported, { adjustedUsagePct: isNow }: Reported): string {
    return was === isNow
      ? `調整後の使用率は${f.percentOrNone(isNow)}のまま`
      : `調整後の使用率は${f.percentOrNone(was)}から${f.percentOrNone(isNow)}に変更`
  }
}

/** Flags whose status is the same are left out. */
function flagChanges(was: Reported, isNow: Reported): string[] {
  const rules = new Set([...was.flags, ...isNow.flags].map(({ rule }) => rule))
  return Array.from(rules).flatMap((rule) => {
    const [from, to] = [was, isNow].map(({ flags }) => statusOf(flags.find((flag) => flag.rule === rule)))
    return from === to ? [] : [`「${RULES[rule]}」は「${from}」から「${to}」に変更`]
  })
}

function statusOf(flag: Reported['flags'][number] | undefined): string {
  if (flag === undefined) return 'アラートなし'
  return flag.state === 'cleared' ? CLEARED : `${SEVERITIES[flag.severity]}（${STATES[flag.state]}）`
}
