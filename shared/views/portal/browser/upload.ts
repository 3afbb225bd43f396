// Uploads several files from one page, one after the other: each gets a signed form from the portal, goes to the bucket
// by itself, and is followed until its receipt is there.

import { type ChosenFile, listFile, one } from './chosen-file.ts'
import { partOf, watchOutcome } from './watch-outcome.ts'

interface SignedForm {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
  /** The path of the page of its outcome. */
  readonly outcome: string
}

export function uploads(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-upload]')
  if (form === null) return
  const chosen: ChosenFile[] = []
  const send = one(form, '[data-send]')
  const zone = one(form, '.dropzone')
  let isSending = false

  for (const each of form.querySelectorAll<HTMLElement>('[data-with-script]')) each.hidden = false
  for (const each of form.querySelectorAll<HTMLElement>('[data-without-script]')) {
    each.hidden = true
    for (const control of each.querySelectorAll<HTMLInputElement>('[name]')) control.disabled = true
  }

  const update = () => {
    send.hidden = isSending || !chosen.some((each) => each.isOpen())
  }
  const add = (files: Iterable<File>) => {
    for (const file of files) chosen.push(listFile(file, form, update))
    update()
  }
  async function sendAll(on: HTMLFormElement): Promise<void> {
    isSending = true
    update()
    for (const each of chosen.filter((file) => file.isOpen())) await sendOne(each, on.action)
    isSending = false
    update()
  }

  const choose = one(form, '[data-choose]') as HTMLInputElement
  choose.addEventListener('change', () => {
    add(choose.files ?? [])
    // The same file may be chosen again.
    choose.value = ''
  })
  for (const type of ['dragover', 'dragleave', 'drop']) {
    zone.addEventListener(type, (event) => {
      event.preventDefault()
      zone.classList.toggle('over', type === 'dragover')
      if (event instanceof DragEvent && type === 'drop') add(event.dataTransfer?.files ?? [])
    })
  }
  form.addEventListener('submit', (event) => event.preventDefault())
  send.addEventListener('click', () => void sendAll(form))
}

async function sendOne(chosen: ChosenFile, action: string): Promise<void> {
  const fields = chosen.fields()
  if (fields === null) return chosen.say('refusedFields')
  chosen.progress(0)
  chosen.say('sending')
  try {
    const answer = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: fields,
    })
    // The link has ended meanwhile: its page says so, and mails a new one.
    if (answer.status === 404) return location.reload()
    if (answer.status === 400) return chosen.say('refusedFields')
    const signed: SignedForm = await answer.json()
    await post(signed, chosen)
    chosen.say('reading')
    void follow(signed.outcome, chosen)
  } catch {
    chosen.say('failed')
  }
}

/** Rejects unless the bucket has stored the file. Not `fetch`, which tells nothing of its progress. */
function post({ url, fields }: SignedForm, chosen: ChosenFile): Promise<void> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', chosen.file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', ({ loaded, total }) => chosen.progress(loaded / total))
    request.addEventListener('load', () =>
      request.status === 204 ? resolve() : reject(new Error('refused')),
    )
    request.addEventListener('error', () => reject(new Error('lost')))
    request.open('POST', url)
    request.send(body)
  })
}

/** Until its receipt is there; then it also stands among the latest files. */
async function follow(path: string, chosen: ChosenFile): Promise<void> {
  await watchOutcome(chosen.waitAt(path))
  chosen.say('done')
  const latest = await partOf(location.href, '[data-latest]')
  if (latest !== null) document.querySelector('[data-latest]')?.replaceWith(latest)
}
