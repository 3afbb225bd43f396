// What late files changed of weeks that were already reported.

import type { Reported } from '../../../domain/digest/digest.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { IN_SENTENCES, RULES, SEVERITIES } from './flags.ts'
import type { SpanishFormats } from './with-nouns.ts'

export function corrections(f: SpanishFormats) {
  return {
    title: 'Correcciones de semanas anteriores',
    lead: 'Algunos archivos que llegaron tarde, o que se sustituyeron, eliminaron o rechazaron, han modificado cifras ya comunicadas.',
    /** One sentence: what changed, and because of which files (`more` others). */
    change(was: Reported, isNow: Reported, because: readonly string[], more: number) {
      const changed = [usageChange(was, isNow), ...flagChanges(was, isNow)].join('; ')
      const files = [...because, ...(more === 0 ? [] : [`${f.counted(more, 'archivo', 'archivos')} más`])]
      return `${changed}${because.length === 0 ? '' : `; motivo: ${f.list(files)}`}.`
    },
    /** A file that is not named; `day`: `YYYY-MM-DD`. */
    fileOfDay: (dataset: Dataset, day: string) => `el ${FILE_NAMES[dataset]} del ${f.day(day)}`,
  }

  function usageChange({ adjustedUsagePct: was }: Reported, { adjustedUsagePct: isNow }: Reported): string {
    return was === isNow
      ? `el uso ajustado sigue siendo ${f.percentOrNone(isNow)}`
      : `el uso ajustado pasa de ${f.percentOrNone(was)} a ${f.percentOrNone(isNow)}`
  }
}

/** Flags whose status is the same are left out. */
function flagChanges(was: Reported, isNow: Reported): string[] {
  const rules = new Set([...was.flags, ...isNow.flags].map(({ rule }) => rule))
  return Array.from(rules).flatMap((rule) => {
    const [from, to] = [was, isNow].map(({ flags }) => statusOf(flags.find((flag) => flag.rule === rule)))
    return from === to ? [] : [`«${RULES[rule]}» pasa de ${from} a ${to}`]
  })
}

function statusOf(flag: Reported['flags'][number] | undefined): string {
  if (flag === undefined) return 'sin alerta'
  const state = IN_SENTENCES[flag.state]
  return flag.state === 'cleared' ? state : `${state} (${SEVERITIES[flag.severity].toLowerCase()})`
}

const FILE_NAMES: Readonly<Record<Dataset, string>> = {
  entitlements: 'archivo de licencias',
  activity: 'archivo de actividad',
  support: 'archivo de soporte',
}
