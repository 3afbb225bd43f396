// The scripts of bash and of zsh, which reads that of bash.

import type { CommandRules } from '../command-rules.ts'
import { PROGRAM } from '../dispatch.ts'
import { type CompletedCommand, completedCommands, completedWords, type Value } from './choices.ts'

export function bashScript(commands: readonly CommandRules[]): string {
  const completed = completedCommands(commands)
  const words = completedWords(commands)
  const groups = new Set(words.map(({ before }) => before))
  return `# Completes the commands of uptake in bash. Written by "uptake completion"; write it again after an update.

command -v uptake >/dev/null || uptake() { ${short()} "$@"; }

_uptake() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command= words= paths= options=
  # "--option=value" comes as three words.
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  [[ $COMP_CWORD -gt 1 ]] && command=\${COMP_WORDS[1]}
  case $command in
    ${[...groups].filter((group) => group !== '').join(' | ')})
      [[ $COMP_CWORD -gt 2 ]] && command="$command \${COMP_WORDS[2]}" ;;
  esac
  case "$command:$previous" in
${completed.flatMap(valueCases).join('')}    *)
      case $command in
${[...groups].map((group) => inner(group === '' ? "''" : group, wordsAfter(words, group))).join('')}${completed.map(commandCase).join('')}      esac ;;
  esac
  # Options of a command that takes arguments are offered after a dash.
  [[ -n $options && ( $current == -* || -z $words$paths ) ]] && words=$options paths=
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  local IFS=$'\n'
  case $paths in
    files) COMPREPLY+=($(compgen -f -- "$current")) ;;
    folders) COMPREPLY+=($(compgen -d -- "$current")) ;;
  esac
}

complete -o filenames -F _uptake uptake
`
}

export function zshScript(commands: readonly CommandRules[]): string {
  return `# For zsh, which understands completion as bash has it.
autoload -Uz compinit bashcompinit
(( \${+functions[compdef]} )) || compinit
bashcompinit

${bashScript(commands)}`
}

function short(): string {
  return PROGRAM.replace('run', 'run --silent')
}

/** One for each option that takes a value. */
function valueCases({ words, options }: CompletedCommand): string[] {
  return options.flatMap(({ name, value }) =>
    value === null ? [] : [`    '${words.join(' ')}:${name}') ${assignments(value)} ;;\n`],
  )
}

/** What a command may go on with: its options and arguments. */
function commandCase({ words, options, argument }: CompletedCommand): string {
  const names = `options='${options.map(({ name }) => name).join(' ')}'`
  return inner(`'${words.join(' ')}'`, argument === null ? names : `${names}; ${assignments(argument)}`)
}

function inner(pattern: string, body: string): string {
  return `        ${pattern}) ${body} ;;\n`
}

function wordsAfter(words: ReturnType<typeof completedWords>, group: string): string {
  return `words='${words
    .filter(({ before }) => before === group)
    .map(({ word }) => word)
    .join(' ')}'`
}

function assignments(value: Value): string {
  switch (value.kind) {
    case 'words':
      return `words='${value.words.join(' ')}'`
    case 'file':
      return 'paths=files'
    case 'folder':
      return 'paths=folders'
    case 'anything':
      return ':'
  }
}
