// Shows the progress of long tasks: a bar in a terminal, plain lines elsewhere. Colours only where they are wanted.
//
// cli-progress 3 was tried: it draws only the bar, which saved 15 of 106 lines. It redraws from a timer of its own, and
// leaves the terminal without line wrapping if a second Ctrl-C ends the process.

import { styleText } from 'node:util'
import { visibleLine } from '../../shared/domain/untrusted-text.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import { cropped } from './text-layout.ts'

/** Usually standard error. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

export interface Progress {
  /** Starts a task of `total` parts; null: their number is unknown. Ends the previous task if it is still running. */
  begin(label: string, total: number | null): Task
  /** Prints a line that stays, above the bar if there is one. */
  print(line: string): void
}

export interface Task {
  advance(parts?: number): void
  /** `detail` is shown after the label: `412 drops`. */
  end(detail: string): void
  /** Ends the task before it is done. */
  abort(detail: string): void
}

/** Environment variables that concern the terminal. */
export interface TerminalVariables {
  /** NO_COLOR: any value but '' turns colours off. */
  readonly noColor: string | undefined
  /** FORCE_COLOR: any value but '0' and 'false' turns them on, before NO_COLOR. */
  readonly forceColor?: string | undefined
  /** TERM: `dumb` does not support cursor movements. */
  readonly term: string | undefined
}

const BAR_CELLS = 24
const REDRAW_MS = 80
const TO_LINE_START = '\r'
const CLEAR_LINE = '\r\u001b[2K'

interface RunningTask {
  readonly label: string
  readonly total: number | null
  readonly startedMs: number
  done: number
  drawnMs: number
}

/** `elsewhere`: what is written of tasks where there is no terminal. */
export function createProgress(
  stream: ProgressStream,
  clock: Clock,
  variables: TerminalVariables,
  elsewhere: 'lines' | 'nothing' = 'lines',
): Progress {
  const isLive = stream.isTTY === true && variables.term !== 'dumb'
  const hasColor = isColored(isLive, variables)
  const isShown = isLive || elsewhere === 'lines'
  const paint = (style: 'green' | 'red' | 'dim' | 'cyan', text: string): string =>
    hasColor ? styleText(style, text, { validateStream: false }) : text
  let current: RunningTask | null = null

  const clear = (): void => {
    if (isLive && current !== null) stream.write(CLEAR_LINE)
  }
  const draw = (task: RunningTask): void => {
    task.drawnMs = clock()
    const line = barLine(task, clock() - task.startedMs)
    stream.write(TO_LINE_START + paint('cyan', cropped(line, (stream.columns ?? 80) - 1)))
  }
  const finish = (task: RunningTask, detail: string, isDone = true): void => {
    if (current !== task) return
    clear()
    current = null
    if (!isShown) return
    const text = [task.label, visibleLine(detail)].filter((part) => part !== '').join(': ')
    stream.write(
      `${isDone ? paint('green', '✓') : paint('red', '✗')} ${text} ${paint('dim', `(${seconds(clock() - task.startedMs)})`)}\n`,
    )
  }
  return {
    begin: (name, total) => {
      const label = visibleLine(name)
      if (current !== null) finish(current, '')
      const task: RunningTask = { label, total, startedMs: clock(), done: 0, drawnMs: clock() }
      current = task
      if (isLive) draw(task)
      else if (isShown) stream.write(`${label}${total === null ? '' : ` (${total})`} …\n`)
      return {
        advance: (parts = 1) => {
          task.done += parts
          if (isLive && current === task && clock() - task.drawnMs >= REDRAW_MS) draw(task)
        },
        end: (detail) => finish(task, detail),
        abort: (detail) => finish(task, detail, false),
      }
    },
    print: (line) => {
      clear()
      stream.write(`${visibleLine(line)}\n`)
      if (isLive && current !== null) draw(current)
    },
  }
}

function isColored(isLive: boolean, { noColor, forceColor }: TerminalVariables): boolean {
  if (forceColor !== undefined) return forceColor !== '0' && forceColor !== 'false'
  return isLive && (noColor ?? '') === ''
}

function barLine({ label, total, done }: RunningTask, elapsedMs: number): string {
  if (total === null) return `${label}  ${done}  ${seconds(elapsedMs)}`
  const share = total === 0 ? 1 : Math.min(done / total, 1)
  const filled = Math.round(share * BAR_CELLS)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled)
  return `${label}  ${bar}  ${done}/${total}  ${seconds(elapsedMs)}`
}

function seconds(elapsedMs: number): string {
  return `${(elapsedMs / 1000).toFixed(1)} s`
}
