// Makes every line break of a growing text a line feed: those of Windows, and the lone returns of old Macs.

export interface LineBreaks {
  push(piece: string): string
  /** What was held back. */
  end(): string
}

export function createLineBreaks(): LineBreaks {
  let held = ''

  return {
    push(piece) {
      const text = held + piece
      if (!text.includes('\r')) {
        held = ''
        return text
      }
      // Its line feed may be yet to come.
      held = text.endsWith('\r') ? '\r' : ''
      const whole = held === '' ? text : text.slice(0, -1)
      return whole.replaceAll(ANY_RETURN, '\n')
    },
    end: () => (held === '' ? '' : '\n'),
  }
}

const ANY_RETURN = /\r\n?/g
