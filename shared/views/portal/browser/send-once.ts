// A form that was sent is not sent again by an impatient second press.

export function sendOnce(): void {
  document.addEventListener('submit', ({ target, submitter }) => {
    if (!(target instanceof HTMLFormElement) || !(submitter instanceof HTMLButtonElement)) return
    // Only once the form is on its way: what a disabled button says is not sent.
    setTimeout(() => {
      submitter.disabled = true
    })
  })
  // The page comes back as it was left when somebody returns to it.
  addEventListener('pageshow', () => {
    for (const button of document.querySelectorAll('button')) button.disabled = false
  })
}
