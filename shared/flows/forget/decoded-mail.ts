// A raw mail as text to be searched: as it stands, and with its encodings taken off, wherever they may be.

const ENCODED_BYTES = /(?:=[0-9A-F]{2})+/g
const ENCODED_WORD = /=\?utf-8\?b\?([A-Za-z0-9+/=]*)\?=/gi
const BASE64_LINE = /^[A-Za-z0-9+/]+={0,2}$/

export function decodedMail(raw: string): string {
  const words = Array.from(raw.matchAll(ENCODED_WORD), ([, word = '']) =>
    Buffer.from(word, 'base64').toString(),
  )
  return [raw, quotedPrintable(raw), ...words, ...base64Parts(raw)].join('\n')
}

function quotedPrintable(raw: string): string {
  return raw
    .replaceAll('=\r\n', '')
    .replace(ENCODED_BYTES, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
}

/** Lines on end that could be base64; other text is decoded to nonsense, which mentions nobody. */
function base64Parts(raw: string): string[] {
  const parts = ['']
  for (const line of raw.split('\r\n')) {
    if (BASE64_LINE.test(line)) parts.push((parts.pop() ?? '') + line)
    else parts.push('')
  }
  return parts.map((part) => Buffer.from(part, 'base64').toString())
}
