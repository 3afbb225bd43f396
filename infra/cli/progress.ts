// How far long work has come: a bar on a terminal, plain lines elsewhere. Colours only where they are wanted.

import { styleText } from 'node:util'
import { visibleLine } from '../../shared/domain/outside-words.ts'
import type { Clock } from '../../shared/ports.ts'

/** Standard error, mostly. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

export interface Progress {
  /** Work of so many parts; of an unknown number when null. Ends the work before it, if that has not ended. */
  begin(label: string, total: number | null): Task
  /** A line that stays, above the bar if there is one. */
  say(line: string): void
}

export interface Task {
  advance(parts?: number): void
  /** `detail` is said behind the label: `412 drops`. */
  end(detail: string): void
  /** It ends before it is done. */
  breakOff(detail: string): void
}

export interface ProgressManner {
  /** As in the environment: anything but '' turns colours off. */
  readonly noColor: string | undefined
  /** `dumb` takes no cursor movements. */
  readonly term: string | undefined
}

const BAR_CELLS = 24
const REDRAW_MS = 80
const TO_LINE_START = '\r'
const CLEAR_LINE = '\r\u001b[2K'

interface Work {
  readonly label: string
  readonly total: number | null
  readonly startedMs: number
  done: number
  drawnMs: number
}

export function createProgress(stream: ProgressStream, clock: Clock, manner: ProgressManner): Progress {
  const isLive = stream.isTTY === true && manner.term !== 'dumb'
  const hasColor = isLive && (manner.noColor ?? '') === ''
  const paint = (style: 'green' | 'red' | 'dim' | 'cyan', text: string): string =>
    hasColor ? styleText(style, text, { validateStream: false }) : text
  let current: Work | null = null

  const clear = (): void => {
    if (isLive && current !== null) stream.write(CLEAR_LINE)
  }
  const draw = (work: Work): void => {
    work.drawnMs = clock()
    const line = barLine(work, clock() - work.startedMs)
    stream.write(TO_LINE_START + paint('cyan', line.slice(0, (stream.columns ?? 80) - 1)))
  }
  const finish = (work: Work, detail: string, isDone = true): void => {
    if (current !== work) return
    clear()
    current = null
    const words = [work.label, visibleLine(detail)].filter((word) => word !== '').join(': ')
    stream.write(
      `${isDone ? paint('green', '✓') : paint('red', '✗')} ${words} ${paint('dim', `(${seconds(clock() - work.startedMs)})`)}\n`,
    )
  }
  return {
    begin: (words, total) => {
      const label = visibleLine(words)
      if (current !== null) finish(current, '')
      const work: Work = { label, total, startedMs: clock(), done: 0, drawnMs: clock() }
      current = work
      if (isLive) draw(work)
      else stream.write(`${label}${total === null ? '' : ` (${total})`} …\n`)
      return {
        advance: (parts = 1) => {
          work.done += parts
          if (isLive && current === work && clock() - work.drawnMs >= REDRAW_MS) draw(work)
        },
        end: (detail) => finish(work, detail),
        breakOff: (detail) => finish(work, detail, false),
      }
    },
    say: (line) => {
      clear()
      stream.write(`${visibleLine(line)}\n`)
      if (isLive && current !== null) draw(current)
    },
  }
}

function barLine({ label, total, done }: Work, elapsedMs: number): string {
  if (total === null) return `${label}  ${done}  ${seconds(elapsedMs)}`
  const share = total === 0 ? 1 : Math.min(done / total, 1)
  const filled = Math.round(share * BAR_CELLS)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled)
  return `${label}  ${bar}  ${done}/${total}  ${seconds(elapsedMs)}`
}

function seconds(elapsedMs: number): string {
  return `${(elapsedMs / 1000).toFixed(1)} s`
}
