// The script of fish.

import type { CommandRules } from '../command-rules.ts'
import { PROGRAM } from '../dispatch.ts'
import { type CompletedCommand, completedCommands, completedWords, type Value } from './choices.ts'

export function fishScript(commands: readonly CommandRules[]): string {
  return `# Completes the commands of uptake in fish. Written by "uptake completion"; write it again after an update.

type -q uptake; or function uptake
  ${PROGRAM.replace('run', 'run --silent')} $argv
end

# Whether the words before the one that is typed begin with these.
function __uptake_begins
  set -l typed (commandline -opc)[2..-1]
  for at in (seq (count $argv))
    test "$typed[$at]" = "$argv[$at]"; or return 1
  end
end

# Whether they are these.
function __uptake_is
  set -l typed (commandline -opc)[2..-1]
  test (count $typed) -eq (count $argv); and __uptake_begins $argv
end

complete -c uptake -f
${completedWords(commands)
  .map(({ before, word, help }) => line(`__uptake_is ${before}`.trim(), `-a ${word} -d ${quoted(help)}`))
  .join('')}${completedCommands(commands).flatMap(linesOf).join('')}`
}

function linesOf({ words, options, argument }: CompletedCommand): string[] {
  const when = `__uptake_begins ${words.join(' ')}`
  return [
    ...options.map(({ name, help, value }) =>
      line(when, `-l ${name.slice(2)} ${value === null ? '' : `${flags(value)} `}-d ${quoted(help)}`),
    ),
    ...(argument === null || argument.kind === 'anything' ? [] : [line(when, argumentFlags(argument))]),
  ]
}

function line(when: string, rest: string): string {
  return `complete -c uptake -n ${quoted(when)} ${rest}\n`
}

/** Of the value of an option: -x requires one and offers no files, -r requires one and offers files. */
function flags(value: Value): string {
  switch (value.kind) {
    case 'words':
      return `-x -a ${quoted(value.words.join(' '))}`
    case 'file':
      return '-r -F'
    case 'folder':
      return "-x -a '(__fish_complete_directories)'"
    case 'anything':
      return '-x'
  }
}

function argumentFlags(value: Value): string {
  return value.kind === 'words' ? `-a ${quoted(value.words.join(' '))}` : '-F'
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
