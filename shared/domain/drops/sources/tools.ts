// Tools by columns that give them away: words for people, on which nothing depends.

import type { Header } from '../rows/header.ts'

export interface Tool {
  readonly title: string
  /** A file has all columns of one of these lists. */
  readonly signs: readonly (readonly string[])[]
}

/** The first that fits; null: none. */
export function toolOf(header: Header, tools: readonly Tool[]): string | null {
  const isGivenAway = ({ signs }: Tool) => signs.some((columns) => columns.every((name) => header.has(name)))
  return tools.find(isGivenAway)?.title ?? null
}

/** All columns that give that tool away. */
export function signsOf(title: string, tools: readonly Tool[]): readonly string[] {
  return tools.find((tool) => tool.title === title)?.signs.flat() ?? []
}
