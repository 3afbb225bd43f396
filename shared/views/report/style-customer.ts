// How a customer's own report looks: narrower than a portfolio, with the partner's offers as buttons.

export const CUSTOMER_STYLE = `.customer .masthead > div, .customer main, .customer .foot { max-width: 960px; }
.customer main > section > h2 { margin-bottom: 14px; }
.customer .tiles { grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr)); }
.customer .cards { margin-top: 0; }
.customer .card { border-left-color: var(--accent); }
.offers { display: flex; flex-wrap: wrap; gap: 12px; }
.offers a {
  display: block; padding: 9px 18px; border-radius: 8px; font-weight: 600; text-decoration: none;
  color: var(--accent); background: var(--surface); border: 1px solid var(--line);
}
.offers a:hover { border-color: var(--accent); }
.customer .workloads th { min-width: 120px; }
@media (max-width: 640px) {
  .customer .workloads .chart { display: none; }
  .customer .scroll td, .customer .scroll th { padding-inline: 8px; }
  .customer .metered { min-width: 72px; }
}
`
