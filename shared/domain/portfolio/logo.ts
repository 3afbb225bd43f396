// A partner's logo: a PNG or JPEG, told by its first bytes whatever its name says, and small enough for a report.

import { imageSize } from 'image-size'

export const MAX_LOGO_BYTES = 64 * 1024
const MAX_WIDTH = 800
const MAX_HEIGHT = 400

const MEDIA_TYPES: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg' }

/** What is wrong with it, after its name; null: nothing. */
export function logoProblem(bytes: Uint8Array): string | null {
  const image = sizeOf(bytes)
  if (image === null) return 'is no PNG or JPEG; save it as one.'
  const { width, height } = image
  if (width <= MAX_WIDTH && height <= MAX_HEIGHT) return null
  return `has ${width} × ${height} pixels; at most ${MAX_WIDTH} × ${MAX_HEIGHT} are shown.`
}

/** A data: URI, as self-contained reports embed it. Throws RangeError for what is no logo. */
export function logoUri(bytes: Uint8Array): string {
  const image = sizeOf(bytes)
  if (image === null) throw new RangeError('a logo that is no PNG or JPEG')
  return `data:${image.mediaType};base64,${Buffer.from(bytes).toString('base64')}`
}

function sizeOf(bytes: Uint8Array): { width: number; height: number; mediaType: string } | null {
  try {
    // A copy with memory of its own: of a file that ends too early, the parsers would read what lies behind it.
    const { type = '', width, height } = imageSize(new Uint8Array(bytes))
    const mediaType = MEDIA_TYPES[type]
    return mediaType === undefined || width === 0 || height === 0 ? null : { width, height, mediaType }
  } catch {
    // It throws whatever its parsers meet in bytes that are no image.
    return null
  }
}
