// How the detail of a customer looks: in a panel at the side, over the whole window on a phone.

export const DETAIL_STYLE = `dialog {
  width: min(980px, 100%); max-width: none; height: 100dvh; max-height: none; margin: 0 0 0 auto; padding: 0; border: 0;
  background: var(--ground); color: var(--ink); overflow: auto; overscroll-behavior: contain;
}
dialog::backdrop { background: rgb(0 0 0 / .45); }
dialog .close {
  position: sticky; top: 16px; float: right; z-index: 2; width: 40px; height: 40px; margin: 16px 20px 0 0; padding: 0;
  font-size: 24px; line-height: 1; font-weight: 400; border-radius: 50%;
}
.detail { padding: 28px 32px 40px; }
.detail > header { margin-bottom: 18px; padding-right: 48px; }
.detail > header h2 { font-size: 24px; }
.detail > header p { font-size: 13.5px; }
.detail .tiles { gap: 12px; }
.detail .tile { padding: 14px 10px 12px 14px; }
.detail .tile .value { font-size: 24px; }
.detail .tile .range { font-size: 11px; letter-spacing: -.01em; }
.detail > section, .detail .pair > section { margin-top: 24px; }
.detail > section > h3, .detail .pair h3 { font-size: 16px; margin-bottom: 10px; }
.detail h4 { font-size: 14px; font-weight: 650; margin: 14px 0 2px; }
.detail .flags, .detail > section > .advice, .history, .waterfall, .workloads, .panel {
  padding: 16px 20px; background: var(--surface); border: 1px solid var(--line); border-radius: 12px;
}
.detail .advice { font-size: 14px; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr)); gap: 0 24px; }
.history { margin-top: 12px; width: auto; min-width: min(100%, 420px); }
.history caption, .waterfall caption { text-align: left; font-size: 12.5px; color: var(--muted); padding: 0 0 6px; }
.history th, .history td, .waterfall th, .waterfall td { border: 0; padding: 4px 20px 4px 0; vertical-align: middle; }
.history { display: block; }
.strip { display: block; }
.strip .critical { fill: var(--critical-fill); }
.strip .warning { fill: var(--warning-fill); }
.strip .info { fill: var(--info-fill); }
.waterfall { display: block; }
.waterfall tbody { display: grid; grid-template-columns: minmax(110px, max-content) 1fr max-content; align-items: center; }
.waterfall tr { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; align-items: center; }
.waterfall th { max-width: 320px; }
.waterfall small { font-size: 13px; color: var(--muted); white-space: nowrap; }
.waterfall td:last-child { padding-right: 0; }
.waterfall .meter { height: 14px; }
.waterfall .total { margin-top: 6px; padding-top: 6px; border-top: 1px solid var(--line); }
.waterfall .total > * { font-weight: 650; }
.waterfall + p { margin-top: 8px; font-size: 13.5px; }
.workloads td, .workloads th { border: 0; padding: 3px 16px 3px 0; vertical-align: middle; }
.workloads thead > tr > * { padding-bottom: 6px; }
.workloads .chart { width: 50%; }
.workloads tr > :last-child { padding-right: 0; }
.evidence p { font-size: 14px; }
.evidence details { margin: 2px 0 8px; }
.evidence summary { font-size: 13px; font-weight: 500; }
.evidence .scroll { margin-top: 8px; }
.evidence table { font-size: 12.5px; }
.evidence td { padding: 5px 12px; min-width: 60px; }
.evidence thead th { padding: 7px 12px; }
#printed { display: none; }
@media (max-width: 640px) {
  .detail { padding: 20px 16px 32px; }
  .waterfall tbody { grid-template-columns: 1fr max-content; }
  .waterfall .chart { grid-column: 1 / -1; grid-row: 2; padding: 0 0 8px; }
}
`
