// A chosen file in the list: what is asked of it, and how far it is.

import { guessOf } from '../../../domain/drops/guess.ts'
import { fileSize } from '../../texts/file-size.ts'

type Step = 'ready' | 'sending' | 'reading' | 'tooLarge' | 'empty' | 'failed' | 'refusedFields' | 'done'

export interface ChosenFile {
  readonly file: File
  /** Whether it may be sent, now or once more. */
  isOpen(): boolean
  /** What the form says of it; null: something is missing, which the browser points at. */
  fields(): URLSearchParams | null
  say(step: Step): void
  /** Between 0 and 1. */
  progress(part: number): void
  /** Where its outcome appears. */
  waitAt(path: string): HTMLElement
}

/** `changed`: it was removed. */
export function listFile(file: File, form: HTMLFormElement, changed: () => void): ChosenFile {
  const template = one(form, 'template[data-file]') as HTMLTemplateElement
  const row = document.importNode(one(template.content, 'li'), true)
  const controls = row.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-fields] [name]')
  const bar = one(row, '[data-progress]') as HTMLProgressElement
  let current: Step = 'ready'

  one(row, '[data-name]').textContent = file.name
  one(row, '[data-size]').textContent = fileSize(file.size, document.documentElement.lang)
  // Not `form.dataset`, which is the field of that name.
  const guess = guessOf(file.name, form.getAttribute('data-today') ?? '')
  for (const control of controls) {
    const proposed = { dataset: guess.dataset, day: guess.day }[control.name] ?? null
    if (proposed !== null) control.value = proposed
  }
  one(row, '[data-remove]').addEventListener('click', () => {
    row.remove()
    changed()
  })
  one(form, '[data-chosen]').append(row)

  const chosen: ChosenFile = {
    file,
    isOpen: () => row.isConnected && ['ready', 'failed', 'refusedFields'].includes(current),
    fields() {
      if (![...controls].every((control) => control.reportValidity())) return null
      const options = [...form.querySelectorAll<HTMLInputElement>('.choices input:checked')]
      return new URLSearchParams([
        ['name', file.name],
        ...[...controls, ...options].map((control): [string, string] => [control.name, control.value]),
      ])
    },
    say(step) {
      current = step
      const isUnderWay = ['sending', 'reading', 'done'].includes(step)
      for (const each of row.querySelectorAll<HTMLElement>('[data-say]'))
        each.hidden = each.dataset.say !== step
      for (const control of controls) control.disabled = isUnderWay
      one(row, '[data-remove]').hidden = isUnderWay
      one(row, '[data-fields]').hidden = ['tooLarge', 'empty', 'reading', 'done'].includes(step)
      bar.hidden = step !== 'sending'
    },
    progress(part) {
      bar.value = part
    },
    waitAt(path) {
      const waiting = document.createElement('div')
      waiting.dataset.path = path
      one(row, '[data-result]').replaceChildren(waiting)
      return waiting
    },
  }
  chosen.say(
    file.size === 0
      ? 'empty'
      : file.size > Number(form.getAttribute('data-most-bytes'))
        ? 'tooLarge'
        : 'ready',
  )
  return chosen
}

export function one(within: ParentNode, selector: string): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector)
  if (found === null) throw new Error(`The page has no ${selector}.`)
  return found
}
