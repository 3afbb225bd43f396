// A raw mail as text to be searched: as it stands, and with its encodings taken off.

const BASE64_BODY = /^content-transfer-encoding: base64(?:\r?\n[^\r\n]+)*\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/gim
const ENCODED_WORD = /=\?utf-8\?b\?([^?]*)\?=/gi

export function decodedMail(raw: string): string {
  const packed = [BASE64_BODY, ENCODED_WORD].flatMap((pattern) =>
    Array.from(raw.matchAll(pattern), ([, base64 = '']) => Buffer.from(base64, 'base64').toString()),
  )
  return [raw, quotedPrintable(raw), ...packed].join('\n')
}

function quotedPrintable(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
}
