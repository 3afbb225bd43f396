// How uploads look: the place to drop files on, the chosen files, receipts.

export const UPLOAD_STYLE = `.upload { max-width: none; display: grid; gap: 18px; }
.receipt form { margin-top: 0; }
.dropzone { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; justify-content: center; padding: 34px 20px; border: 2px dashed var(--line); border-radius: 12px; color: var(--muted); }
.dropzone.over { border-color: var(--accent); background: var(--ground); }
.dropzone label { cursor: pointer; }
.dropzone label:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
.fields small { font-weight: 400; font-size: 12.5px; color: var(--muted); }
.fields.row { grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr)); align-items: start; }
.chosen { display: grid; gap: 14px; }
.chosen:empty { display: none; }
.chosen > li { display: grid; gap: 12px; padding: 16px 18px; border: 1px solid var(--line); border-radius: 12px; }
.chosen .head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; }
.chosen .head small { color: var(--muted); }
.chosen .head button { margin-left: auto; padding: 2px 12px; font-size: 13.5px; }
progress { width: 100%; height: 8px; accent-color: var(--accent); }
.choices { display: grid; gap: 8px; font-size: 14px; }
.choices label { display: flex; gap: 10px; align-items: flex-start; }
.choices input { flex: none; margin: 2px 0 0; }
.upload > button { justify-self: start; }
.receipt { display: grid; gap: 10px; }
.receipt h2 { font-size: 16px; margin: 4px 0 0; }
.receipt .why { font-weight: 600; }
.receipt .next { max-width: 75ch; }
.receipt .actions { margin: 4px 0; }
.receipt .actions:not(:has(*)) { display: none; }
.lines { display: grid; gap: 6px; font-size: 14px; padding-left: 18px; list-style: disc; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; font-size: 14px; margin-top: 6px; }
.facts dt { color: var(--muted); }
.receipts li { grid-template-columns: minmax(0, 2fr) 116px minmax(0, 2fr) minmax(0, 1.4fr) 150px; align-items: baseline; gap: 4px 18px; }
.receipts .chip { justify-self: start; }
.receipts time { font-size: 13px; color: var(--muted); font-variant-numeric: tabular-nums; }
@media (max-width: 760px) {
  .receipts li { grid-template-columns: minmax(0, 1fr) fit-content(48%); }
  .receipts time { grid-column: 1 / -1; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: 8px; }
}
`
