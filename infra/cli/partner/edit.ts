// `npm run uptake -- partner add`, `set` and `remove`: shows what changes in partners.json, asks, and writes it.

import type { PartnerEdit } from '../../../shared/domain/partners-file/edit-partners.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import {
  type Change,
  editPartnersFile,
  type PartnersFileEdited,
} from '../../../shared/flows/partners/edit-partners-file.ts'
import { type Ask, terminalAsk } from '../ask.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED, USAGE_ERROR } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { paintOn } from '../terminal.ts'
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
  { place, edit, yes, json }: EditOptions,
  { stdout, stderr }: Streams,
  ask: Ask | null,
): Promise<number> {
  // What is asked about is shown where it is asked, and leaves standard output to the JSON.
  const shown = json ? stderr : stdout
  const confirm = async ({ difference, readsAgain }: Change): Promise<boolean> => {
    shown.write(differenceText(difference, paintOn(shown)))
    if (readsAgain) shown.write(`All drops of ${edit.partner} will be read again.\n`)
    return yes || (ask !== null && (await ask('Write it?')))
  }
  const { close, ...ports } = await openPlace(place, stderr)
  try {
    const edited = await editPartnersFile(edit, confirm, ports)
    if (json) stdout.write(jsonText(factsOf(edit, edited)))
    switch (edited.kind) {
      case 'problems':
        for (const problem of edited.problems) stderr.write(`${visibleLine(problem)}\n`)
        return USAGE_ERROR
      case 'same':
        if (!json) stdout.write('partners.json says so already.\n')
        return DONE
      case 'declined':
        stderr.write(`Nothing is written${ask === null ? '; --yes writes it' : ''}.\n`)
        return FAILED
      case 'overtaken':
        stderr.write('Somebody else has changed partners.json meanwhile; run the command again.\n')
        return FAILED
      case 'written':
        if (json) return DONE
        stdout.write(doneText(edit))
        if (edit.kind === 'add') stdout.write(userToAdd(edit.partner, place))
        if (edit.kind === 'remove') stdout.write(userToRemove(edit.partner, place))
        return DONE
    }
  } finally {
    await close()
  }
}

/** Schema 1. `result`: `written`, `same`, `declined`, `overtaken` or `problems`. */
function factsOf({ kind, partner }: PartnerEdit, edited: PartnersFileEdited): object {
  return {
    schema: 1,
    partner,
    edit: kind,
    result: edited.kind,
    ...('change' in edited && {
      removed_lines: linesOf(edited.change, 'removed'),
      added_lines: linesOf(edited.change, 'added'),
      reads_again: edited.change.readsAgain,
    }),
  }
}

function linesOf({ difference }: Change, kind: 'added' | 'removed'): string[] {
  return difference.flatMap((line) => (line.kind === kind ? [line.text] : []))
}

function doneText({ kind, partner }: PartnerEdit): string {
  if (kind === 'add') return `${partner} is added.\n`
  if (kind === 'set') return `${partner} is changed.\n`
  return `${partner} is removed. npm run uptake -- forget --partner ${partner} deletes what is stored of it.\n`
}
