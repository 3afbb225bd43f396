// A difference as lines of a terminal: + what is added, - what is removed.

import type { DifferenceLine } from '../../../shared/domain/partners-file/difference.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import type { Paint } from '../text-layout.ts'

export function differenceText(lines: readonly DifferenceLine[], paint: Paint): string {
  return lines.map((line) => `${textOf(line, paint)}\n`).join('')
}

function textOf(line: DifferenceLine, paint: Paint): string {
  if (line.kind === 'gap') return paint('dim', '  …')
  const text = visibleLine(line.text)
  if (line.kind === 'same') return `  ${text}`
  return line.kind === 'added' ? paint('green', `+ ${text}`) : paint('red', `- ${text}`)
}
