// The look of a mail: colours for inline styles, which every client honours, and a style sheet for clients that support
// dark mode and narrow screens.

import type { Severity } from '../../../domain/flags/flag.ts'

/** How a flag is shown: by its severity, or as cleared. A word beside the colour says the same. */
export type Tone = Severity | 'cleared'

export const INK = '#1d2733'
export const MUTED = '#5b6775'
export const LINE = '#e2e7ed'
export const PAGE = '#f1f4f7'
export const PAPER = '#ffffff'
/** That of the report and the portal. */
export const ACCENT = '#0f6e68'
export const TRACK = '#dfe6ec'
export const BAR = '#9ac4c0'
export const SOFT = '#f6f8fa'

interface ToneStyle {
  /** The number of its classes in the style sheet. */
  readonly n: number
  /** Of the word, and of the ground behind it. */
  readonly ink: string
  readonly ground: string
  /** Of a card. */
  readonly edge: string
}

export const TONES: Readonly<Record<Tone, ToneStyle>> = {
  critical: { n: 0, ink: '#a32018', ground: '#fdebe9', edge: '#cf3a2f' },
  warning: { n: 1, ink: '#7d4c00', ground: '#fdf1dc', edge: '#dd9a1f' },
  info: { n: 2, ink: '#1c5580', ground: '#e8f1f9', edge: '#4b8dc2' },
  cleared: { n: 3, ink: '#1f6b3b', ground: '#e4f3e9', edge: '#4aa56c' },
}

export const FONT = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** Class names are short because hundreds of elements carry them. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;width:100%!important;-webkit-text-size-adjust:100%}
table{border-collapse:separate;border-spacing:0}
a{color:inherit}
@media (max-width:520px){
.t{display:inline-block!important;width:50%!important;box-sizing:border-box;padding-bottom:14px!important}
.w{display:block!important;width:auto!important;padding:0 0 8px!important}
.x{padding-left:18px!important;padding-right:18px!important}
.h{font-size:24px!important}
}
@media (prefers-color-scheme:dark){
.g{background:#11161c!important}
.p{background:#1b222b!important;border-color:#323c48!important}
.k{color:#e9eef3!important}
.m{color:#a9b5c2!important}
.s{background:#232c37!important}
.l{border-color:#323c48!important}
.b{background:#3a4653!important}
.f{background:#4fb5aa!important}
.v{background:#3b615e!important}
.u{background:#6fcdc3!important}
.u a{color:#11161c!important}
.a{color:#6fcdc3!important}
.c0{color:#ffb3aa!important;background:#4d1f1b!important}
.c1{color:#ffcf82!important;background:#45300c!important}
.c2{color:#a6d1f7!important;background:#1b354b!important}
.c3{color:#97dcb0!important;background:#153d25!important}
.e0{background:#e0594e!important}
.e1{background:#d29a35!important}
.e2{background:#4d93c8!important}
.e3{background:#3f9460!important}
}`
