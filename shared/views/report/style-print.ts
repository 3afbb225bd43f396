// How a report is printed: on white, without controls, the details of the customers that need attention after it, each
// on pages of its own; with a detail open, that one alone.

export const PRINT_STYLE = `@page { margin: 14mm; }
@media print {
  :root { color-scheme: light; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10.5pt; background: none; }
  .controls, #count, #more, .skip, .script, noscript, button, .card details { display: none !important; }
  #table button { display: inline !important; font-size: inherit; }
  .masthead { border-radius: 8px; }
  .masthead > div { padding: 16px 20px; }
  main, .foot { max-width: none; padding: 16px 0 0; }
  .tiles { grid-template-columns: repeat(5, 1fr); gap: 8px; }
  .tile { padding: 10px 12px; }
  .tile .value, .detail .tile .value { font-size: 15pt; }
  .cards { grid-template-columns: 1fr; gap: 10px; }
  main > section { margin-bottom: 28px; }
  .tile, .card, tr, .flags li, .advice li, .history, .waterfall { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .scroll, .scroll.table { overflow: visible; max-height: none; border: 0; }
  table { font-size: 8.5pt; }
  .history, .waterfall, .workloads { font-size: 10pt; padding: 10px 14px; }
  .waterfall small { font-size: 9pt; }
  .waterfall .meter { height: 10px; }
  td, tbody th, thead th { padding: 4px 6px; }
  #table thead th, #table th:first-child { position: static; max-width: none; }
  #table { min-width: 0; }
  #table th:first-child { min-width: 36mm; }
  #table tbody th button { color: var(--ink); overflow-wrap: break-word; }
  #table small { font-size: 6pt; }
  #table .manager { font-size: 7pt; overflow-wrap: anywhere; }
  .metered { min-width: 16mm; }
  #table .flag { min-width: 0; }
  .chip { white-space: normal; font-size: 8pt; border-radius: 6px; }
  #printed { display: block; }
  .detail { padding: 0; break-before: page; }
  dialog[open] { position: static; width: auto; height: auto; overflow: visible; background: none; }
  dialog[open] .detail { break-before: auto; }
  body:has(dialog[open]) > :not(dialog) { display: none; }
}
`
