// The lists of mail that a recipient is on, each with a button to leave it or to come back.

import type { MailList } from '../../domain/mail/unsubscription.ts'
import { type Html, html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'

/** Names the button that was pressed; nothing that a mail program sends by itself has it. */
export const ANSWER = 'answer'
export const ANSWERS = ['leave', 'return'] as const

/** `action`: the path that a list's form is sent to. `left`: the lists that the recipient has left. */
export function subscriptionList(
  lists: readonly MailList[],
  { left, action }: { readonly left: readonly MailList[]; readonly action: (list: MailList) => string },
  { portalPreferences }: Texts,
): Html {
  const { lists: words, gets, left: hasLeft, answers } = portalPreferences
  return html`<ul class="choices">${lists.map((list) => {
    const isLeft = left.includes(list)
    const answer = isLeft ? 'return' : 'leave'
    return html`<li><div><h3>${words[list].name}</h3><p class="muted">${words[list].what}</p><p>${isLeft ? hasLeft : gets}</p></div>
<form method="post" action="${action(list)}"><button name="${ANSWER}" value="${answer}" aria-label="${answers[answer]}: ${words[list].name}">${answers[answer]}</button></form></li>`
  })}</ul>`
}

/** The list that the mail was of comes first. */
export function inOrder(lists: readonly MailList[], first: MailList | null): MailList[] {
  return lists.toSorted((a, b) => Number(b === first) - Number(a === first))
}
