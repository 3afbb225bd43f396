// What late files changed of weeks that were already reported.

import type { Reported } from '../../../domain/digest/digest.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { IN_SENTENCES, RULES, SEVERITIES } from './flags.ts'
import type { GermanFormats } from './with-nouns.ts'

export function corrections(f: GermanFormats) {
  return {
    title: 'Korrekturen früherer Wochen',
    lead: 'Dateien, die verspätet eintrafen oder ersetzt, gelöscht oder abgelehnt wurden, haben bereits berichtete Werte verändert.',
    /** One sentence: what changed, and because of which files (`more` others). */
    change(was: Reported, isNow: Reported, because: readonly string[], more: number) {
      const changed = [usageChange(was, isNow), ...flagChanges(was, isNow)].join('; ')
      const files = [...because, ...(more === 0 ? [] : [f.counted(more, 'weitere Datei', 'weitere Dateien')])]
      return `${changed}${because.length === 0 ? '' : `; Ursache: ${f.list(files)}`}.`
    },
    /** A file that is not named; `day`: `YYYY-MM-DD`. */
    fileOfDay: (dataset: Dataset, day: string) => `${FILE_NAMES[dataset]} vom ${f.day(day)}`,
  }

  function usageChange({ adjustedUsagePct: was }: Reported, { adjustedUsagePct: isNow }: Reported): string {
    return was === isNow
      ? `bereinigte Nutzung unverändert ${f.percentOrNone(isNow)}`
      : `bereinigte Nutzung ${f.percentOrNone(isNow)} statt ${f.percentOrNone(was)}`
  }
}

/** Flags whose status is the same are left out. */
function flagChanges(was: Reported, isNow: Reported): string[] {
  const rules = new Set([...was.flags, ...isNow.flags].map(({ rule }) => rule))
  return Array.from(rules).flatMap((rule) => {
    const [from, to] = [was, isNow].map(({ flags }) => statusOf(flags.find((flag) => flag.rule === rule)))
    return from === to ? [] : [`„${RULES[rule]}“: ${to} statt ${from}`]
  })
}

function statusOf(flag: Reported['flags'][number] | undefined): string {
  if (flag === undefined) return 'kein Hinweis'
  const state = IN_SENTENCES[flag.state]
  return flag.state === 'cleared' ? state : `${SEVERITIES[flag.severity]} (${state})`
}

const FILE_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'Lizenzdatei',
  activity: 'Nutzungsdatei',
  support: 'Supportdatei',
}
