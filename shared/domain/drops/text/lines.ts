// Cuts a growing text into lines, none of which is kept longer than a row may be.

import { MAX_ROW_CHARACTERS } from './text-source.ts'

export interface Line {
  /** Physical number, the first is 1. */
  readonly line: number
  readonly text: string
  /** The rest of the line is not kept. */
  readonly cut: boolean
}

export interface LineCutter {
  push(piece: string): Line[]
  /** The last line, if the text does not end with a line break. */
  end(): Line[]
}

export function createLineCutter(): LineCutter {
  let kept = ''
  let cut = false
  let line = 1

  function keep(text: string): void {
    if (cut) return
    kept += text
    cut = kept.length > MAX_ROW_CHARACTERS
    if (cut) kept = kept.slice(0, MAX_ROW_CHARACTERS)
  }

  function take(): Line {
    const taken = { line, text: kept, cut }
    kept = ''
    cut = false
    line += 1
    return taken
  }

  return {
    push(piece) {
      const lines: Line[] = []
      let start = 0
      for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', start)) {
        keep(piece.slice(start, end))
        lines.push(take())
        start = end + 1
      }
      keep(piece.slice(start))
      return lines
    },
    end: () => (kept === '' ? [] : [take()]),
  }
}
