// What late files changed of weeks that were already reported.

import type { Reported } from '../../../domain/digest/digest.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { CLEARED, RULES, SEVERITIES, STATES } from './flags.ts'
import { type ChineseFormats, DATASET_NAMES } from './with-nouns.ts'

export function corrections(f: ChineseFormats) {
  return {
    title: '更正先前幾週的數字',
    lead: '有檔案延遲送達，或遭取代、刪除、拒絕，因此先前報告過的數字有變動。',
    /** One sentence: what changed, and because of which files (`more` others). */
    change(was: Reported, isNow: Reported, because: readonly string[], more: number) {
      const changed = [usageChange(was, isNow), ...flagChanges(was, isNow)].join('；')
      const files = [...because, ...(more === 0 ? [] : [`其他 ${f.count(more)} 個檔案`])].join('、')
      return `${changed}${because.length === 0 ? '' : `（原因：${files}）`}。`
    },
    /** A file that is not named; `day`: `YYYY-MM-DD`. */
    fileOfDay: (dataset: Dataset, day: string) => `${f.day(day)}的${DATASET_NAMES[dataset]}檔案`,
  }

  function usageChange({ adjustedUsagePct: was }: Reported, { adjustedUsagePct: isNow }: Reported): string {
    return was === isNow
      ? `調整後使用量不變（${f.percentOrNone(isNow)}）`
      : `調整後使用量由「${f.percentOrNone(was)}」變更為「${f.percentOrNone(isNow)}」`
  }
}

/** Flags whose status is the same are left out. */
function flagChanges(was: Reported, isNow: Reported): string[] {
  const rules = new Set([...was.flags, ...isNow.flags].map(({ rule }) => rule))
  return Array.from(rules).flatMap((rule) => {
    const [from, to] = [was, isNow].map(({ flags }) => statusOf(flags.find((flag) => flag.rule === rule)))
    return from === to ? [] : [`「${RULES[rule]}」由「${from}」變更為「${to}」`]
  })
}

function statusOf(flag: Reported['flags'][number] | undefined): string {
  if (flag === undefined) return '無警示'
  return flag.state === 'cleared' ? CLEARED : `${SEVERITIES[flag.severity]}（${STATES[flag.state]}）`
}
