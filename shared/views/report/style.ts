// The style sheet of reports: light, dark and printed, from a phone to a wide screen. No images, no web fonts, no inline
// styles, which the policy of the page would block.

import type { Accent } from './accent.ts'
import { CUSTOMER_STYLE } from './style-customer.ts'
import { DETAIL_STYLE } from './style-detail.ts'
import { PRINT_STYLE } from './style-print.ts'

export function styleOf(accent: Accent): string {
  return `
${colorsOf(accent)}${BASE_STYLE}${TABLE_STYLE}${DETAIL_STYLE}${CUSTOMER_STYLE}${PRINT_STYLE}`
}

/** What all pages of the product are coloured with. */
export function colorsOf({ ground, text, onLight, onDark }: Accent): string {
  return `:root {
  color-scheme: light dark;
  --brand: ${ground}; --on-brand: ${text};
  --accent: light-dark(${onLight}, ${onDark});
  --ground: light-dark(#f5f7f7, #10171a);
  --surface: light-dark(#ffffff, #182125);
  --ink: light-dark(#16232a, #e4ecee);
  --muted: light-dark(#58666e, #9fb0b7);
  --line: light-dark(#dfe5e7, #2b373c);
  --track: light-dark(#e7ecee, #2b373c);
  --minus: light-dark(#c98a1b, #d9a441);
  --critical: light-dark(#b3261e, #ff9b92); --critical-ground: light-dark(#fdecea, #44201d); --critical-fill: light-dark(#cf3a2f, #e0594e);
  --warning: light-dark(#7d4c00, #f2bf6c); --warning-ground: light-dark(#fdf1dc, #3d2f14); --warning-fill: light-dark(#dd9a1f, #d29a35);
  --info: light-dark(#1c5a96, #8fc1f2); --info-ground: light-dark(#e6f0fa, #1b2f43); --info-fill: light-dark(#4b8dc2, #4d93c8);
  --cleared: light-dark(#1b6b3a, #7fd19d); --cleared-ground: light-dark(#e5f4ea, #1a3524);
}
`
}

/** The look that reports and the portal share. */
export const BASE_STYLE = `* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
}
[hidden] { display: none !important; }
.hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: absolute; z-index: 3; padding: 8px 16px; background: var(--surface); color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h1, h2, h3, h4, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h2 { font-size: 20px; line-height: 1.35; font-weight: 650; letter-spacing: -.01em; }
h3 { font-size: 15px; font-weight: 650; }
.muted { color: var(--muted); }
.notice { margin: 12px 0; padding: 10px 16px; border-radius: 8px; background: var(--warning-ground); color: var(--warning); }
.masthead { background: var(--brand); color: var(--on-brand); }
.masthead > div, main, .foot { max-width: 1280px; margin: 0 auto; padding: 32px; }
.masthead > div { padding-block: 28px; }
.masthead h1 { font-size: 28px; line-height: 1.25; font-weight: 650; letter-spacing: -.015em; margin-bottom: 4px; }
.masthead img { display: block; max-width: 200px; max-height: 48px; margin-bottom: 14px; }
main > section { margin-bottom: 48px; }
main > section:last-child { margin-bottom: 0; }
.headline { font-size: 16px; margin: 6px 0 20px; max-width: 75ch; }
.change { color: var(--muted); margin-top: 14px; }
.tiles { display: grid; grid-template-columns: repeat(5, 1fr); gap: 16px; }
.tile { display: flex; flex-direction: column; padding: 18px 20px 14px; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
.tile h3 { font-size: 13px; font-weight: 500; color: var(--muted); }
.tile .value { font-size: 30px; line-height: 1.25; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.tile .note, .tile .range { font-size: 13px; color: var(--muted); }
.tile .range { font-size: 12px; font-variant-numeric: tabular-nums; }
.trend { display: block; width: 100%; height: auto; margin: auto 0 6px; padding-top: 12px; overflow: visible; }
.trend .line { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.trend .ground { fill: var(--accent); opacity: .1; }
.trend circle { fill: var(--accent); stroke: var(--surface); stroke-width: 2; }
.meter { display: block; width: 100%; height: 5px; border-radius: 3px; overflow: hidden; }
.track { fill: var(--track); }
.accent { fill: var(--accent); }
.minus { fill: var(--minus); }
.plain { fill: light-dark(#b8c3c8, #56666d); }
.chip { display: inline-block; padding: 1px 9px; border-radius: 999px; font-size: 12.5px; line-height: 19px; font-weight: 600; white-space: nowrap; }
.chip.critical { color: var(--critical); background: var(--critical-ground); }
.chip.warning { color: var(--warning); background: var(--warning-ground); }
.chip.info { color: var(--info); background: var(--info-ground); }
.chip.cleared { color: var(--cleared); background: var(--cleared-ground); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 480px), 1fr)); gap: 16px; margin: 16px 0; }
.card { padding: 18px 22px; background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--info-fill); border-radius: 12px; }
.card.critical { border-left-color: var(--critical-fill); }
.card.warning { border-left-color: var(--warning-fill); }
.card .head { display: flex; align-items: flex-start; justify-content: space-between; gap: 16px; }
.card .head + p { font-size: 12.5px; }
.card h3 { font-size: 17px; line-height: 1.4; }
.card .brief { margin: 8px 0 12px; font-variant-numeric: tabular-nums; }
.flags { display: grid; gap: 10px; }
.advice { display: grid; gap: 12px; }
details { margin-top: 14px; }
summary { cursor: pointer; width: fit-content; font-weight: 600; font-size: 14px; color: var(--accent); }
details .advice { margin-top: 10px; padding: 14px 16px; border-radius: 8px; background: var(--ground); font-size: 14px; }
button {
  font: inherit; font-size: 14px; font-weight: 600; cursor: pointer; padding: 4px 14px; white-space: nowrap;
  color: var(--accent); background: var(--surface); border: 1px solid var(--line); border-radius: 8px;
}
button:hover { border-color: var(--accent); }
.foot { padding-top: 0; color: var(--muted); font-size: 13px; }
.foot h2 { font-size: 15px; color: var(--ink); padding-top: 24px; border-top: 1px solid var(--line); }
.foot dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); gap: 10px 40px; margin: 12px 0 16px; }
.foot dt { font-weight: 600; color: var(--ink); }
@media (max-width: 900px) {
  .tiles { grid-template-columns: repeat(3, 1fr); gap: 12px; }
}
@media (max-width: 640px) {
  .masthead > div, main, .foot { padding-inline: 16px; }
  main { padding-block: 24px; }
  .foot { padding-top: 0; }
  .tiles { grid-template-columns: repeat(2, 1fr); gap: 10px; }
  .tile { padding: 14px 14px 12px; }
  .tile .value { font-size: 24px; }
  .tile .range { font-size: 11px; letter-spacing: -.01em; }
  .card { padding: 16px 16px 16px 14px; }
}
`

