// A printed report holds the details of the customers that need attention; with a detail open, only that one.

import { detailMarkup, find } from './page.ts'

export function startPrinting(): void {
  const printed = find('#printed', HTMLElement)
  window.addEventListener('beforeprint', () => {
    if (find('#detail', HTMLDialogElement).open) return
    const cards = [...document.querySelectorAll<HTMLElement>('.cards [data-open]')]
    printed.innerHTML = cards.map(({ dataset }) => detailMarkup(dataset.open ?? '')).join('')
  })
  window.addEventListener('afterprint', () => printed.replaceChildren())
}
