// What late files changed of weeks that were already reported.

import type { Reported } from '../../../domain/digest/digest.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { IN_SENTENCES, RULES, SEVERITIES } from './flags.ts'
import type { FrenchFormats } from './with-nouns.ts'

export function corrections(f: FrenchFormats) {
  return {
    title: 'Corrections des semaines précédentes',
    lead: 'Des fichiers arrivés en retard, ou bien remplacés, supprimés ou refusés, ont modifié des chiffres déjà communiqués.',
    /** One sentence: what changed, and because of which files (`more` others). */
    change(was: Reported, isNow: Reported, because: readonly string[], more: number) {
      const changed = [usageChange(was, isNow), ...flagChanges(was, isNow)].join(' ; ')
      const files = [...because, ...(more === 0 ? [] : [f.counted(more, 'autre fichier', 'autres fichiers')])]
      return `${changed}${because.length === 0 ? '' : ` ; en cause : ${f.list(files)}`}.`
    },
    /** A file that is not named; `day`: `YYYY-MM-DD`. */
    fileOfDay: (dataset: Dataset, day: string) => `le ${FILE_NAMES[dataset]} du ${f.day(day)}`,
  }

  function usageChange({ adjustedUsagePct: was }: Reported, { adjustedUsagePct: isNow }: Reported): string {
    return was === isNow
      ? `l’utilisation ajustée reste à ${f.percentOrNone(isNow)}`
      : `l’utilisation ajustée passe de ${f.percentOrNone(was)} à ${f.percentOrNone(isNow)}`
  }
}

/** Flags whose status is the same are left out. */
function flagChanges(was: Reported, isNow: Reported): string[] {
  const rules = new Set([...was.flags, ...isNow.flags].map(({ rule }) => rule))
  return Array.from(rules).flatMap((rule) => {
    const [from, to] = [was, isNow].map(({ flags }) => statusOf(flags.find((flag) => flag.rule === rule)))
    return from === to ? [] : [`« ${RULES[rule]} » : ${to}, auparavant ${from}`]
  })
}

function statusOf(flag: Reported['flags'][number] | undefined): string {
  if (flag === undefined) return 'aucune alerte'
  const state = IN_SENTENCES[flag.state]
  return flag.state === 'cleared' ? state : `${state} (${SEVERITIES[flag.severity].toLowerCase()})`
}

const FILE_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'fichier de licences',
  activity: 'fichier d’activité',
  support: 'fichier de support',
}