const TABLE_STYLE = `.controls { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin: 16px 0 12px; }
.controls label { display: grid; gap: 2px; flex: 1 1 150px; max-width: 240px; font-size: 13px; color: var(--muted); }
.controls .search { flex: 2 1 240px; max-width: 420px; }
input, select {
  font: inherit; font-size: 15px; width: 100%; height: 38px; padding: 0 12px; text-overflow: ellipsis;
  color: var(--ink); background: var(--surface); border: 1px solid light-dark(#8b979d, #6b7b82); border-radius: 8px;
}
::placeholder { color: var(--muted); opacity: 1; }
.controls button { height: 38px; }
#count { margin-bottom: 8px; font-size: 13px; font-variant-numeric: tabular-nums; }
.scroll { overflow: auto; overflow-wrap: break-word; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
/* What has the focus is not hidden behind the head and the first column. */
.scroll.table { max-height: 85vh; margin-bottom: 12px; scroll-padding: 80px 0 0 160px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 14px; }
th { text-align: left; font-weight: 500; }
thead th { font-size: 12.5px; font-weight: 600; color: var(--muted); padding: 10px 14px; border-bottom: 1px solid var(--line); vertical-align: bottom; background: var(--surface); }
td, tbody th { padding: 9px 14px; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number { white-space: normal; }
.metered { min-width: 104px; }
.metered .meter { margin-top: 4px; }
#table thead th { position: sticky; top: 0; z-index: 1; }
#table th:first-child { position: sticky; left: 0; min-width: 150px; max-width: 260px; background: var(--surface); }
#table thead th:first-child { z-index: 2; }
#table tbody tr:hover > * { background: light-dark(#f8fafa, #1d282c); }
#table { min-width: 980px; }
#table .number { padding-inline: 10px; }
#table small { display: block; overflow-wrap: anywhere; font-size: 12px; font-weight: 400; color: var(--muted); }
#table .flag { min-width: 190px; }
#table .down { color: var(--critical); }
#table .manager { color: var(--muted); font-size: 13px; }
#table tr:has([data-open]) { cursor: pointer; }
#table th button { padding: 0; border: 0; background: none; text-align: inherit; white-space: normal; }
#table tbody th button { color: var(--accent); overflow-wrap: anywhere; }
#table tbody th button:hover { text-decoration: underline; }
#table thead button { font-size: inherit; color: inherit; }
#table thead button:hover { color: var(--ink); }
#table thead [aria-sort=ascending] button, #table thead [aria-sort=descending] button { color: var(--ink); }
#table thead [aria-sort=ascending] button::after { content: " ↑" / ""; }
#table thead [aria-sort=descending] button::after { content: " ↓" / ""; }
@media (max-width: 640px) {
  #table th:first-child { min-width: 128px; max-width: 40vw; padding-right: 8px; }
  .controls label { flex-basis: 40%; }
  .controls .search { flex-basis: 100%; max-width: none; }
}
`
