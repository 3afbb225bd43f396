// A partner's colour as the accent of its reports: as a ground with text on it, and as ink on light and dark paper.
// Contrast as WCAG 2 defines it.

export interface Accent {
  /** Behind text, as the partner chose it. */
  readonly ground: string
  /** On that ground: black or white, whichever can be read better. */
  readonly text: string
  /** On paper: mixed with black or white until it can be read. */
  readonly onLight: string
  readonly onDark: string
}

/** The product's own colours. */
const OWN: Accent = { ground: '#0f6e68', text: '#ffffff', onLight: '#0f6e68', onDark: '#4fc0b5' }

const BLACK: Rgb = [0, 0, 0]
const WHITE: Rgb = [255, 255, 255]
/** The darkest ground of a light page, and the lightest one of a dark page. */
const LIGHT_PAPER: Rgb = [0xf5, 0xf7, 0xf7]
const DARK_PAPER: Rgb = [0x24, 0x30, 0x35]
const READABLE = 4.5

/** `color`: `#rrggbb`; null, or anything else: the product's own. */
export function accentOf(color: string | null): Accent {
  const rgb = parse(color ?? '')
  if (rgb === null) return OWN
  return {
    ground: format(rgb),
    text: contrast(rgb, BLACK) > contrast(rgb, WHITE) ? '#000000' : '#ffffff',
    onLight: format(readableOn(LIGHT_PAPER, rgb, BLACK)),
    onDark: format(readableOn(DARK_PAPER, rgb, WHITE)),
  }
}

type Rgb = readonly [red: number, green: number, blue: number]

function parse(color: string): Rgb | null {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? []
  if (red === undefined || green === undefined || blue === undefined) return null
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

function format(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

function readableOn(paper: Rgb, ink: Rgb, towards: Rgb): Rgb {
  const steps = Array.from({ length: 21 }, (_, step) => mix(ink, towards, step / 20))
  return steps.find((mixed) => contrast(mixed, paper) >= READABLE) ?? towards
}

function mix([r, g, b]: Rgb, [tr, tg, tb]: Rgb, part: number): Rgb {
  return [r + (tr - r) * part, g + (tg - g) * part, b + (tb - b) * part]
}

function contrast(a: Rgb, b: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
