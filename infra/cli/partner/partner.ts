// `npm run uptake -- partner`: the partners of partners.json.

import process from 'node:process'
import type { Streams } from '../command.ts'
import { type Commands, runCommandOf } from '../command-group.ts'

const COMMANDS: Commands = {
  list: {
    summary: 'list the partners',
    run: async (args, streams) => (await import('./list.ts')).listPartners(args, streams),
  },
  show: {
    summary: 'show the entry of a partner',
    run: async (args, streams) => (await import('./show.ts')).showPartner(args, streams),
  },
  add: {
    summary: 'add a partner',
    run: async (args, streams) => (await import('./edit.ts')).editPartner('add', args, streams),
  },
  set: {
    summary: 'change fields of a partner',
    run: async (args, streams) => (await import('./edit.ts')).editPartner('set', args, streams),
  },
  remove: {
    summary: 'remove a partner',
    run: async (args, streams) => (await import('./edit.ts')).editPartner('remove', args, streams),
  },
  link: {
    summary: 'mail a recipient a link to the portal, print one, or end all that it has',
    run: async (args, streams) => (await import('./link.ts')).linkRecipient(args, streams),
  },
}

/** Returns the exit status; `args`: those after the command's name. */
export function partner(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommandOf(COMMANDS, 'npm run uptake -- partner', args, streams)
}
