// Puts the receipt of an upload in the place of `waiting`, as soon as there is one: it looks every 2 seconds, and less
// often after some minutes.

const OFTEN_MS = 2_000
const SELDOM_MS = 15_000
const OFTEN_LOOKS = 150

/** `waiting` names the page to look at. */
export async function watchOutcome(waiting: HTMLElement): Promise<void> {
  for (let looks = 1; waiting.isConnected; looks++) {
    await new Promise((resolve) => setTimeout(resolve, looks <= OFTEN_LOOKS ? OFTEN_MS : SELDOM_MS))
    const found = await partOf(waiting.dataset.path ?? '', '[data-outcome]')
    if (found?.dataset.outcome === 'settled') return waiting.replaceWith(found)
  }
}

/** A part of another page, or of a newer one; null: it cannot be seen right now. */
export async function partOf(path: string, selector: string): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(path)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const found = page.querySelector<HTMLElement>(selector)
    return found === null ? null : document.importNode(found, true)
  } catch {
    return null
  }
}
