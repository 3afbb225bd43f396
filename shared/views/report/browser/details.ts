// Opens the detail of a customer in a dialog, which keeps the focus inside and gives it back.

import { detailMarkup, find, hasDetail } from './page.ts'

export function startDetails(): void {
  const dialog = find('#detail', HTMLDialogElement)
  const content = find('#detail > div', HTMLElement)

  function open(index: string): void {
    content.innerHTML = detailMarkup(index)
    dialog.setAttribute('aria-label', content.querySelector('h2')?.textContent ?? '')
    dialog.showModal()
    dialog.scrollTop = 0
  }

  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return
    // Beside the dialog, or on its button.
    if (target === dialog || target.closest('#detail .close')) return dialog.close()
    const opener = target.closest('[data-open]') ?? openerInRow(target)
    if (opener instanceof HTMLElement) open(opener.dataset.open ?? '')
  })
  for (const button of document.querySelectorAll<HTMLElement>('.cards [data-open]')) {
    button.hidden = !hasDetail(button.dataset.open ?? '')
  }
}

/** A click anywhere in a row opens it, unless it ends the selection of some text. */
function openerInRow(target: Element): Element | null {
  if (document.getSelection()?.isCollapsed === false) return null
  return target.closest('#table tbody tr')?.querySelector('[data-open]') ?? null
}
