// The stylesheet of the local page: that of the portal, and what an operator's lists, tables and mails need besides.

import { STYLE as PORTAL_STYLE } from '../../../shared/views/portal/style.ts'

const OPERATOR_STYLE = `
small { font-size: .85em; color: var(--muted); font-weight: 400; }
.masthead > .bar { display: flex; align-items: center; gap: 4px 32px; flex-wrap: wrap; padding-block: 0; min-height: 58px; max-width: 1280px; }
main { max-width: 1280px; }
.bar nav { display: flex; gap: 4px; }
.bar nav a { padding: 18px 12px 15px; white-space: nowrap; color: inherit; opacity: .85; border-bottom: 3px solid transparent; }
.bar nav a:hover { opacity: 1; text-decoration: none; }
.bar nav a[aria-current] { opacity: 1; border-color: var(--on-brand); font-weight: 600; }
.heading { display: flex; align-items: baseline; justify-content: space-between; gap: 20px; margin-bottom: 20px; }
.heading p { color: var(--muted); }
h1 { font-size: 26px; line-height: 1.3; font-weight: 650; letter-spacing: -.015em; }
main > section:not(.panel) > h2, main > .heading > h2 { margin-top: 28px; }
main > section:not(.panel) > h2 { margin-bottom: 10px; }
.back { margin: -6px 0 6px; font-size: 14px; }
.lede { margin-bottom: 16px; color: var(--muted); }
.nothing { padding: 56px 20px; text-align: center; color: var(--muted); }
main .panel { max-width: none; margin-bottom: 20px; }
.panel h2 small { display: block; font-size: 13.5px; letter-spacing: 0; }
.cards { margin: 0; }
.cards .panel { margin: 0; }
nav.tiles { grid-template-columns: repeat(4, 1fr); margin-bottom: 24px; }
a.tile { color: var(--muted); }
a.tile:hover { border-color: var(--accent); text-decoration: none; }
a.tile b { color: var(--ink); font-size: 30px; line-height: 1.25; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin: 18px 0; }
.figures dt { color: var(--muted); font-size: 13px; }
.figures dd { font-size: 22px; line-height: 1.3; font-weight: 650; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
.figures dd small { display: block; font-size: 12.5px; letter-spacing: 0; }
.figures .down { color: var(--critical); }
.figures .up { color: var(--cleared); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 16px 0 20px; }
.facts dt { color: var(--muted); }
.heading + .facts { margin-top: 0; }
.tabs { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 14px; }
.tabs > a { padding: 5px 13px; border: 1px solid var(--line); border-radius: 999px; background: var(--surface); color: var(--ink); }
.tabs > a:hover { border-color: var(--accent); text-decoration: none; }
.tabs > a[aria-current] { background: var(--accent); border-color: var(--accent); color: light-dark(#ffffff, #10171a); }
.tabs > a[aria-current] small { color: inherit; }
.tabs form, .tabs .download { margin-left: auto; }
.tabs .download, .tabs .download:hover { border: 0; background: none; color: var(--accent); }
input[type=search] { width: 260px; max-width: 100%; min-height: 34px; padding: 4px 14px; border-radius: 999px; }
.file { display: inline-block; padding: 4px 12px; margin: 3px 2px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
.file:hover { border-color: var(--accent); text-decoration: none; }
.chip { margin: 1px 0; white-space: normal; border-radius: 10px; }
.chip small { color: inherit; font-weight: 400; }
.chip.quiet { background: var(--track); color: var(--muted); }
.notice { margin: 0 0 8px; }
.notice.critical { background: var(--critical-ground); color: var(--critical); }
.scroll { overflow: auto; max-height: 76vh; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; overflow-wrap: break-word; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 14px; }
th { text-align: left; font-weight: 600; }
thead th {
  position: sticky; top: 0; z-index: 1; background: var(--surface); color: var(--muted);
  font-size: 12.5px; padding: 10px 14px; border-bottom: 1px solid var(--line); vertical-align: bottom;
}
td { padding: 8px 14px; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
tbody tr:hover td { background: light-dark(#f8fafa, #1d282c); }
td.lead { min-width: 150px; }
td.long { min-width: 340px; }
td.lead:first-child { font-weight: 550; }
td.lead:first-child, th.lead:first-child { position: sticky; left: 0; background: var(--surface); }
th.lead:first-child { z-index: 2; }
.list td.lead:first-child { font-weight: 400; overflow-wrap: anywhere; min-width: 320px; }
td.lead.number { min-width: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead th.number { white-space: normal; }
.zero { color: var(--muted); }
.flags { display: table-cell; min-width: 190px; }
.value {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden;
  width: max-content; max-width: 300px; overflow-wrap: anywhere; font: 12.5px/1.5 ui-monospace, "Liberation Mono", monospace;
}
.plain th { padding: 6px 20px 6px 0; font-weight: 500; white-space: nowrap; vertical-align: middle; width: 1%; }
.plain td { padding: 2px 0; border: 0; }
.plain tr:hover td { background: none; }
.pager { margin-top: 14px; text-align: center; color: var(--muted); }
.sheet { display: block; width: 100%; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
pre.sheet { margin: 0; padding: 20px 24px; overflow: auto; white-space: pre-wrap; font: 13.5px/1.6 ui-monospace, "Liberation Mono", monospace; }
pre.source { font-size: 12.5px; white-space: pre; overflow-wrap: normal; max-height: 76vh; }
iframe.sheet { height: calc(100vh - 40px); min-height: 680px; background: #ffffff; }
.mails { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: 240px 1fr max-content; gap: 2px 20px; padding: 13px 20px; color: inherit; }
.mails a:hover { background: light-dark(#f8fafa, #1d282c); text-decoration: none; }
.mails .to { color: var(--muted); overflow: hidden; text-overflow: ellipsis; }
.mails .subject { font-weight: 600; }
.mails .start { grid-column: 2; color: var(--muted); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.mails time { grid-row: 1; grid-column: 3; color: var(--muted); font-size: 13px; }
.place { margin: 8px 0; color: var(--muted); }
@media (max-width: 900px) {
  nav.tiles { grid-template-columns: repeat(2, 1fr); }
}
@media (max-width: 720px) {
  .masthead > .bar { padding-top: 12px; }
  .bar nav { overflow-x: auto; max-width: 100%; }
  .bar nav a { padding: 8px 8px 7px; }
  .heading { flex-wrap: wrap; gap: 2px 20px; }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .list td.lead:first-child { min-width: 200px; }
  .tabs form, .tabs form input { width: 100%; }
  .plain, .plain tbody, .plain tr, .plain th, .plain td { display: block; width: 100%; }
  .plain tr + tr { margin-top: 10px; }
  .mails a { grid-template-columns: minmax(0, 1fr); }
  .mails .start, .mails time { grid-column: 1; grid-row: auto; }
}
`

export const STYLE = PORTAL_STYLE + OPERATOR_STYLE
