// What late files changed of weeks that were already reported.

import type { Reported } from '../../../domain/digest/digest.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { CLEARED, RULES, SEVERITIES } from './flags.ts'
import type { EnglishFormats } from './with-nouns.ts'

export function corrections(f: EnglishFormats) {
  return {
    title: 'Corrections to earlier weeks',
    lead: 'Files that arrived late, or were replaced, deleted or refused, changed figures already reported.',
    /** One sentence: what changed, and because of which files (`more` others). */
    change(was: Reported, isNow: Reported, because: readonly string[], more: number) {
      const changed = [usageChange(was, isNow), ...flagChanges(was, isNow)].join('; ')
      const files = [...because, ...(more === 0 ? [] : [f.counted(more, 'more file')])]
      return `${changed}${because.length === 0 ? '' : `, because of ${f.list(files)}`}.`
    },
    /** A file that is not named; `day`: `YYYY-MM-DD`. */
    fileOfDay: (dataset: Dataset, day: string) => `the ${FILE_NAMES[dataset]} for ${f.day(day)}`,
  }

  function usageChange({ adjustedUsagePct: was }: Reported, { adjustedUsagePct: isNow }: Reported): string {
    return was === isNow
      ? `adjusted usage is still ${f.percentOrNone(isNow)}`
      : `adjusted usage changed from ${f.percentOrNone(was)} to ${f.percentOrNone(isNow)}`
  }
}

/** Flags whose status is the same are left out. */
function flagChanges(was: Reported, isNow: Reported): string[] {
  const rules = new Set([...was.flags, ...isNow.flags].map(({ rule }) => rule))
  return Array.from(rules).flatMap((rule) => {
    const [from, to] = [was, isNow].map(({ flags }) => statusOf(flags.find((flag) => flag.rule === rule)))
    return from === to ? [] : [`“${RULES[rule]}” changed from ${from} to ${to}`]
  })
}

function statusOf(flag: Reported['flags'][number] | undefined): string {
  if (flag === undefined) return 'not flagged'
  const status = flag.state === 'cleared' ? CLEARED : `${SEVERITIES[flag.severity]} (${flag.state})`
  return status.toLowerCase()
}

const FILE_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'licence file',
  activity: 'activity file',
  support: 'support file',
}
