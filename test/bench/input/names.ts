// User names as companies have them: first.last@domain, some names much commoner than others, a number where one is taken.

import type { Random } from './random.ts'

const FIRST =
  'james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan joseph jessica thomas sarah charles karen christopher lisa daniel nancy matthew betty anthony sandra mark margaret donald ashley steven kimberly andrew emily paul donna joshua michelle kenneth carol kevin amanda brian melissa george deborah timothy stephanie wei ming li hui yan mei ling hao jun lei pierre marie jean claire luc sophie hans greta anke lars ingrid sven giulia marco luca chiara ana carlos luis sofia pedro yuki hiroshi kenji sakura priya raj anil omar fatima ahmed olga ivan dmitri natasha'.split(
    ' ',
  )
const LAST =
  'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts wang chen liu zhang huang zhao wu zhou xu sun mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann dubois moreau laurent bernard rossi russo ferrari bianchi silva santos oliveira souza tanaka suzuki takahashi watanabe singh kumar sharma gupta ivanov smirnov andersson johansson hansen olsen nielsen'.split(
    ' ',
  )
const COMMONNESS = 1.7

/** Of one customer. */
export function createNames(domain: string, random: Random): () => string {
  const taken = new Map<string, number>()
  return () => {
    const name = `${common(FIRST, random)}.${common(LAST, random)}`
    const times = taken.get(name) ?? 0
    taken.set(name, times + 1)
    return `${name}${times === 0 ? '' : times}@${domain}`
  }
}

export function domainOf(customer: number, random: Random): string {
  return `${common(LAST, random)}${common(LAST, random).slice(0, 4)}${customer}.example`
}

function common(words: readonly string[], random: Random): string {
  return words[Math.floor(random() ** COMMONNESS * words.length)] ?? ''
}
