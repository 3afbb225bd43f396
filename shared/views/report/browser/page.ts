// Elements of the page that the script finds.

/** The page is always rendered with it. */
export function find<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const element = document.querySelector(selector)
  if (element instanceof kind) return element
  throw new Error(`The page has no ${selector}.`)
}

export function hasDetail(index: number | string): boolean {
  return document.getElementById(`detail-${index}`) !== null
}

/** The markup of a customer's detail. Read when it is needed, because there may be many. */
export function detailMarkup(index: string): string {
  return JSON.parse(document.getElementById(`detail-${index}`)?.textContent ?? '""') as string
}
