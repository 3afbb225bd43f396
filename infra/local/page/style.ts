// The style sheet of all pages, light and dark. No images, no web fonts.

export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f5f7f7, #10171a);
  --surface: light-dark(#ffffff, #182125);
  --ink: light-dark(#16232a, #e4ecee);
  --muted: light-dark(#5c6b73, #93a4ab);
  --line: light-dark(#dfe5e7, #2b373c);
  --accent: light-dark(#0f6e68, #4fc0b5);
  --bad: light-dark(#b3261e, #ff9b92);
  --bad-ground: light-dark(#fdecea, #44201d);
  --warn: light-dark(#8a5300, #f2bf6c);
  --warn-ground: light-dark(#fdf1dc, #3d2f14);
  --good: light-dark(#1b6b3a, #7fd19d);
  --good-ground: light-dark(#e5f4ea, #1a3524);
  --info: light-dark(#1c5a96, #8fc1f2);
  --info-ground: light-dark(#e6f0fa, #1b2f43);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
}
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
small { font-size: .85em; color: var(--muted); font-weight: 400; }
.bar {
  display: flex; align-items: center; gap: 28px; padding: 0 28px; min-height: 56px; flex-wrap: wrap;
  background: var(--surface); border-bottom: 1px solid var(--line);
}
.brand { display: flex; align-items: center; gap: 10px; font-weight: 650; color: var(--ink); }
.brand:hover { text-decoration: none; }
.bar nav { display: flex; gap: 4px; flex-wrap: wrap; }
.bar nav a { padding: 16px 12px; color: var(--muted); border-bottom: 2px solid transparent; }
.bar nav a:hover { color: var(--ink); text-decoration: none; }
.bar nav a[aria-current] { color: var(--ink); border-color: var(--accent); }
main { max-width: 1240px; margin: 0 auto; padding: 28px; }
.heading { display: flex; align-items: baseline; justify-content: space-between; gap: 20px; }
.heading p { color: var(--muted); margin: 0; }
h1 { font-size: 24px; line-height: 1.3; margin: 0 0 20px; font-weight: 650; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 24px 0 10px; font-weight: 650; }
.back { margin: -6px 0 6px; font-size: 14px; }
.lede { margin: 0 0 16px; color: var(--muted); }
.nothing { padding: 48px 20px; text-align: center; color: var(--muted); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; margin-bottom: 20px; }
.card h2 { margin-top: 0; }
.card h2 small { margin-left: 6px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); gap: 20px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 16px; margin-bottom: 20px; }
.tile { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 16px 20px; color: var(--muted); }
.tile:hover { border-color: var(--accent); text-decoration: none; }
.tile b { display: block; font-size: 26px; line-height: 1.25; color: var(--ink); font-weight: 650; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin: 18px 0; }
.figures dt { color: var(--muted); font-size: 13px; }
.figures dd { margin: 0; font-size: 20px; font-weight: 600; }
.figures dd small { display: block; font-size: 12.5px; line-height: 1.3; }
.figures .down { color: var(--bad); }
.figures .up { color: var(--good); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 16px 0 20px; }
.facts dt { color: var(--muted); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.tabs { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 14px; }
.tabs > a { padding: 5px 13px; border: 1px solid var(--line); border-radius: 999px; background: var(--surface); color: var(--ink); }
.tabs > a[aria-current] { background: var(--accent); border-color: var(--accent); color: var(--surface); }
.tabs > a[aria-current] small { color: inherit; }
.tabs form, .tabs .download { margin-left: auto; }
.tabs .download, .tabs .download:hover { border: 0; background: none; color: var(--accent); }
input[type=search] {
  font: inherit; padding: 5px 13px; width: 260px; max-width: 100%;
  border: 1px solid var(--line); border-radius: 999px; background: var(--surface); color: var(--ink);
}
.file { display: inline-block; padding: 4px 12px; margin: 3px 2px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
.file:hover { border-color: var(--accent); text-decoration: none; }
.label {
  display: inline-block; padding: 1px 9px; margin: 1px 0; border-radius: 999px; white-space: nowrap;
  font-size: 13px; background: var(--ground); color: var(--muted);
}
.label small { color: inherit; opacity: .8; }
.bad { color: var(--bad); background: var(--bad-ground); }
.warn { color: var(--warn); background: var(--warn-ground); }
.good { color: var(--good); background: var(--good-ground); }
.info { color: var(--info); background: var(--info-ground); }
.notice { margin: 0 0 8px; padding: 10px 16px; border-radius: 8px; background: var(--warn-ground); color: var(--warn); }
.notice.bad { background: var(--bad-ground); color: var(--bad); }
.scroll { overflow: auto; max-height: 76vh; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 14px; }
th { text-align: left; font-weight: 600; }
thead th {
  position: sticky; top: 0; z-index: 1; background: var(--surface); color: var(--muted);
  font-size: 12.5px; padding: 9px 14px; border-bottom: 1px solid var(--line); vertical-align: bottom;
}
td { padding: 7px 14px; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
tbody tr:hover td { background: var(--ground); }
td.lead { min-width: 150px; }
td.long { min-width: 340px; }
td.lead:first-child { font-weight: 550; }
td.lead:first-child, th.lead:first-child { position: sticky; left: 0; background: var(--surface); }
th.lead:first-child { z-index: 2; }
.list td.lead:first-child { font-weight: 400; overflow-wrap: anywhere; min-width: 320px; }
td.lead.number { min-width: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead th.number { white-space: normal; }
.zero { color: color-mix(in srgb, var(--muted) 55%, var(--surface)); }
.flags { min-width: 190px; }
.value {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden;
  width: max-content; max-width: 300px; overflow-wrap: anywhere; font: 12.5px/1.5 ui-monospace, "Liberation Mono", monospace;
}
.plain th { padding: 6px 20px 6px 0; font-weight: 500; white-space: nowrap; vertical-align: middle; width: 1%; }
.plain td { padding: 2px 0; border: 0; }
.plain tr:hover td { background: none; }
.pager { text-align: center; color: var(--muted); }
.sheet { display: block; width: 100%; margin: 0; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
pre.sheet { padding: 20px 24px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: 13.5px/1.6 ui-monospace, "Liberation Mono", monospace; }
pre.source { font-size: 12.5px; white-space: pre; overflow-wrap: normal; max-height: 76vh; }
.heading + .facts { margin-top: 0; }
iframe.sheet { height: calc(100vh - 40px); min-height: 680px; background: #ffffff; }
.mails { list-style: none; margin: 0; padding: 0; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: 240px 1fr max-content; gap: 2px 20px; padding: 13px 20px; color: inherit; }
.mails a:hover { background: var(--ground); text-decoration: none; }
.mails .to { color: var(--muted); overflow: hidden; text-overflow: ellipsis; }
.mails .subject { font-weight: 600; }
.mails .start { grid-column: 2; color: var(--muted); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.mails time { grid-row: 1; grid-column: 3; color: var(--muted); font-size: 13px; }
details { margin-top: 24px; }
summary { cursor: pointer; color: var(--muted); }
.place { color: var(--muted); overflow-wrap: anywhere; }
@media (max-width: 720px) {
  main { padding: 20px 16px; }
  .bar { padding: 8px 16px 0; gap: 4px 20px; }
  .bar nav { flex-wrap: nowrap; overflow-x: auto; max-width: 100%; }
  .bar nav a { padding: 8px 6px; }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .mails a { grid-template-columns: 1fr; }
  .mails .start, .mails time { grid-column: 1; grid-row: auto; }
}
`
