// The advice of the source, once for each kind of problem in the mail, with the partner's own offers beside it.

import type { Digest } from '../../../domain/digest/digest.ts'
import type { AdviceTopic } from '../../texts/facts.ts'
import type { Texts } from '../../texts/texts.ts'
import { linkTo } from '../parts/links.ts'
import { type Arranged, isOldFlag, isUrgentFlag } from './arrange.ts'
import { topicsOf } from './cards.ts'
import type { AdviceItem } from './model.ts'

type OwnLink = keyof Digest['links']

const LINKS: Readonly<Record<AdviceTopic, readonly OwnLink[]>> = {
  unused: ['training', 'booking'],
  calls: ['selfService', 'training'],
  expansion: ['booking'],
  over: [],
  stale: [],
  unmatched: [],
}

/** Not for what has long been known and is no problem. */
export function adviceOf(
  { links, opportunities }: Digest,
  { recent, old, improving, notes }: Arranged,
  { advice }: Texts,
): AdviceItem[] {
  const all = [...recent, ...old, ...improving, ...notes].flatMap((one) => one.flags)
  const flags = all.filter((flag) => isUrgentFlag(flag) || !isOldFlag(flag))
  const canGrow = opportunities.some(({ kind }) => kind === 'expansion')
  const topics = [...topicsOf(flags), ...(canGrow ? (['expansion'] as const) : [])]
  return topics.map((topic) => ({
    ...advice.topics[topic],
    links: LINKS[topic]
      .map((name) => linkTo(links[name] ?? undefined, advice.links[name]))
      .filter((link) => link !== null),
  }))
}
