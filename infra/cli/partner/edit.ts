// `npm run uptake -- partner add`, `set` and `remove`: shows what changes in partners.json, asks, and writes it.

import { styleText } from 'node:util'
import type { PartnerEdit } from '../../../shared/domain/partners-file/edit-partners.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { type Change, editPartnersFile } from '../../../shared/flows/partners/edit-partners-file.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED, USAGE_ERROR } from '../exit-codes.ts'
import type { Paint } from '../text-layout.ts'
import { type Ask, terminalAsk } from './ask.ts'
import { differenceText } from './difference-text.ts'
import { type EditKind, type EditOptions, parseEditOptions } from './edit-options.ts'
import { openPlace, placeProblems } from './settings-place.ts'
import { userToAdd, userToRemove } from './uploading-user.ts'

/** Returns the exit status; `args`: those after the command's name. `ask`: null where nobody can answer. */
export function editPartner(
  kind: EditKind,
  args: readonly string[],
  streams: Streams,
  ask: Ask | null = terminalAsk(),
): Promise<number> {
  return runCommand(
    parseEditOptions(kind, args),
    ({ place }) => placeProblems(place),
    (options) => edit(options, streams, ask),
    streams,
  )
}

async function edit(
  { place, edit, yes }: EditOptions,
  { stdout, stderr }: Streams,
  ask: Ask | null,
): Promise<number> {
  const paint: Paint = (style, text) => styleText(style, text, { stream: stdout })
  const confirm = async ({ difference, readsAgain }: Change): Promise<boolean> => {
    stdout.write(differenceText(difference, paint))
    if (readsAgain) stdout.write(`All drops of ${edit.partner} will be read again.\n`)
    return yes || (ask !== null && (await ask('Write it?')))
  }
  const { close, ...ports } = await openPlace(place, stderr)
  try {
    const edited = await editPartnersFile(edit, confirm, ports)
    switch (edited.kind) {
      case 'problems':
        for (const problem of edited.problems) stderr.write(`${visibleLine(problem)}\n`)
        return USAGE_ERROR
      case 'same':
        stdout.write('partners.json says so already.\n')
        return DONE
      case 'declined':
        stderr.write(`Nothing is written${ask === null ? '; --yes writes it' : ''}.\n`)
        return FAILED
      case 'overtaken':
        stderr.write('Somebody else has changed partners.json meanwhile; run the command again.\n')
        return FAILED
      case 'written':
        stdout.write(doneText(edit))
        if (edit.kind === 'add') stdout.write(userToAdd(edit.partner, place))
        if (edit.kind === 'remove') stdout.write(userToRemove(edit.partner, place))
        return DONE
    }
  } finally {
    await close()
  }
}

function doneText({ kind, partner }: PartnerEdit): string {
  if (kind === 'add') return `${partner} is added.\n`
  if (kind === 'set') return `${partner} is changed.\n`
  return `${partner} is removed. npm run uptake -- forget --partner ${partner} deletes what is stored of it.\n`
}
