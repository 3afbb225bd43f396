// Makes every line break of a growing text a line feed: those of Windows, and the lone returns of old Macs.

const LINE_FEED = 10
const RETURN = 13

export interface LineBreaks {
  /** UTF-8, or any other encoding in which these two have bytes of their own. */
  push(piece: Buffer): Buffer
  /** What was held back. */
  end(): Buffer
}

export function createLineBreaks(): LineBreaks {
  /** A return whose line feed may be yet to come. */
  let isHeld = false

  return {
    push(piece) {
      if (!isHeld && !piece.includes(RETURN)) return piece
      const text = Buffer.allocUnsafe(piece.length + 1)
      let length = 0
      for (let at = 0; at < piece.length; at += 1) {
        const byte = piece[at] ?? 0
        if (isHeld) text[length++] = LINE_FEED
        const isSecond = isHeld && byte === LINE_FEED
        isHeld = byte === RETURN
        if (!isHeld && !isSecond) text[length++] = byte
      }
      return text.subarray(0, length)
    },
    end: () => (isHeld ? Buffer.of(LINE_FEED) : Buffer.alloc(0)),
  }
}
